import { proveMutants } from "../../../baseline/proof/prove-mutants";
import { ACCEPTED_SURVIVORS } from "../../../baseline/proof/survivors";
import { Tally } from "../../../baseline/proof/tally";
import { RULES } from "../../../baseline/rules";
import { mutantsOf } from "../../../mutants";
import type { Attributes } from "../../../terraform-json";
import { synthesized } from "../../stacks/synthesized";

/** Few mutants more or less come and go; half of them gone would mean that an operator is broken. */
const LEAST = 800;

test.each(["dev", "prod"] as const)(
  "every single weakening of %s is found by a rule that owns it, or survives for a reason",
  (environment) => {
    const configuration: Attributes = { ...synthesized(environment).json };
    const tally = new Tally(RULES, ACCEPTED_SURVIVORS);
    const mutants = mutantsOf(configuration);
    for (const outcome of proveMutants(configuration, mutants, RULES, environment === "prod")) {
      tally.add(environment, outcome);
    }
    const survivors = tally.unexplained().map(({ outcome: { mutant, others } }) => {
      const found = others.length > 0 ? `; found only by ${others.join(", ")}` : "";
      return `${mutant.id} breaks ${mutant.breaks.join(", ")}${found}`;
    });
    expect(survivors).toEqual([]);
    expect(tally.total).toBeGreaterThan(LEAST);
  },
);
