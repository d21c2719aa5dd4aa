import type { AttributePath } from "../../../terraform-json";

/** What a plan marks as unknown below a place: all of it, or some of what is in it. */
export type Mark = true | ReadonlyMap<string | number, Mark>;

/** The marks of one resource, by the paths of what is unknown. */
export function marksOf(paths: readonly AttributePath[]): Mark | undefined {
  const root = new Map<string | number, Mark>();
  for (const path of paths) {
    const last = path.at(-1);
    if (last === undefined) {
      return true;
    }
    let place = root;
    for (const step of path.slice(0, -1)) {
      const next = place.get(step);
      const inner = next instanceof Map ? next : new Map<string | number, Mark>();
      place.set(step, inner);
      place = inner;
    }
    place.set(last, true);
  }
  return root.size === 0 ? undefined : root;
}

/** The mark of what stands at `key`; what is inside of the unknown is unknown too. */
export function markAt(mark: Mark | undefined, key: string | number): Mark | undefined {
  return mark === true || mark === undefined ? mark : mark.get(key);
}
