import type { GraphResource, Target, Value } from "../../graph";
import { anyOf, type Truth } from "../fact";
import { LOG_ANALYTICS } from "../log-analytics";

const ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.OperationalInsights\/workspaces\/[^/]+$/i;
const [ARM] = LOG_ANALYTICS.arm.map((type) => type.toLowerCase());

/** Whether a reference leads to a Log Analytics workspace: one of the input, a data source's, or an id. */
export function leadsToLogAnalytics(targets: Value<readonly Target<GraphResource>[]>): Truth {
  switch (targets.state) {
    case "absent":
      return "no";
    case "unknown":
      return "unknown";
    case "known":
      return anyOf(targets.value.map(isLogAnalytics));
  }
}

function isLogAnalytics(target: Target<GraphResource>): Truth {
  if (target.kind === "external") {
    return ID.test(target.id) ? "yes" : "no";
  }
  const { resource, attribute, suffix } = target;
  const isOne = LOG_ANALYTICS.azurerm.includes(resource.type) || resource.armType === ARM;
  // `workspace_id` of azurerm's resource is a GUID that Azure Monitor doesn't take here
  if (!isOne || (attribute ?? "id") !== "id" || (suffix ?? "") !== "") {
    return "no";
  }
  return resource.existence === "certain" ? "yes" : "unknown";
}
