import { PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import type { PrivateLinkZoneKind } from "../naming/clouds";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import { AzurermDialect } from "../terraform/azurerm-dialect";
import type { IVirtualNetwork } from "./subnet";

/** Where private endpoints are written so that names resolve to them. */
export interface IPrivateDnsZones {
  /** Whether Azure Policy writes the zone groups, and Terraform must leave them alone. */
  readonly managedByPolicy: boolean;
  /**
   * ARM ids of the zones, each once; empty if `managedByPolicy`.
   * @throws if there is no zone for one of the kinds
   */
  zoneIds(kinds: readonly PrivateLinkZoneKind[]): readonly string[];
}

export interface PrivateDnsZonesProps {
  readonly resourceGroup: IResourceGroup;
  /** The network in which the names resolve. */
  readonly virtualNetwork: IVirtualNetwork;
  /** What to make zones for. */
  readonly kinds: readonly PrivateLinkZoneKind[];
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

type ZoneIds = Partial<Readonly<Record<PrivateLinkZoneKind, string>>>;

/**
 * The private link zones of a landing zone that has no hub, in the names of its cloud.
 *
 * Recommendations: `security/workspace-private-endpoint`, `security/workspace-access-from-vnet-only`,
 * `security/dependent-services-private`.
 */
export class PrivateDnsZones extends AzureConstruct implements IPrivateDnsZones {
  /** Zones that a hub owns; the hub also links them to the networks. */
  static fromZoneIds(ids: ZoneIds): IPrivateDnsZones {
    return {
      managedByPolicy: false,
      zoneIds: (kinds) => pick(ids, kinds, "PrivateDnsZones.fromZoneIds", "give its ARM id"),
    };
  }

  /** Zone groups that Azure Policy writes (DeployIfNotExists), as in Azure landing zones. */
  static ownedByPolicy(): IPrivateDnsZones {
    return { managedByPolicy: true, zoneIds: () => [] };
  }

  readonly managedByPolicy = false;
  private readonly ids: ZoneIds;

  constructor(scope: Construct, id: string, props: PrivateDnsZonesProps) {
    super(scope, id);
    const names = AzureContext.of(this).suffixes.privateLinkZones;
    // two kinds may share a zone in some cloud, and a virtual network takes a zone name only once
    const byName = new Map<string, string>();
    for (const kind of props.kinds) {
      const name = names[kind];
      byName.set(name, byName.get(name) ?? this.createZone(kind, name, props));
    }
    this.ids = Object.fromEntries(props.kinds.map((kind) => [kind, byName.get(names[kind])]));
  }

  zoneIds(kinds: readonly PrivateLinkZoneKind[]): readonly string[] {
    return pick(this.ids, kinds, this.node.path, "add it to kinds");
  }

  private createZone(kind: PrivateLinkZoneKind, name: string, props: PrivateDnsZonesProps): string {
    const { resourceGroup, virtualNetwork } = props;
    const tags = props.tags ?? resourceGroup.tags;
    const id = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const zone = new PrivateDnsZone(this, id, {
      name,
      resourceGroupName: resourceGroup.resourceGroupName,
      tags,
    });
    const link = new PrivateDnsZoneVirtualNetworkLink(this, `${id}-link`, {
      name: `link-${virtualNetwork.virtualNetworkName}`,
      privateDnsZoneName: zone.name,
      resourceGroupName: resourceGroup.resourceGroupName,
      virtualNetworkId: virtualNetwork.virtualNetworkId,
      registrationEnabled: false,
      tags,
    });
    AzurermDialect.of(this).privateDnsZoneLink(link, zone.id);
    return zone.id;
  }
}

function pick(
  ids: ZoneIds,
  kinds: readonly PrivateLinkZoneKind[],
  where: string,
  remedy: string,
): readonly string[] {
  const missing = kinds.filter((kind) => ids[kind] === undefined);
  if (missing.length > 0) {
    throw new Error(
      missing.map((kind) => `${where}: no private DNS zone for "${kind}"; ${remedy}`).join("\n"),
    );
  }
  return [...new Set(kinds.flatMap((kind) => ids[kind] ?? []))];
}
