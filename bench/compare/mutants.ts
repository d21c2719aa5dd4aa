import { check } from "../../baseline/check/check";
import { Graph } from "../../baseline/graph";
import { proveMutants } from "../../baseline/proof/prove-mutants";
import { RULES } from "../../baseline/rules";
import { type Mutant, mutantsOf } from "../../mutants";
import { Stack } from "../../mutants/stack";
import { terraformJsonOf } from "../../terraform-json";
import { type Area, areaOf } from "./areas";
import type { Checkov } from "./checkov";
import { newFailuresOf } from "./mutants-by-checkov";
import type { Original } from "./originals";
import type { JudgedMutant } from "./recall";

/** A mutant, and what it was made of. */
export interface StackMutant {
  readonly original: Original;
  readonly mutant: Mutant;
}

/** All mutants of all stacks, in their order. */
export function mutantsOfStacks(originals: readonly Original[]): readonly StackMutant[] {
  return originals.flatMap((original) =>
    [...mutantsOf(original.configuration)].map((mutant) => ({ original, mutant })),
  );
}

/**
 * Both tools' verdicts on mutants, in their order.
 *
 * @param jobs how many checkov processes run at the same time
 */
export async function judgeMutants(
  mutants: readonly StackMutant[],
  checkov: Checkov,
  jobs: number,
): Promise<readonly JudgedMutant[]> {
  const rules = mlzoneOwners(mutants);
  const failures = await newFailuresOf(mutants, checkov, jobs);
  return mutants.map((one) => ({
    stack: one.original.name,
    id: one.mutant.id,
    area: areaOfMutant(one),
    description: one.mutant.description,
    mlzone: rules.get(one) ?? [],
    checkov: [...new Set((failures.get(one) ?? []).map(({ id, name }) => `${id} ${name}`))],
  }));
}

/** The rules that own each mutant and find it. */
function mlzoneOwners(mutants: readonly StackMutant[]): ReadonlyMap<StackMutant, readonly string[]> {
  const owners = new Map<StackMutant, readonly string[]>();
  for (const original of new Set(mutants.map((one) => one.original))) {
    const own = mutants.filter((one) => one.original === original);
    const { configuration } = original;
    const graph = Graph.of({ kind: "configuration", configuration: terraformJsonOf(configuration) });
    const { production } = check(graph, []);
    const outcomes = proveMutants(
      configuration,
      own.map(({ mutant }) => mutant),
      RULES,
      production,
    );
    [...outcomes].forEach((outcome, index) => {
      const one = own[index];
      if (one !== undefined) {
        owners.set(one, outcome.owners);
      }
    });
  }
  return owners;
}

/** By the type of what is weakened, which an original lacks if it is added. */
function areaOfMutant({ original, mutant }: StackMutant): Area {
  const resource = [original.configuration, mutant.configuration]
    .flatMap((configuration) => new Stack(configuration).resources)
    .find(({ address }) => address === mutant.address);
  return areaOf(resource?.armType ?? resource?.type ?? mutant.address);
}
