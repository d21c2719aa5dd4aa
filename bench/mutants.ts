import { proveMutants } from "../baseline/proof/prove-mutants";
import { ACCEPTED_SURVIVORS } from "../baseline/proof/survivors";
import { Tally } from "../baseline/proof/tally";
import { RULES } from "../baseline/rules";
import { bases } from "./mutants/bases";
import { NewMutants } from "./mutants/new-mutants";
import { proofReport } from "./mutants/report";

/**
 * `npm run mutants [-- word...]`: weakens every sound stack in every single way and shows which rule
 * finds it. Words choose mutants by what their ids hold. It fails where a mutant survives that nobody
 * explained, where an explanation explains none, or where no mutant trips a rule.
 */
const words = process.argv.slice(2);
const tally = new Tally(RULES, ACCEPTED_SURVIVORS);
const fresh = new NewMutants((mutant) => words.every((word) => mutant.id.includes(word)));

for (const base of bases()) {
  const before = tally.total;
  for (const outcome of proveMutants(base.configuration, fresh.of(base), RULES, base.production)) {
    tally.add(base.name, outcome);
  }
  process.stderr.write(`${String(tally.total - before).padStart(5)} mutants of ${base.name}\n`);
}
const { text, holds } = proofReport(tally, words.length > 0);
console.log(text);
process.exitCode = holds ? 0 : 1;
