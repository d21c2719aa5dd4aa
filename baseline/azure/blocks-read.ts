import type { Value } from "../graph";
import type { Facts } from "./facts";

/** What is read of each of several blocks; absent or unknown where they are. */
export function readEach<T>(blocks: Value<readonly Facts[]>, read: (block: Facts) => T): Value<readonly T[]> {
  return blocks.state === "known" ? { ...blocks, value: blocks.value.map(read) } : blocks;
}
