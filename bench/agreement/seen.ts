import type { Mutant } from "../../mutants";
import type { Source } from "../../rehearsal/scratch/source";
import type { Attributes } from "../../terraform-json";
import { merged, type PlacedMutant } from "./batches";
import { configurationOf } from "./configuration";
import type { MutantName, Observation, PolicyVerdict, Seen } from "./observation";
import { ruleVerdicts } from "./rule-verdicts";
import type { Standing } from "./standing-stack";

/** What stands as a whole, for a stack or what its mutants are made of. */
export async function soundObservation(source: Source, stack: Standing): Promise<Observation> {
  return {
    stack: source.name,
    policies: await stack.policies(),
    rules: ruleVerdicts(configurationOf(source)),
  };
}

/** Each member by itself, in its own places; and what the policies say of all other places. */
export async function seenOf(
  stackName: string,
  base: Attributes,
  batch: readonly PlacedMutant[],
  stack: Standing,
): Promise<Seen[]> {
  const adds = batch.some(({ mutant }) => mutant.operator === "add-resource");
  const policies = await stack.policies(adds);
  const observation = (
    mutant: Observation["mutant"],
    configuration: Attributes,
    isIn: (address: string) => boolean,
  ): Observation => ({
    stack: stackName,
    mutant,
    policies: policies.filter(({ address }: PolicyVerdict) => isIn(address)),
    rules: ruleVerdicts(configuration).filter(({ address }) => isIn(address)),
  });
  const all = new Set(batch.flatMap(({ places }) => places));
  const ids = batch.map(({ mutant }) => mutant.id).join(" + ");
  return [
    ...batch.map(
      ({ mutant, configuration, places }): Seen => ({
        kind: "mutant",
        observation: observation(nameOf(mutant), configuration, (address) => places.includes(address)),
      }),
    ),
    {
      kind: "elsewhere",
      observation: observation({ id: ids, address: "" }, merged(base, batch), (address) => !all.has(address)),
    },
  ];
}

/** A mutant, as far as a report names it. */
export function nameOf({ id, address }: Mutant): MutantName {
  return { id, address };
}
