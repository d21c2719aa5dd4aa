import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import type { Fact } from "../fact";
import { IP_GROUP, IP_GROUP_ADDRESS } from "../ip-group";
import { groupedBy, oncePerEstate } from "./once";
import { type References, resourcesAt } from "./references";

const addedTo = oncePerEstate((estate) =>
  groupedBy(estate.all(IP_GROUP_ADDRESS), ({ group }) => resourcesAt(group)),
);

/**
 * The addresses of groups, a list a place that tells some; unknown for a group that isn't in the input,
 * because whoever keeps it decides what it opens.
 */
export function addressesOfGroups(groups: References, estate: AzureEstate): Fact<readonly string[]>[] {
  if (groups.state !== "known") {
    return groups.state === "unknown" ? [groups] : [];
  }
  return groups.value.flatMap((target) =>
    target.kind === "resource"
      ? ofGroup(target.resource, estate)
      : [{ state: "unknown", at: groups.at, because: "the group isn't in the input" } as const],
  );
}

function ofGroup(resource: GraphResource, estate: AzureEstate): Fact<readonly string[]>[] {
  const own = IP_GROUP.read(resource).addresses;
  if (own.state === "absent" && resource.mode !== "managed") {
    return [{ state: "unknown", at: own.at, because: "the group isn't in the input" }];
  }
  return [own, ...(addedTo(estate).get(resource) ?? []).map(({ addresses }) => addresses)];
}
