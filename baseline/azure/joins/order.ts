import type { GraphResource } from "../../graph";

/**
 * Whether Terraform makes `before` first: `resource` depends on it, or on something that does. What stands
 * in another module may be waited for as a module, which the graph doesn't show: it is taken for so.
 */
export function waitsFor(resource: GraphResource, before: GraphResource): boolean {
  if (moduleOf(resource) !== moduleOf(before) || namesModule(resource)) {
    return true;
  }
  const seen = new Set<GraphResource>([resource]);
  // a Set that grows is walked to its new end
  for (const one of seen) {
    for (const next of one.dependsOn) {
      seen.add(next);
    }
  }
  return seen.has(before) || before.referrers.some(({ from }) => seen.has(from));
}

function namesModule({ attributes }: GraphResource): boolean {
  const names = attributes.depends_on;
  return Array.isArray(names) && names.some((name) => String(name).includes("module."));
}

function moduleOf({ address }: GraphResource): string {
  return /^((?:module\.[^.[]+(?:\[[^\]]*\])?\.)*)/.exec(address)?.[1] ?? "";
}
