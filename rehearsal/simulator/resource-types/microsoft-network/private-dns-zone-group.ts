import { badRequest } from "../../arm/arm-error";
import { listAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { ResourceType } from "../resource-type";
import { notFound, PRIVATE_ENDPOINT } from "./private-endpoint";

const TYPE = `${PRIVATE_ENDPOINT}/privateDnsZoneGroups`;
const MOST_ZONES = 5;

/** The zones in which an endpoint's names stand: one group an endpoint, with up to five zones. */
export const privateDnsZoneGroup: ResourceType = {
  type: TYPE,
  seconds: { create: 10, update: 10, delete: 10 },
  sharesOperations: true,
  links: (group) =>
    zonesOf(group).map((scope) => ({ action: "Microsoft.Network/privateDnsZones/join/action", scope })),
  check: ({ resource, id }, cloud) => {
    const zones = zonesOf(resource);
    for (const zone of zones) {
      if (cloud.store.get(zone) === undefined) {
        throw notFound(zone, id.id);
      }
    }
    if (zones.length === 0 || zones.length > MOST_ZONES) {
      throw badRequest(
        "InvalidRequestFormat",
        `The zone group '${id.id}' takes from 1 to ${MOST_ZONES} zones, not ${zones.length}.`,
      );
    }
    const other = cloud.store
      .childrenOf(id.parent ?? "", TYPE)
      .find((each) => each.id.toLowerCase() !== id.key);
    if (other !== undefined) {
      throw badRequest(
        "PrivateDnsZoneGroupLimitExceeded",
        `The private endpoint of '${id.id}' has a zone group already: '${other.name}'. It takes one.`,
      );
    }
  },
};

function zonesOf(group: ArmResource): string[] {
  return listAt(group, "properties", "privateDnsZoneConfigs").map(
    (configuration) => textAt(configuration, "properties", "privateDnsZoneId") ?? "",
  );
}
