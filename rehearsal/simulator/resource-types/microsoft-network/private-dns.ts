import { badRequest, conflict } from "../../arm/arm-error";
import { sameText, textAt } from "../../arm/json";
import { parseId } from "../../arm/resource-id";
import type { ArmResource } from "../../arm/resource-store";
import type { ResourceType } from "../resource-type";

const ZONE = "Microsoft.Network/privateDnsZones";
const LINK = `${ZONE}/virtualNetworkLinks`;

const zone: ResourceType = {
  type: ZONE,
  tracked: true,
  seconds: { create: 20, delete: 10 },
  complete: ({ resource }) => {
    Object.assign(resource.properties, {
      maxNumberOfRecordSets: 25_000,
      maxNumberOfVirtualNetworkLinks: 1000,
      maxNumberOfVirtualNetworkLinksWithRegistration: 100,
      numberOfRecordSets: 1,
    });
  },
  // the provider reads the start-of-authority record of every zone
  finished: (resource, cloud) => cloud.store.set(startOfAuthority(resource)),
  checkDelete: (resource, cloud) => {
    const links = cloud.store.childrenOf(resource.id, LINK);
    if (links.length > 0) {
      throw conflict(
        "CannotDeleteResource",
        `Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '${links.map(({ id }) => id).join(", ")}'. Please delete all nested resources before deleting this resource.`,
      );
    }
  },
};

const link: ResourceType = {
  type: LINK,
  tracked: true,
  seconds: { create: 20, delete: 20 },
  links: (resource) => [
    { action: "Microsoft.Network/virtualNetworks/join/action", scope: networkOf(resource) ?? "" },
  ],
  check: ({ resource, id }, cloud) => {
    const network = networkOf(resource);
    const isElsewhere = network !== undefined && parseId(network)?.subscription !== id.subscription;
    if (network === undefined || (cloud.store.get(network) === undefined && !isElsewhere)) {
      throw badRequest("BadRequest", `The virtual network '${network}' of link '${id.id}' does not exist.`);
    }
    const zoneName = nameOfZone(id.id);
    const clash = cloud.store
      .ofType(LINK)
      .find(
        (other) =>
          other.id.toLowerCase() !== id.key &&
          sameText(nameOfZone(other.id), zoneName) &&
          sameText(networkOf(other), network),
      );
    if (clash !== undefined) {
      throw badRequest(
        "BadRequest",
        `A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link virtual network '${network}' by '${id.id}'; '${clash.id}' links it to '${zoneName}' already.`,
      );
    }
  },
  complete: ({ resource }) => {
    resource.properties.virtualNetworkLinkState = "Completed";
  },
};

function networkOf(resource: ArmResource): string | undefined {
  return textAt(resource, "properties", "virtualNetwork", "id");
}

function nameOfZone(linkId: string): string {
  return linkId.split("/").at(-3) ?? "";
}

function startOfAuthority(resource: ArmResource): ArmResource {
  return {
    id: `${resource.id}/SOA/@`,
    name: "@",
    type: `${ZONE}/SOA`,
    properties: {
      fqdn: `${resource.name}.`,
      ttl: 3600,
      soaRecord: {
        email: "azureprivatedns-host.microsoft.com",
        expireTime: 2_419_200,
        host: "azureprivatedns.net",
        minimumTtl: 10,
        refreshTime: 3600,
        retryTime: 300,
        serialNumber: 1,
      },
    },
  };
}

export const privateDnsTypes: readonly ResourceType[] = [
  zone,
  link,
  { type: `${ZONE}/A` },
  { type: `${ZONE}/SOA` },
];
