import { type Attributes, nested, type Reference, references } from "../../terraform-json";

/** What a `replace_triggered_by` names: a resource, an instance, or an attribute of one. */
export type Trigger = Pick<Reference, "address" | "steps">;

/** Any change of what they name makes a new resource. */
export function triggersOf(attributes: Attributes): Trigger[] {
  const written: unknown = nested(attributes, "lifecycle").replace_triggered_by;
  const texts = Array.isArray(written) ? written.filter((one) => typeof one === "string") : [];
  return texts.flatMap((text) => references(text.includes("${") ? text : `\${${text}}`));
}
