import type { FailedCheck } from "./checkov-report";

/**
 * The failed checks that a mutant has and its original hasn't. Checkov leaves the type out of a
 * resource's name, so two resources of one name can't be told apart: what fails more often than before
 * is new.
 */
export function newFailures(
  original: readonly FailedCheck[],
  mutant: readonly FailedCheck[],
): readonly FailedCheck[] {
  const left = new Map<string, number>();
  for (const one of original) {
    left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  }
  return mutant.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

/** The failed checks by the folder that their file is in, below the one that was checked. */
export function byFolder(failed: readonly FailedCheck[]): ReadonlyMap<string, readonly FailedCheck[]> {
  const folders = new Map<string, FailedCheck[]>();
  for (const one of failed) {
    const folder = one.file.split("/")[1] ?? "";
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return folders;
}

function keyOf({ id, resource }: FailedCheck): string {
  return `${id} ${resource}`;
}
