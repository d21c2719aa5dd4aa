import { badRequest, conflict } from "../../arm/arm-error";
import { textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { ResourceType } from "../resource-type";

const ZONE = "Microsoft.Network/privateDnsZones";
const LINK = `${ZONE}/virtualNetworkLinks`;

const zone: ResourceType = {
  type: ZONE,
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
  seconds: { create: 20, delete: 20 },
  check: ({ body, id }, cloud) => {
    const network = textAt(body, "properties", "virtualNetwork", "id");
    if (network === undefined || cloud.store.get(network) === undefined) {
      throw badRequest("BadRequest", `The virtual network '${network}' of link '${id.name}' does not exist.`);
    }
    const twin = cloud.store
      .childrenOf(id.parent ?? "", LINK)
      .find(
        (other) =>
          other.name.toLowerCase() !== id.name.toLowerCase() &&
          textAt(other, "properties", "virtualNetwork", "id")?.toLowerCase() === network.toLowerCase(),
      );
    if (twin !== undefined) {
      throw conflict(
        "Conflict",
        `A virtual network cannot be linked to multiple zones with overlapping namespaces: '${network}' is linked already by '${twin.name}'.`,
      );
    }
  },
  complete: ({ resource }) => {
    resource.properties.virtualNetworkLinkState = "Completed";
  },
};

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
