/**
 * The baseline against checkov on the same inputs: mutants of the synthesized stacks, the sound
 * originals, the plan of a bad workspace, time and memory.
 *
 * Both are judged by what their reports say, and checkov generously: any failed check that the original
 * doesn't have counts, whatever it is about, where a mutant counts for mlzone only if a rule found it
 * that checks a recommendation which the mutant breaks.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { scratchFolder } from "../measure";
import { alarmsOnOriginals } from "./alarms";
import { findingsInPlan, type PlanFinding, statusOf } from "./bad-workspace";
import { Checkov } from "./checkov";
import { installCheckov } from "./checkov-environment";
import { judgementOf } from "./judgements";
import { judgeMutants, mutantsOfStacks } from "./mutants";
import type { CompareOptions } from "./options";
import { synthesize } from "./originals";
import { evenlySpread } from "./sample";
import { compareSpeed } from "./speed";
import { alarmsTable, planTable, recallTable, speedTable } from "./tables";

/**
 * Runs the comparison and prints it.
 *
 * @throws {CompareProblem} with one sentence if something that it needs is missing
 */
export async function compare(options: CompareOptions): Promise<void> {
  const checkov = new Checkov(installCheckov(), scratchFolder());
  const originals = synthesize(scratchFolder(), options.azurerm);

  const all = mutantsOfStacks(originals.stacks);
  const sample = evenlySpread(all, options.sample ?? all.length, options.seed);
  const stacks = originals.stacks.map(({ name }) => name).join(", ");
  console.log(`Mutants of ${stacks}: ${sample.length} of ${all.length}, seed ${options.seed}`);
  const judged = await judgeMutants(sample, checkov, options.jobs);
  console.log(recallTable(judged));
  const onlyCheckov = judged.filter(({ mlzone, checkov }) => mlzone.length === 0 && checkov.length > 0);
  console.log(`Only checkov found ${onlyCheckov.length}${onlyCheckov.length > 0 ? ":" : ""}`);
  for (const { stack, id, checkov: checks } of onlyCheckov) {
    console.log(`  ${stack}  ${id}\n    ${checks.join(", ")}`);
  }

  const alarms = await alarmsOnOriginals(originals, checkov);
  console.log("\nAlarms on the sound originals");
  console.log(alarmsTable(alarms, judgementOf));

  const plan = await findingsInPlan(checkov);
  const statuses = plan.checkov.map((one) => ({ ...one, status: statusOf(one, judgementOf(one.id), plan) }));
  const rules = new Set(plan.mlzone.map(({ rule }) => rule)).size;
  console.log(
    `\nThe plan of a bad workspace: mlzone ${countByCertainty(plan.mlzone)} by ${rules} rules, ` +
      `checkov ${plan.checkov.length} failed checks by ${new Set(plan.checkov.map(({ id }) => id)).size} ids`,
  );
  console.log(planTable(statuses, judgementOf));

  const speed = await compareSpeed(originals, checkov, options.pairs);
  console.log(
    `\nTime and memory, medians of ${options.pairs} rounds in turn, dev, prod and state in one run`,
  );
  console.log(speedTable(speed));

  if (options.report !== undefined) {
    fs.mkdirSync(path.dirname(path.resolve(options.report)), { recursive: true });
    const report = { mutants: judged, alarms, plan: { ...plan, checkov: statuses }, speed };
    fs.writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
  }
}

function countByCertainty(findings: readonly PlanFinding[]): string {
  const unknown = findings.filter(({ certainty }) => certainty === "unknown").length;
  return `${findings.length - unknown} violations and ${unknown} unknown`;
}
