import { isIPv4 } from "node:net";
import { RouteTable } from "@cdktf/provider-azurerm/lib/route-table";
import { SubnetServiceEndpointStoragePolicy } from "@cdktf/provider-azurerm/lib/subnet-service-endpoint-storage-policy";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import type { ResourceNames } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import type { SubnetLayout } from "./address-plan";
import { computeRules } from "./compute-egress-rules";
import { ProtectedSubnet } from "./protected-subnet";
import { additionalRuleProblems, type SecurityRule } from "./security-rule";
import type { ISubnet, IVirtualNetwork } from "./subnet";

/** What computes may reach from their subnet. */
export interface ComputeEgressProps {
  /**
   * IPv4 address of the firewall that everything bound for outside the network goes through.
   * @default - none: such traffic is dropped. Computes then reach the network, its peers and, over
   * the service endpoint, storage; that is too little to create a compute with no public IP
   */
  readonly firewallPrivateIp?: string;
  /**
   * ARM ids of the accounts reached over the service endpoint. An account with a private endpoint
   * in the network needs no entry.
   * @default - only the accounts of Azure ML itself
   */
  readonly storageAccountIds?: readonly string[];
  /**
   * Rules besides the built-in ones, priorities 200 to 3999; to the Internet at large only with
   * `firewallPrivateIp`, so that the firewall decides.
   * @default - none
   */
  readonly additionalRules?: readonly SecurityRule[];
}

/** A subnet of computes, where it lies and what they may reach. */
export interface ComputeSubnetLayout extends SubnetLayout, ComputeEgressProps {}

export interface ComputeSubnetProps extends ComputeEgressProps {
  /** The virtual network's own group. */
  readonly resourceGroup: IResourceGroup;
  readonly virtualNetwork: IVirtualNetwork;
  readonly names: ResourceNames;
  /** The range, e.g. `10.20.1.0/24`; each node takes an address. */
  readonly addressPrefix: string;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The accounts that Azure ML keeps for itself, without which no compute starts. */
const AZURE_ML_ALIAS = "/services/Azure/MachineLearning";

/**
 * The subnet of computes that are isolated by an own network, not by the workspace's managed one:
 * explicit egress, no other route out, storage limited to named accounts.
 *
 * Recommendations: `security/exfiltration-guard-explicit-egress`,
 * `security/minimize-exfiltration-service-endpoint-policy`, `security/advisor-compute-in-vnet`,
 * `security/managed-vnet-isolation`.
 */
export class ComputeSubnet extends AzureConstruct implements ISubnet, IMonitored {
  /** ARM id; see `ProtectedSubnet.subnetId`. */
  readonly subnetId: string;
  /** The range, e.g. `10.20.1.0/24`. */
  readonly addressPrefix: string;
  private readonly subnet: ProtectedSubnet;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ComputeSubnetProps) {
    super(scope, id);
    const { resourceGroup, virtualNetwork, names, addressPrefix, tags } = props;
    const problems = computeEgressProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { cloud } = AzureContext.of(this);
    this.subnet = new ProtectedSubnet(this, "Resource", {
      resourceGroup,
      virtualNetwork,
      name: names.of("subnet", "compute"),
      networkSecurityGroupName: names.of("networkSecurityGroup", "compute"),
      addressPrefix,
      rules: [
        ...computeRules({ location: resourceGroup.location, cloud, addressPrefix }),
        ...(props.additionalRules ?? []),
      ],
      serviceEndpoints: ["Microsoft.Storage"],
      serviceEndpointPolicyIds: [this.createStoragePolicy(props).id],
      routeTableId: this.createRoutes(props).id,
      tags,
    });
    this.subnetId = this.subnet.subnetId;
    this.addressPrefix = addressPrefix;
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return this.subnet.diagnosticTargets;
  }

  private createStoragePolicy(props: ComputeSubnetProps): SubnetServiceEndpointStoragePolicy {
    const { resourceGroup, names, storageAccountIds = [] } = props;
    const accounts = {
      name: "storage-accounts",
      description: "Accounts that computes may read and write",
      service: "Microsoft.Storage",
      serviceResources: [...storageAccountIds],
    };
    return new SubnetServiceEndpointStoragePolicy(this, "storage-policy", {
      name: names.of("serviceEndpointPolicy", "compute"),
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      definition: [
        ...(storageAccountIds.length > 0 ? [accounts] : []),
        {
          name: "azure-machine-learning",
          description: "Accounts of Azure Machine Learning itself",
          service: "Global",
          serviceResources: [AZURE_ML_ALIAS],
        },
      ],
      tags: props.tags ?? resourceGroup.tags,
    });
  }

  /**
   * One default route, and none that a gateway could announce. Without a firewall it leads nowhere:
   * Azure's own default route leads to the Internet, and would come to life with the first NAT
   * gateway or public address in the subnet.
   */
  private createRoutes(props: ComputeSubnetProps): RouteTable {
    const { resourceGroup, names, firewallPrivateIp } = props;
    return new RouteTable(this, "routes", {
      name: names.of("routeTable", "compute"),
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      bgpRoutePropagationEnabled: false,
      route: [
        {
          name: "default",
          addressPrefix: "0.0.0.0/0",
          nextHopType: firewallPrivateIp === undefined ? "None" : "VirtualAppliance",
          nextHopInIpAddress: firewallPrivateIp,
        },
      ],
      tags: props.tags ?? resourceGroup.tags,
    });
  }
}

/** What is wrong with the egress of computes, in words; empty if nothing is. */
export function computeEgressProblems(props: ComputeEgressProps): string[] {
  const { firewallPrivateIp, storageAccountIds = [], additionalRules = [] } = props;
  const problems: string[] = [];
  if (
    firewallPrivateIp !== undefined &&
    !Token.isUnresolved(firewallPrivateIp) &&
    !isIPv4(firewallPrivateIp)
  ) {
    problems.push(`firewallPrivateIp ${JSON.stringify(firewallPrivateIp)} must be an IPv4 address`);
  }
  for (const id of storageAccountIds) {
    if (!Token.isUnresolved(id) && !/\/storageAccounts\/[^/]+$/i.test(id)) {
      problems.push(`storageAccountIds: "${id}" is not the ARM id of a storage account`);
    }
  }
  return [
    ...problems,
    ...additionalRuleProblems(additionalRules, "firewallPrivateIp", firewallPrivateIp !== undefined),
  ];
}
