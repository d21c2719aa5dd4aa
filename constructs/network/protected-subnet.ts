import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { SubnetRouteTableAssociation } from "@cdktf/provider-azurerm/lib/subnet-route-table-association";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import { nameProblem } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzurermDialect } from "../terraform/azurerm-dialect";
import { cidrProblem } from "./cidr";
import { NetworkSecurityGroup } from "./network-security-group";
import type { SecurityRule } from "./security-rule";
import type { ISubnet, IVirtualNetwork } from "./subnet";

/** Hands a subnet to a service that places its own resources there. */
export interface SubnetDelegation {
  /** E.g. `GitHub.Network/networkSettings`. */
  readonly service: string;
  /** @default - Azure's own for the service */
  readonly actions?: readonly string[];
}

export interface ProtectedSubnetProps {
  /** The virtual network's own group: Azure keeps subnets there. */
  readonly resourceGroup: IResourceGroup;
  readonly virtualNetwork: IVirtualNetwork;
  /** 3 to 80 letters, digits and hyphens. */
  readonly name: string;
  /** Name of the subnet's network security group. */
  readonly networkSecurityGroupName: string;
  /** The range, e.g. `10.20.0.0/24`. */
  readonly addressPrefix: string;
  /** @default - those of a subnet of private endpoints: HTTPS in from the network, no Internet out */
  readonly rules?: readonly SecurityRule[];
  /** Services reached over Azure's backbone, e.g. `Microsoft.Storage`. @default - none */
  readonly serviceEndpoints?: readonly string[];
  /** Ids of policies on what `Microsoft.Storage` reaches. @default - none */
  readonly serviceEndpointPolicyIds?: readonly string[];
  /** ARM id of a route table. @default - Azure's own routes */
  readonly routeTableId?: string;
  /** @default - none */
  readonly delegation?: SubnetDelegation;
  /** Tags of the network security group. @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A subnet that has a network security group from the start and no way to the Internet of its own.
 *
 * Recommendations: `security/exfiltration-guard-explicit-egress`, `security/dependent-services-private`,
 * `security/minimize-exfiltration-service-endpoint-policy`.
 */
export class ProtectedSubnet extends AzureConstruct implements ISubnet, IMonitored {
  /** A subnet that exists already, e.g. one that the network team made. */
  static fromSubnetId(subnetId: string): ISubnet {
    if (!Token.isUnresolved(subnetId) && !/\/virtualNetworks\/[^/]+\/subnets\/[^/]+$/i.test(subnetId)) {
      throw new Error(`ProtectedSubnet: "${subnetId}" is not the ARM id of a subnet`);
    }
    return { subnetId };
  }

  /**
   * ARM id. It comes from the last association, so whatever is put into the subnet waits until the
   * security group and the routes stand on it, and goes before they do.
   */
  readonly subnetId: string;
  /** The range, e.g. `10.20.0.0/24`. */
  readonly addressPrefix: string;
  private readonly networkSecurityGroup: NetworkSecurityGroup;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ProtectedSubnetProps) {
    super(scope, id);
    const problems = subnetProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    this.addressPrefix = props.addressPrefix;
    this.networkSecurityGroup = new NetworkSecurityGroup(this, "nsg", {
      resourceGroup: props.resourceGroup,
      name: props.networkSecurityGroupName,
      rules: props.rules,
      tags: props.tags,
    });
    this.subnetId = this.associate(this.createSubnet(props), props.routeTableId);
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return this.networkSecurityGroup.diagnosticTargets;
  }

  private createSubnet(props: ProtectedSubnetProps): Subnet {
    const { resourceGroup, virtualNetwork, delegation, serviceEndpointPolicyIds } = props;
    const subnet = new Subnet(this, "Resource", {
      name: props.name,
      resourceGroupName: resourceGroup.resourceGroupName,
      virtualNetworkName: virtualNetwork.virtualNetworkName,
      addressPrefixes: [props.addressPrefix],
      defaultOutboundAccessEnabled: false,
      // "Enabled" means that security groups and routes hold for private endpoints too
      privateEndpointNetworkPolicies: "Enabled",
      privateLinkServiceNetworkPoliciesEnabled: true,
      serviceEndpointPolicyIds: serviceEndpointPolicyIds && [...serviceEndpointPolicyIds],
      delegation: delegation && [
        {
          name: "delegation",
          serviceDelegation: {
            name: delegation.service,
            actions: delegation.actions && [...delegation.actions],
          },
        },
      ],
    });
    AzurermDialect.of(this).subnetServiceEndpoints(subnet, props.serviceEndpoints ?? []);
    return subnet;
  }

  /** One association after the other: Azure refuses two writes of a subnet at once. */
  private associate(subnet: Subnet, routeTableId: string | undefined): string {
    const guarded = new SubnetNetworkSecurityGroupAssociation(this, "nsg-association", {
      subnetId: subnet.id,
      networkSecurityGroupId: this.networkSecurityGroup.networkSecurityGroupId,
    });
    if (routeTableId === undefined) {
      return guarded.subnetId;
    }
    const routed = new SubnetRouteTableAssociation(this, "route-table-association", {
      subnetId: guarded.subnetId,
      routeTableId,
    });
    return routed.subnetId;
  }
}

function subnetProblems(props: ProtectedSubnetProps): string[] {
  const { name, addressPrefix, serviceEndpoints = [], serviceEndpointPolicyIds = [] } = props;
  const problems: (string | undefined)[] = [nameProblem("subnet", name)];
  const range = cidrProblem(addressPrefix);
  problems.push(range && `addressPrefix ${range}`);
  if (serviceEndpointPolicyIds.length > 0 && !serviceEndpoints.includes("Microsoft.Storage")) {
    problems.push(
      'serviceEndpointPolicyIds need "Microsoft.Storage" among serviceEndpoints: without it nothing is filtered',
    );
  }
  return problems.filter((problem) => problem !== undefined);
}
