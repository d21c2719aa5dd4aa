import { type Attributes, nested } from "../../terraform-json";
import type { Difference } from "./change";

/** Whether a resource tells Terraform to leave an attribute, or what holds it, as it is. */
export function isIgnored(attributes: Attributes, dotted: string): boolean {
  const ignored: unknown = nested(attributes, "lifecycle").ignore_changes;
  if (ignored === "all" || !Array.isArray(ignored)) {
    return ignored === "all";
  }
  return ignored.some((one) => {
    const path = String(one)
      .replace(/^\$\{\s*|\s*\}$/g, "")
      .replace(/\[\d+\]/g, "")
      .replace(/\["([^"]*)"\]/g, ".$1");
    return dotted === path || dotted.startsWith(`${path}.`);
  });
}

/** A path without its indexes. */
export function dottedPath(path: Difference["path"]): string {
  return path.filter((step) => typeof step === "string").join(".");
}
