import { badRequest } from "../../arm/arm-error";
import { listAt, sameText, textAt } from "../../arm/json";
import { parseId } from "../../arm/resource-id";
import type { ArmResource } from "../../arm/resource-store";
import type { ResourceType } from "../resource-type";
import { overlaps } from "./address-range";
import { VIRTUAL_NETWORK } from "./virtual-network";

const TYPE = `${VIRTUAL_NETWORK}/virtualNetworkPeerings`;

/** A peering leads to a network that must be there; a network has one to another. */
export const peering: ResourceType = {
  type: TYPE,
  seconds: { create: 5, delete: 5 },
  sharesOperations: true,
  links: (resource) => {
    const scope = remoteOf(resource);
    return scope === undefined ? [] : [{ action: "Microsoft.Network/virtualNetworks/peer/action", scope }];
  },
  check: ({ resource, id }, cloud) => {
    const remote = remoteOf(resource);
    const local = cloud.store.get(id.parent);
    const target = cloud.store.get(remote);
    // a hub lies in another subscription, of which the rehearsal knows nothing
    const isElsewhere = remote !== undefined && parseId(remote)?.subscription !== id.subscription;
    if (target === undefined && !isElsewhere) {
      throw badRequest(
        "InvalidResourceReference",
        `Resource ${remote ?? "(none)"} referenced by resource ${id.id} was not found. Please make sure that the referenced resource exists.`,
      );
    }
    const twin = cloud.store
      .childrenOf(id.parent ?? "", TYPE)
      .find((other) => other.id.toLowerCase() !== id.key && sameText(remoteOf(other), remote));
    if (twin !== undefined) {
      throw badRequest(
        "AnotherPeeringAlreadyReferencesRemoteVnet",
        `Peering ${id.id} cannot reference remote virtual network ${remote} because '${twin.name}' already does.`,
      );
    }
    if (overlaps(rangesOf(local), rangesOf(target))) {
      throw badRequest(
        "VnetAddressSpacesOverlap",
        `Cannot create or update peering ${id.id}. Virtual networks ${local?.id} and ${remote} cannot be peered because their address spaces overlap.`,
      );
    }
  },
};

function remoteOf(peering: ArmResource): string | undefined {
  return textAt(peering, "properties", "remoteVirtualNetwork", "id");
}

function rangesOf(network: ArmResource | undefined): string[] {
  return listAt(network, "properties", "addressSpace", "addressPrefixes").map(String);
}
