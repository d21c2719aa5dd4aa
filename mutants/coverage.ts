import { DOMAINS } from "./domains";
import { NOT_SECURITY } from "./not-security";
import type { NotSecurity } from "./not-security-entry";

/** What becomes of an attribute: `operator`, a reason why it needs none, or nothing at all. */
export type Coverage = { readonly by: "operator" } | { readonly by: NotSecurity } | undefined;

/**
 * What accounts for an attribute of a resource type.
 *
 * @param type Terraform type, or ARM type of an azapi resource
 * @param attribute path with dots, e.g. `network_acls.default_action`
 */
export function coverageOf(type: string, attribute: string): Coverage {
  const domain = DOMAINS.find((one) => one.type === type);
  const paths = new Set([
    ...(domain?.rows.flatMap(({ paths }) => paths) ?? []),
    ...(domain?.covers ?? []),
    "tags",
  ]);
  if (paths.has(attribute)) {
    return { by: "operator" };
  }
  const reason = NOT_SECURITY.find(({ attributes }) =>
    attributes.some((entry) => fits(entry, type, attribute)),
  );
  return reason && { by: reason };
}

/** Whether an entry of the list means an attribute. */
export function fits(entry: string, type: string, attribute: string): boolean {
  const owner = entry.startsWith("*.") ? "*" : type;
  if (!entry.startsWith(`${owner}.`)) {
    return false;
  }
  const path = entry.slice(owner.length + 1);
  const block = path.endsWith(".*") ? path.slice(0, -2) : undefined;
  return block === undefined ? path === attribute : attribute === block || attribute.startsWith(`${block}.`);
}
