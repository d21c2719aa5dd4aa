import type { AzureEstate } from "../estate";

/** Finds something out once an estate, when it is asked for first. */
export function oncePerEstate<T>(find: (estate: AzureEstate) => T): (estate: AzureEstate) => T {
  const found = new WeakMap<AzureEstate, { readonly value: T }>();
  return (estate) => {
    const known = found.get(estate) ?? { value: find(estate) };
    found.set(estate, known);
    return known.value;
  };
}

/** Things by key, each key's in their order. */
export function groupedBy<Key, T>(things: Iterable<T>, keysOf: (thing: T) => Iterable<Key>): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [thing]);
      } else {
        group.push(thing);
      }
    }
  }
  return groups;
}
