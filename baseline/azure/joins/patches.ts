import { isPatch } from "../facts";
import type { Subject } from "../subject";

/**
 * Leaves out what only patches a resource that is made elsewhere: whether such a resource is locked or
 * logged is asked where it is made.
 */
export function withoutPatches<S extends Subject>(subjects: readonly S[]): readonly S[] {
  return subjects.filter(({ resource }) => !isPatch(resource));
}
