import { PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import { type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import type { AzureCloud } from "../naming/clouds";
import type { IVirtualNetwork } from "../network/subnet";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import { AzurermDialect } from "../terraform/azurerm-dialect";

/** Where the name of a private cluster's API server resolves. */
export interface IPrivateClusterZone {
  /** ARM id. */
  readonly privateDnsZoneId: string;
  /** What names wait for: the zone's links. */
  readonly ready: readonly ITerraformDependable[];
}

export interface PrivateClusterZoneProps {
  readonly resourceGroup: IResourceGroup;
  /** The region of the clusters, e.g. `westeurope`: it stands in the zone's name. */
  readonly location: string;
  /** The networks in which the name resolves: that of the nodes first, then those of operators. */
  readonly virtualNetworks: readonly IVirtualNetwork[];
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Host suffixes of API servers; Azure takes no other zone for a private cluster. */
const HOSTS: Readonly<Record<AzureCloud, string>> = {
  public: "azmk8s.io",
  usgovernment: "cx.aks.containerservice.azure.us",
  china: "cx.prod.service.azk8s.cn",
};

/**
 * The private DNS zone of the private clusters of a region. One of one's own outlives the cluster and can be
 * linked to the networks of runners and operators; Azure's is made and deleted with the cluster.
 *
 * Recommendations: `security/dependent-services-private`, `security/workspace-access-from-vnet-only`.
 */
export class PrivateClusterZone extends AzureConstruct implements IPrivateClusterZone {
  /**
   * A zone that a hub owns and links.
   * @throws if it is not the ARM id of a private DNS zone
   */
  static fromPrivateDnsZoneId(privateDnsZoneId: string): IPrivateClusterZone {
    if (!Token.isUnresolved(privateDnsZoneId) && !/\/privateDnsZones\/[^/]+$/i.test(privateDnsZoneId)) {
      throw new Error(`PrivateClusterZone: "${privateDnsZoneId}" is not the ARM id of a private DNS zone`);
    }
    return { privateDnsZoneId, ready: [] };
  }

  readonly privateDnsZoneId: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PrivateClusterZoneProps) {
    super(scope, id);
    const { resourceGroup } = props;
    const { cloud } = AzureContext.of(this);
    const tags = props.tags ?? resourceGroup.tags;
    const zone = new PrivateDnsZone(this, "Resource", {
      name: `privatelink.${props.location}.${HOSTS[cloud]}`,
      resourceGroupName: resourceGroup.resourceGroupName,
      tags,
    });
    this.privateDnsZoneId = zone.id;
    this.ready = props.virtualNetworks.map((network, index) => {
      const link = new PrivateDnsZoneVirtualNetworkLink(this, index === 0 ? "link" : `link-${index + 1}`, {
        name: `link-${network.virtualNetworkName}`,
        privateDnsZoneName: zone.name,
        resourceGroupName: resourceGroup.resourceGroupName,
        virtualNetworkId: network.virtualNetworkId,
        registrationEnabled: false,
        tags,
      });
      AzurermDialect.of(this).privateDnsZoneLink(link, zone.id);
      return link;
    });
  }
}
