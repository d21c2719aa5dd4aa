import type { GraphResource } from "../../baseline/graph";
import { type Attributes, isAttributes } from "../../terraform-json";
import { MOST_STRENGTH, strengthAt, strengthsOf } from "./policy-effects";

const OVERRIDES = ["overrides", "body.properties.overrides"];
const SELECTORS = ["resource_selectors", "body.properties.resourceSelectors"];

/** Whether an override, which stands above parameters and definition, comes or changes to one that forbids less. */
export function isOverridden(before: GraphResource, after: GraphResource): boolean {
  const [old, wanted] = [overridesOf(before), overridesOf(after)];
  const places = new Set([...old.keys(), ...wanted.keys()]);
  return [...places].some((place) => {
    const [from, to] = [old.get(place), wanted.get(place)];
    // of what a definition does by itself nobody can tell
    return to === undefined
      ? (from ?? 0) > (parameterOf(after) ?? 0)
      : to < (from ?? parameterOf(before) ?? MOST_STRENGTH);
  });
}

/** Whether selectors limit it that didn't; each of them lets it hold for more. */
export function isForFewer(before: GraphResource, after: GraphResource): boolean {
  const [old, wanted] = [selectorsOf(before), selectorsOf(after)];
  return wanted.size > 0 && (old.size === 0 || [...old].some((one) => !wanted.has(one)));
}

/** What is selected → how much the effect there forbids. */
function overridesOf(resource: GraphResource): ReadonlyMap<string, number> {
  return new Map(
    blocksAt(resource, OVERRIDES).map(({ selectors, value }) => [textOf(selectors), strengthAt(value)]),
  );
}

function selectorsOf(resource: GraphResource): ReadonlySet<string> {
  return new Set(blocksAt(resource, SELECTORS).map(({ selectors }) => textOf(selectors)));
}

function parameterOf(resource: GraphResource): number | undefined {
  const strengths = strengthsOf(resource);
  return strengths.length === 0 ? undefined : Math.max(...strengths);
}

function blocksAt(resource: GraphResource, paths: readonly string[]): Attributes[] {
  return paths.flatMap((path) => {
    const value = resource.value(path);
    const blocks: unknown = value.state === "known" ? value.value : undefined;
    return (Array.isArray(blocks) ? blocks : [blocks]).filter(isAttributes);
  });
}

/** One block is written as an object or as a list of one, its names in any order. */
function textOf(selectors: unknown): string {
  const blocks: readonly unknown[] = Array.isArray(selectors) ? selectors : [selectors ?? []].flat();
  return JSON.stringify(
    blocks.map((one) =>
      isAttributes(one) ? Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)) : one,
    ),
  );
}
