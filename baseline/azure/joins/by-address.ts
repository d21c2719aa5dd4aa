import type { Subject } from "../subject";

/** In one order, however the input writes them: where the first answers for all, it must not be another one. */
export function byAddress<S extends Subject>(subjects: readonly S[]): S[] {
  return [...subjects].sort((a, b) => (a.resource.address < b.resource.address ? -1 : 1));
}
