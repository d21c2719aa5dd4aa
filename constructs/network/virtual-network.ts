import { isIPv4 } from "node:net";
import { VirtualNetwork as AzurermVirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { VirtualNetworkPeering } from "@cdktf/provider-azurerm/lib/virtual-network-peering";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import type { ResourceNames } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { planAddresses, type SubnetLayout } from "./address-plan";
import { BASTION_RULES } from "./bastion-rules";
import { ComputeSubnet, type ComputeSubnetLayout, computeEgressProblems } from "./compute-subnet";
import { ProtectedSubnet, type ProtectedSubnetProps, type SubnetDelegation } from "./protected-subnet";
import { additionalRuleProblems, type SecurityRule } from "./security-rule";
import { ENDPOINTS_RULES, fileShareRule, runnerRules } from "./security-rule-sets";
import type { IVirtualNetwork } from "./subnet";

/** A subnet for a runner of deployments or a jump host. */
export interface RunnerSubnetLayout extends SubnetLayout {
  /**
   * Rules besides the built-in ones, priorities 200 to 3999, e.g. to the runner's own service; to
   * the Internet at large only with `routeTableId`, so that a firewall decides.
   * @default - none
   */
  readonly additionalRules?: readonly SecurityRule[];
  /** ARM id of a route table, e.g. to the hub's firewall. @default - Azure's own routes */
  readonly routeTableId?: string;
  /** @default - none */
  readonly delegation?: SubnetDelegation;
}

/** The peering to a hub; the hub's side of it is the hub's owner's to make. */
export interface HubPeering {
  /** ARM id of the hub's virtual network. */
  readonly hubVirtualNetworkId: string;
  /** Use the hub's gateways; the hub's side must allow gateway transit. @default false */
  readonly useRemoteGateways?: boolean;
  /** Let in traffic that the hub only passes on, e.g. through its firewall. @default false */
  readonly allowForwardedTraffic?: boolean;
}

export interface VirtualNetworkProps {
  readonly resourceGroup: IResourceGroup;
  readonly names: ResourceNames;
  /** IPv4 ranges, e.g. `10.20.0.0/22`; with default subnets the first is /24 or larger. */
  readonly addressSpace: readonly string[];
  /** IPv4 addresses of DNS servers, e.g. the hub's resolver. @default - Azure's own DNS */
  readonly dnsServers?: readonly string[];
  /**
   * Subnet of the private endpoints, /26 or larger.
   * @default - the first quarter of the first address space
   */
  readonly endpointsSubnet?: SubnetLayout;
  /**
   * Subnet of computes that the workspace's managed network does not isolate, /29 or larger.
   * @default - none
   */
  readonly computeSubnet?: ComputeSubnetLayout;
  /** Subnet of a runner of deployments or a jump host, /29 or larger. @default - none */
  readonly runnerSubnet?: RunnerSubnetLayout;
  /** Subnet of Azure Bastion, /26 or larger. @default - none */
  readonly bastionSubnet?: SubnetLayout;
  /** @default - no peering */
  readonly hubPeering?: HubPeering;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A virtual network whose subnets all have a security group, and none a way out by default.
 *
 * Recommendations: `security/workspace-access-from-vnet-only`, `security/dependent-services-private`,
 * `security/exfiltration-guard-explicit-egress`, `security/managed-vnet-isolation`.
 */
export class VirtualNetwork extends AzureConstruct implements IVirtualNetwork, IMonitored {
  /** A network that exists already. */
  static fromAttributes(attributes: IVirtualNetwork): IVirtualNetwork {
    return { ...attributes };
  }

  readonly virtualNetworkId: string;
  readonly virtualNetworkName: string;
  readonly endpointsSubnet: ProtectedSubnet;
  readonly computeSubnet?: ComputeSubnet;
  readonly runnerSubnet?: ProtectedSubnet;
  readonly bastionSubnet?: ProtectedSubnet;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: VirtualNetworkProps) {
    super(scope, id);
    const { prefixes, problems } = planAddresses(props.addressSpace, {
      ...props,
      endpointsSubnet: props.endpointsSubnet ?? {},
    });
    const all = [...problems, ...networkProblems(props)];
    if (all.length > 0) {
      throw new Error(`${this.node.path}: ${all.join("; ")}`);
    }
    const network = this.createNetwork(props);
    this.virtualNetworkId = network.id;
    this.virtualNetworkName = network.name;
    this.endpointsSubnet = this.addSubnet(props, "endpoints", {
      addressPrefix: prefixes.endpointsSubnet,
      rules: props.computeSubnet
        ? [...ENDPOINTS_RULES, fileShareRule(prefixes.computeSubnet)]
        : ENDPOINTS_RULES,
    });
    if (props.computeSubnet) {
      this.computeSubnet = new ComputeSubnet(this, "compute", {
        ...props.computeSubnet,
        resourceGroup: props.resourceGroup,
        virtualNetwork: this,
        names: props.names,
        addressPrefix: prefixes.computeSubnet,
        tags: props.tags,
      });
    }
    if (props.runnerSubnet) {
      const { additionalRules = [], routeTableId, delegation } = props.runnerSubnet;
      this.runnerSubnet = this.addSubnet(props, "runner", {
        addressPrefix: prefixes.runnerSubnet,
        rules: [...runnerRules(prefixes.bastionSubnet), ...additionalRules],
        routeTableId,
        delegation,
      });
    }
    if (props.bastionSubnet) {
      this.bastionSubnet = this.addSubnet(props, "bastion", {
        name: "AzureBastionSubnet",
        addressPrefix: prefixes.bastionSubnet,
        rules: BASTION_RULES,
      });
    }
    this.peerWithHub(props);
    this.recordPolicies();
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    const subnets = {
      endpoints: this.endpointsSubnet,
      compute: this.computeSubnet,
      runner: this.runnerSubnet,
      bastion: this.bastionSubnet,
    };
    return [
      { name: "network", resourceId: this.virtualNetworkId, logs: "allLogs", metrics: ["AllMetrics"] },
      ...Object.entries(subnets).flatMap(([purpose, subnet]) =>
        (subnet?.diagnosticTargets ?? []).map((target) => ({ ...target, name: `${purpose}-${target.name}` })),
      ),
    ];
  }

  private recordPolicies(): void {
    const deviations = Deviations.of(this);
    deviations.stand(this, "flowLogs", {
      reason:
        "Flow logs belong to the region's network watcher, of which a subscription has only one: whoever " +
        "owns that switches them on.",
      policies: [BUILT_IN_POLICIES.networkFlowLogs],
    });
    deviations.stand(this, "ddosProtectionPlan", {
      reason:
        "A protection plan is bought once for all networks of a tenant, and protects public addresses, of " +
        "which the constructs make none but Bastion's.",
      policies: [BUILT_IN_POLICIES.networkDdosProtection],
    });
  }

  private createNetwork(props: VirtualNetworkProps): AzurermVirtualNetwork {
    const { resourceGroup, names, addressSpace, dnsServers } = props;
    return new AzurermVirtualNetwork(this, "Resource", {
      name: names.of("virtualNetwork"),
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      addressSpace: [...addressSpace],
      dnsServers: dnsServers && [...dnsServers],
      // "Basic" is for thousands of endpoints in peered networks
      privateEndpointVnetPolicies: "Disabled",
      tags: props.tags ?? resourceGroup.tags,
    });
  }

  private addSubnet(
    { resourceGroup, names, tags }: VirtualNetworkProps,
    purpose: string,
    props: Pick<ProtectedSubnetProps, "addressPrefix" | "rules" | "routeTableId" | "delegation"> & {
      readonly name?: string;
    },
  ): ProtectedSubnet {
    return new ProtectedSubnet(this, purpose, {
      ...props,
      resourceGroup,
      virtualNetwork: this,
      name: props.name ?? names.of("subnet", purpose),
      networkSecurityGroupName: names.of("networkSecurityGroup", purpose),
      tags,
    });
  }

  private peerWithHub({ resourceGroup, names, hubPeering }: VirtualNetworkProps): void {
    if (hubPeering === undefined) {
      return;
    }
    new VirtualNetworkPeering(this, "hub-peering", {
      name: names.of("peering", "hub"),
      resourceGroupName: resourceGroup.resourceGroupName,
      virtualNetworkName: this.virtualNetworkName,
      remoteVirtualNetworkId: hubPeering.hubVirtualNetworkId,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: hubPeering.allowForwardedTraffic ?? false,
      allowGatewayTransit: false,
      useRemoteGateways: hubPeering.useRemoteGateways ?? false,
    });
  }
}

function networkProblems(props: VirtualNetworkProps): string[] {
  const { dnsServers = [], hubPeering, computeSubnet = {}, runnerSubnet = {} } = props;
  const { additionalRules = [], routeTableId } = runnerSubnet;
  const problems = dnsServers
    .filter((server) => !Token.isUnresolved(server) && !isIPv4(server))
    .map((server) => `dnsServers: ${JSON.stringify(server)} must be an IPv4 address`);
  const hub = hubPeering?.hubVirtualNetworkId;
  if (hub !== undefined && !Token.isUnresolved(hub) && !/\/virtualNetworks\/[^/]+$/i.test(hub)) {
    problems.push(`hubPeering.hubVirtualNetworkId: "${hub}" is not the ARM id of a virtual network`);
  }
  const compute = computeEgressProblems(computeSubnet).map((problem) => `computeSubnet.${problem}`);
  const runner = additionalRuleProblems(additionalRules, "routeTableId", routeTableId !== undefined).map(
    (problem) => `runnerSubnet.${problem}`,
  );
  return [...problems, ...compute, ...runner];
}
