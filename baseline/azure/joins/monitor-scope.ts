import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import type { Truth } from "../fact";
import { MONITOR_PRIVATE_LINK_SCOPE, MONITOR_SCOPE_MEMBER } from "../monitor-private-link-scope";
import { oncePerEstate } from "./once";

/** Whether the input makes a private link scope for Azure Monitor. */
export function hasMonitorScope(estate: AzureEstate): boolean {
  return estate.all(MONITOR_PRIVATE_LINK_SCOPE).length > 0;
}

/** Whether a Log Analytics workspace or Application Insights component is a member of a scope. */
export function isScopeMember(resource: GraphResource, estate: AzureEstate): Truth {
  const { certain, others } = membersOf(estate);
  return certain.has(resource) ? "yes" : others ? "unknown" : "no";
}

interface Members {
  readonly certain: ReadonlySet<GraphResource>;
  /** Whether there are more, of which the input doesn't tell what they are. */
  readonly others: boolean;
}

const membersOf = oncePerEstate((estate): Members => {
  const certain = new Set<GraphResource>();
  let others = false;
  for (const { linked, resource } of estate.all(MONITOR_SCOPE_MEMBER)) {
    const [target, second] = linked.state === "known" ? linked.value : [];
    if (linked.state === "unknown" || second !== undefined || resource.existence === "possible") {
      others = true;
    } else if (target?.kind === "resource") {
      certain.add(target.resource);
    }
  }
  return { certain, others };
});
