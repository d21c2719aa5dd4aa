import type { Difference } from "../change";

/** Sorts by path, so that another order of keys in the input doesn't show. */
export function inOrder({ path: left }: Difference, { path: right }: Difference): number {
  for (const [index, step] of left.entries()) {
    const other = right[index];
    if (other === undefined) {
      return 1;
    }
    if (step !== other) {
      return step < other ? -1 : 1;
    }
  }
  return left.length - right.length;
}
