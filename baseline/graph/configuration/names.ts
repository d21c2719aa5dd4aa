import type { Attributes } from "../../../terraform-json";

const known = new WeakMap<Attributes, readonly string[] | null>();

/** The names in an object of an expression, in Terraform's order; undefined where one of them is a template. */
export function namesIn(value: Attributes): readonly string[] | undefined {
  let names = known.get(value);
  if (names === undefined) {
    const all = Object.keys(value).sort();
    names = all.some(isTemplate) ? null : all;
    known.set(value, names);
  }
  return names ?? undefined;
}

/** Whether a text of the input may come to something else than itself. */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}
