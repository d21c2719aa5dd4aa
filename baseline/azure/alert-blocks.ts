import type { GraphResource, Target, Value } from "../graph";
import type { Facts } from "./facts";

/** The action groups that blocks name: known as soon as one is, unknown where a block can't be told. */
export function toldByAny(
  blocks: Value<readonly Facts[]>,
  name: { readonly azurerm: string; readonly body: string },
): Value<readonly Target<GraphResource>[]> {
  if (blocks.state !== "known") {
    return blocks;
  }
  const named = blocks.value.map((block) => block.targets(name));
  const known = named.flatMap((one) => (one.state === "known" ? one.value : []));
  const open = named.find(({ state }) => state === "unknown");
  const { at } = blocks;
  return known.length > 0 ? { state: "known", value: known, at } : (open ?? { state: "absent", at });
}
