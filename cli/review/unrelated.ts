import type { ReviewInput } from "../../review";
import { type AnyTerraformJson, textOf } from "../../terraform-json";

/**
 * Whether both sides of a review have resources and none of them is on both, neither by its address nor
 * by its type and name: then somebody named the wrong thing, and all would seem to be destroyed.
 */
export function areUnrelated(inputs: readonly ReviewInput[]): boolean {
  const pairs = inputs.flatMap(({ base, head }) =>
    // a plan against a configuration is refused for that
    base === undefined || head === undefined || base.terraform.kind !== head.terraform.kind
      ? []
      : [{ base: base.terraform, head: head.terraform }],
  );
  if (pairs.some(({ base, head }) => base === head)) {
    return false;
  }
  const marked = pairs.map(({ base, head }) => ({ before: marksOf(base), after: marksOf(head) }));
  const full = marked.filter(({ before, after }) => before.size > 0 && after.size > 0);
  return full.length > 0 && !full.some(({ before, after }) => [...after].some((mark) => before.has(mark)));
}

/** What tells managed resources from others: addresses, and types with names in Azure. */
function marksOf(terraform: AnyTerraformJson): Set<string> {
  const isPlan = terraform.kind === "plan";
  const resources = isPlan ? terraform.plan.plannedResources : terraform.configuration.resources;
  const changes = isPlan ? terraform.plan.changes : [];
  return new Set([
    ...resources
      .filter(({ mode }) => mode === "managed")
      .flatMap(({ address, attributes, type }) => [address, ...named(type, textOf(attributes, "name"))]),
    ...changes
      .filter(({ mode }) => mode === "managed")
      .flatMap(({ address, previousAddress }) => [address, previousAddress ?? address]),
  ]);
}

function named(type: string, name: string | undefined): string[] {
  return name === undefined || name.includes("${") ? [] : [`${type} ${name}`];
}
