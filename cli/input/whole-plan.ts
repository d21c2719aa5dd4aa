import { isAttributes } from "../../terraform-json";

/**
 * What a plan lacks that Terraform always writes; undefined where nothing does. From the rest a check
 * would conclude that nothing is planned, or that all of it is known.
 *
 * @param content parsed JSON of a plan
 */
export function missingInPlan(content: unknown): string | undefined {
  if (!isAttributes(content)) {
    return undefined;
  }
  const missing = ["planned_values", "configuration"].filter((part) => !hasRoot(content[part]));
  const { resource_changes: changes, planned_values: planned } = content;
  const hasResources = hasRoot(planned) && Object.keys(planned.root_module).length > 0;
  if (hasResources && !Array.isArray(changes)) {
    missing.push("resource_changes");
  }
  return missing.length === 0 ? undefined : missing.join(", ");
}

function hasRoot(part: unknown): part is { readonly root_module: object } {
  return isAttributes(part) && isAttributes(part.root_module);
}
