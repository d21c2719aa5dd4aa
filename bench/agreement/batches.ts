import type { Mutant } from "../../mutants";
import { type Attributes, isAttributes, nested, references } from "../../terraform-json";

/** A mutant, and where it shows. */
export interface PlacedMutant {
  readonly mutant: Mutant;
  readonly configuration: Attributes;
  /** Addresses of resources that it changes, adds or removes. */
  readonly changed: readonly string[];
  /** The same, and what those resources are about: policies may judge that. */
  readonly places: readonly string[];
}

/** Attributes that name what a resource is about: its target, or the network that a subnet is in. */
const ABOUT = ["private_connection_resource_id", "resource_id", "target_resource_id", "virtual_network_name"];

/** Looks where a mutant differs from what it was made of. */
export function placed(base: Attributes, mutant: Mutant): PlacedMutant {
  const { configuration } = mutant;
  const [before, after] = [resourcesOf(base), resourcesOf(configuration)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (address) => JSON.stringify(before.get(address)) !== JSON.stringify(after.get(address)),
  );
  const about = changed
    .flatMap((address) => [before.get(address), after.get(address)])
    .flatMap((attributes) => references(attributes))
    .filter(({ path }) => path.some((part) => ABOUT.includes(String(part))))
    .map(({ address }) => address);
  return { mutant, configuration, changed, places: [...new Set([...changed, ...about])] };
}

/**
 * Puts mutants together that show in different places: one apply for several of them takes little longer
 * than for one, and each policy's verdict still belongs to one mutant.
 */
export function batchesOf(mutants: readonly PlacedMutant[]): PlacedMutant[][] {
  const batches: { readonly members: PlacedMutant[]; readonly taken: Set<string> }[] = [];
  for (const mutant of mutants) {
    let batch = batches.find(({ taken }) => mutant.places.every((place) => !taken.has(place)));
    if (batch === undefined) {
      batch = { members: [], taken: new Set() };
      batches.push(batch);
    }
    batch.members.push(mutant);
    for (const place of mutant.places) {
      batch.taken.add(place);
    }
  }
  return batches.map(({ members }) => members);
}

/** The configuration with the changes of all members. */
export function merged(base: Attributes, members: readonly PlacedMutant[]): Attributes {
  const resources = resourcesOf(base);
  for (const { configuration, changed } of members) {
    const after = resourcesOf(configuration);
    for (const address of changed) {
      const attributes = after.get(address);
      if (attributes === undefined) {
        resources.delete(address);
      } else {
        resources.set(address, attributes);
      }
    }
  }
  const byType: Record<string, Record<string, unknown>> = {};
  for (const [address, attributes] of resources) {
    const [type = "", name = ""] = address.split(".");
    byType[type] = { ...byType[type], [name]: attributes };
  }
  return { ...base, resource: byType };
}

function resourcesOf(configuration: Attributes): Map<string, unknown> {
  return new Map(
    Object.entries(nested(configuration, "resource")).flatMap(([type, named]) =>
      Object.entries(isAttributes(named) ? named : {}).map(
        ([name, attributes]) => [`${type}.${name}`, attributes] as const,
      ),
    ),
  );
}
