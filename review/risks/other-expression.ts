import { references } from "../../terraform-json";
import type { AttributeChange } from "../changes";
import type { ShownValue } from "../changes/change";

/** Each time another one: what stands behind it says the block, and no text of the attribute. */
const SURROUNDINGS = /\b(?:each|count|self|path|terraform)\s*[.[]/;

/**
 * Whether an attribute that is an expression on both sides is another one, so that it may come to something
 * weaker though nobody can tell either value. One that refers to a resource isn't judged, for that gets
 * another address or attribute without a change of what it comes to; nor is another name of a variable.
 */
export function isOtherExpression({ before, after }: AttributeChange): boolean {
  const [old, wanted] = [textOf(before), textOf(after)];
  return old !== undefined && wanted !== undefined && old !== wanted;
}

/** An expression of variables and literals without its blanks and names; undefined for anything else. */
function textOf(shown: ShownValue): string | undefined {
  const text = shown.state === "known" ? JSON.stringify(shown.value) : undefined;
  if (shown.state !== "known" || text === undefined || !/[$%]\{/.test(text) || SURROUNDINGS.test(text)) {
    return undefined;
  }
  return references(shown.value).every(({ kind }) => kind === "var" || kind === "local")
    ? text.replace(/\s+/g, "").replace(/\bvar\.[\w-]+/g, "var")
    : undefined;
}
