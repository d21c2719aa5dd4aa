import { traversals } from "../../../terraform-json";

/** Who writes more into an index doesn't name a key. */
const LONGEST_INDEX = 200;

/**
 * `template` with the indexes that are told in place of those that are computed: `a.b[local.k].id` becomes
 * `a.b["c"].id`.
 *
 * @param resolve what an index as `${local.k}` comes to
 */
export function withToldIndexes(template: string, resolve: (index: string) => unknown): string {
  if (!template.includes("[")) {
    return template;
  }
  let text = "";
  let end = 0;
  for (const { start, ...index } of computedIndexes(template)) {
    // what stands inside of an index that was told is gone with it
    const told = start < end ? undefined : literalIndex(resolve(`\${${index.source}}`));
    if (told !== undefined) {
      text += `${template.slice(end, start)}[${told}]`;
      end = index.end;
    }
  }
  return end === 0 ? template : text + template.slice(end);
}

function computedIndexes(template: string) {
  return traversals(template)
    .flatMap(({ steps }) => steps.filter(({ key, start }) => key === undefined && template[start] === "["))
    .map(({ start, end }) => ({ start, end, source: template.slice(start + 1, end - 1).trim() }))
    .filter(({ source }) => source !== "*" && source !== "" && source.length <= LONGEST_INDEX)
    .sort((one, other) => one.start - other.start);
}

function literalIndex(value: unknown): string | undefined {
  if (typeof value === "number") {
    return Number.isInteger(value) && value >= 0 ? String(value) : undefined;
  }
  return typeof value === "string" && !/["\\$%]/.test(value) ? JSON.stringify(value) : undefined;
}
