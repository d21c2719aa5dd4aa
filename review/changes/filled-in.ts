/** `optional(bool, true)`: what a value leaves out isn't null. */
const FILLS_IN = /\boptional\((?:[^(),]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*,/;
const OPTIONAL = /([\w-]+)=optional\(/g;

/** Whether a variable's type says what an attribute is that a value of it leaves out. */
export function fillsIn(type = ""): boolean {
  return FILLS_IN.test(type);
}

/**
 * Whether the same value of a variable comes to something else by its types on the two sides: an attribute
 * that both have is filled in otherwise. A further attribute says nothing, for nobody named it before.
 */
export function areFilledOtherwise(one = "", other = ""): boolean {
  if (one === other || !(fillsIn(one) || fillsIn(other))) {
    return false;
  }
  const [before, after] = [optionals(one), optionals(other)];
  return [...after].some(([name, text]) => {
    const old = before.get(name);
    return old !== undefined && old !== text && (fillsIn(old) || fillsIn(text));
  });
}

/** What the type says of each optional attribute, by name; blanks say nothing. */
function optionals(type: string): ReadonlyMap<string, string> {
  const text = type.replace(/\s+/g, "");
  const found = new Map<string, string>();
  for (const { 0: begin, 1: name = "", index } of text.matchAll(OPTIONAL)) {
    const at = index + name.length + 1;
    found.set(name, (found.get(name) ?? "") + text.slice(at, endOfCall(text, index + begin.length)));
  }
  return found;
}

/** @param start after the opening bracket */
function endOfCall(text: string, start: number): number {
  let open = 1;
  let at = start;
  for (; at < text.length && open > 0; at += 1) {
    open += text[at] === "(" ? 1 : text[at] === ")" ? -1 : 0;
  }
  return at;
}
