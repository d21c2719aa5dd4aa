const GOLDEN_RATIO = 0.618033988749895;

/**
 * `count` of the items, in their order and evenly spread over them, so that each part of the list is
 * drawn from in proportion. The same seed draws the same; all items if there are no more than `count`.
 */
export function evenlySpread<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  if (count >= items.length) {
    return items;
  }
  const start = (seed * GOLDEN_RATIO) % 1;
  const step = items.length / count;
  const drawn = new Set(Array.from({ length: count }, (_, index) => Math.floor((index + start) * step)));
  return items.filter((_, index) => drawn.has(index));
}
