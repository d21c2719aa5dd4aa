import { type Resource, textOf } from "../terraform-json";

/** Looks up what a resource's parent is called, e.g. the endpoint of a deployment; undefined where it can't be told. */
export function parentNames(resources: readonly Resource[]): (resource: Resource) => string | undefined {
  const names = new Map<string, string>();
  for (const { address, attributes } of resources) {
    const name = textOf(attributes, "name");
    if (name !== undefined && !name.includes("${")) {
      names.set(`\${${address}.id}`, name);
    }
  }
  return ({ attributes }) => {
    const parent = textOf(attributes, "parent_id");
    if (parent === undefined || parent.includes("${")) {
      // a configuration refers to it, a plan has its id
      return parent === undefined ? undefined : names.get(parent);
    }
    return parent.slice(parent.lastIndexOf("/") + 1) || undefined;
  };
}
