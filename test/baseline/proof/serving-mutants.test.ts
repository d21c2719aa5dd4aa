import { proveMutants } from "../../../baseline/proof/prove-mutants";
import { ACCEPTED_SURVIVORS } from "../../../baseline/proof/survivors";
import { Tally } from "../../../baseline/proof/tally";
import { RULES } from "../../../baseline/rules";
import { mutantsOf } from "../../../mutants";
import type { Attributes } from "../../../terraform-json";
import { keptRequests } from "../good/kept-requests";
import { kubernetesClusters } from "../good/kubernetes-clusters";
import { servingStacks } from "../good/serving-stacks";

/** Half of them gone would mean that an operator is broken. */
const LEAST = 80;

test.each(
  [...servingStacks(), ...keptRequests(), ...kubernetesClusters()].map(
    ({ name, text }) => [name, text] as const,
  ),
)("every single weakening of %s is found by a rule that owns it, or survives for a reason", (name, text) => {
  const configuration: Attributes = JSON.parse(text);
  const tally = new Tally(RULES, ACCEPTED_SURVIVORS);
  const isProduction = name.startsWith("prod");
  for (const outcome of proveMutants(configuration, mutantsOf(configuration), RULES, isProduction)) {
    tally.add(name, outcome);
  }
  const survivors = tally
    .unexplained()
    .map(({ outcome: { mutant } }) => `${mutant.id} breaks ${mutant.breaks.join(", ")}`);
  expect(survivors).toEqual([]);
  expect(tally.total).toBeGreaterThan(LEAST);
});
