import type { Fact } from "./fact";
import type { Facts, Spelling, TargetSpelling } from "./facts";

/**
 * The texts that stand in some fields of each block, in order; absent where there is no block, unknown
 * where one of them is.
 */
export function blockTexts(
  facts: Facts,
  blocks: TargetSpelling,
  ...fields: readonly Spelling<string>[]
): Fact<readonly string[]> {
  const found = facts.blocks(blocks);
  if (found.state !== "known") {
    return found;
  }
  const texts = found.value.flatMap((block) => fields.map((field) => block.text(field)));
  const unknown = texts.find((text) => text.state === "unknown");
  const value = texts.flatMap((text) => (text.state === "known" ? [text.value] : []));
  return unknown ?? { state: "known", value, at: found.at, byDefault: false };
}
