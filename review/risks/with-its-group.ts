import { resourceGroupOf } from "../../baseline/azure/joins/resource-group-of";
import { RESOURCE_GROUP } from "../../baseline/azure/resource-group";
import type { GraphResource } from "../../baseline/graph";
import { holdsData } from "../../terraform-json";
import type { ResourceChange } from "../changes";
import { changeOf } from "./change-at";
import type { RiskContext } from "./context";
import type { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { isOf } from "./weaker-fact";

/** Names that a sentence holds; more are counted. */
const MOST_NAMED = 3;

/**
 * Resource groups that Azure deletes with all that is in them, though Terraform knows nothing of it: what
 * only names its group stays in the plan as it is. What is made anew or destroyed by itself is told there.
 */
export function withItsGroup(context: RiskContext, gone: Gone): Risk[] {
  const groups = context.changes.filter((change) => isOf(change, RESOURCE_GROUP) && isDeleted(change));
  if (groups.length === 0) {
    return [];
  }
  const kept = keptByGroup(context, gone);
  return groups.flatMap((change) => {
    const inside = (change.before && kept.get(change.before)) ?? [];
    const isData = inside.some((one) => holdsData(one) === "data");
    return inside.length === 0
      ? []
      : [
          {
            ...withoutRules("data-loss", change, {
              what: `Azure deletes the group with all that is in it, and Terraform plans nothing for ${listed(inside)}`,
              why: "What the group holds goes with it, and Terraform can't bring data back.",
              fix: "Keep the group as it is, or make another beside it and move what it holds first.",
              severity: isData ? "high" : "medium",
              recommendations: ["reliability/recovery-strategy-for-dependencies"],
            }),
            attributes: change.attributes.filter(({ replaces }) => replaces),
          },
        ];
  });
}

function isDeleted({ kind, moveIsDeclared }: ResourceChange): boolean {
  return kind === "destroy" || kind === "replace" || moveIsDeclared === false;
}

/** What lay in each group and stays, as far as Terraform knows. */
function keptByGroup(context: RiskContext, gone: Gone): ReadonlyMap<GraphResource, GraphResource[]> {
  const estate = context.base ?? context.head;
  const kept = new Map<GraphResource, GraphResource[]>();
  for (const resource of estate?.graph.resources ?? []) {
    const group =
      estate && resource.mode === "managed" ? resourceGroupOf(resource, estate).resource : undefined;
    const change = group && changeOf(gone.newAddress(resource.address), context);
    const stays = change === undefined || change.kind === "update" || change.kind === "keep";
    if (group !== undefined && stays && change?.moveIsDeclared !== false) {
      const list = kept.get(group) ?? [];
      kept.set(group, list);
      list.push(resource);
    }
  }
  return kept;
}

/** What holds data first. */
function listed(resources: readonly GraphResource[]): string {
  const rank = (one: GraphResource) => (holdsData(one) === "data" ? 0 : 1);
  const names = [...resources].sort((a, b) => rank(a) - rank(b)).map(({ address }) => address);
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
