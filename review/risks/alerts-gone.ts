import type { GraphResource } from "../../baseline/graph";
import { references } from "../../terraform-json";
import type { Gone } from "./goes-with";

/** What an alert looks at, by whichever provider. */
const SCOPES = ["scopes", "target_resource_id", "data_source_id", "body.properties.scopes"];

/**
 * Whether all that an alert or a rule watches goes with it: what its scopes lead to or, where it asks a workspace
 * of logs, each resource that its query compares with.
 */
export function watchesTheGone(alert: GraphResource, gone: Gone): boolean {
  return SCOPES.some((path) => gone.isDestroyed(alert.targets(path))) || asksForTheGone(alert, gone);
}

function asksForTheGone(alert: GraphResource, gone: Gone): boolean {
  const { criteria, query } = alert.attributes;
  const asked = references([criteria, query]);
  return asked.length > 0 && asked.every(({ address, kind }) => kind === "managed" && gone.hasAt(address));
}
