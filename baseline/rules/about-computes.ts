import { type AzureEstate, COMPUTE, type Compute, type ComputeType } from "../azure";
import { isPatch } from "../azure/facts";
import { withoutPatches } from "../azure/joins/patches";
import type { Problem } from "./rule";

type Finds = (compute: Compute, estate: AzureEstate) => readonly Problem[];

/** Every compute that Azure runs for a workspace. */
export const ANY_COMPUTE: readonly ComputeType[] = ["AmlCompute", "ComputeInstance"];

/** For a rule about settings of computes of a type, patches of them included. */
export function aboutComputes(types: readonly ComputeType[], finds: Finds) {
  return {
    looksAt: (estate: AzureEstate) => estate.all(COMPUTE).filter((compute) => mayBe(compute, types)),
    finds: asFarAsTold(finds),
  };
}

/** For a rule about what a compute must have; a patch says nothing of that. */
export function aboutMadeComputes(types: readonly ComputeType[], finds: Finds) {
  return {
    looksAt: (estate: AzureEstate) =>
      withoutPatches(estate.all(COMPUTE)).filter((compute) => mayBe(compute, types)),
    finds: asFarAsTold(finds),
  };
}

function mayBe({ computeType }: Compute, types: readonly ComputeType[]): boolean {
  return computeType.state !== "known" || types.some((type) => type === computeType.value);
}

/** What is wrong with a compute that may be of another type can't be told either; a patch needs no type. */
function asFarAsTold(finds: Finds): Finds {
  return (compute, estate) => {
    const problems = finds(compute, estate);
    return compute.computeType.state === "known" || needsNoType(compute) ? problems : problems.map(perhaps);
  };
}

function perhaps(problem: Problem): Problem {
  const message = `the compute's type can't be told; perhaps ${problem.message}`;
  return { ...problem, certainty: "unknown", message };
}

function needsNoType({ computeType, resource }: Compute): boolean {
  return computeType.state === "absent" && isPatch(resource);
}
