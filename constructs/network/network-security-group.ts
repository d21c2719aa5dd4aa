import {
  NetworkSecurityGroup as AzurermNetworkSecurityGroup,
  type NetworkSecurityGroupSecurityRule,
} from "@cdktf/provider-azurerm/lib/network-security-group";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import { nameProblem } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { armIdOf } from "../terraform/arm-id";
import { AzureConstruct } from "../terraform/azure-construct";
import { type SecurityRule, securityRuleProblems } from "./security-rule";
import { ENDPOINTS_RULES } from "./security-rule-sets";

/** A network security group, new or existing. */
export interface INetworkSecurityGroup {
  /** ARM id. */
  readonly networkSecurityGroupId: string;
}

export interface NetworkSecurityGroupProps {
  readonly resourceGroup: IResourceGroup;
  /** 3 to 80 letters, digits and hyphens. */
  readonly name: string;
  /**
   * The rules, besides Azure's own that stand behind them.
   * @default - those of a subnet of private endpoints: HTTPS in from the network, no Internet out
   */
  readonly rules?: readonly SecurityRule[];
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A network security group with its rules inside, so that a rule added by hand is a diff.
 *
 * Recommendations: `security/dependent-services-private`, `security/exfiltration-guard-explicit-egress`.
 */
export class NetworkSecurityGroup extends AzureConstruct implements INetworkSecurityGroup, IMonitored {
  /** A group that exists already. */
  static fromNetworkSecurityGroupId(networkSecurityGroupId: string): INetworkSecurityGroup {
    const type = "Microsoft.Network/networkSecurityGroups";
    return { networkSecurityGroupId: armIdOf("NetworkSecurityGroup", type, networkSecurityGroupId) };
  }

  readonly networkSecurityGroupId: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: NetworkSecurityGroupProps) {
    super(scope, id);
    const { resourceGroup, name, rules = ENDPOINTS_RULES } = props;
    const problems = [nameProblem("networkSecurityGroup", name), ...securityRuleProblems(rules)].filter(
      (problem) => problem !== undefined,
    );
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const group = new AzurermNetworkSecurityGroup(this, "Resource", {
      name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      securityRule: rules.map(toBlock),
      tags: props.tags ?? resourceGroup.tags,
    });
    this.networkSecurityGroupId = group.id;
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [{ name: "nsg", resourceId: this.networkSecurityGroupId, logs: "allLogs" }];
  }
}

function toBlock(rule: SecurityRule): NetworkSecurityGroupSecurityRule {
  const { name, priority, direction, access, protocol, source, destination, ports, description } = rule;
  return {
    name,
    priority,
    direction,
    access,
    protocol,
    sourceAddressPrefix: source,
    sourcePortRange: "*",
    destinationAddressPrefix: destination,
    // ARM has one field for one port and another for several, and "*" is allowed only in the first
    destinationPortRange: ports.length === 1 ? ports[0] : undefined,
    destinationPortRanges: ports.length === 1 ? undefined : [...ports],
    description,
  };
}
