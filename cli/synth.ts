import { estimateCost } from "../costs/estimate";
import { environmentCosts } from "./environment-costs";
import { baselineReport } from "./report/baseline-report";
import { nextSteps } from "./report/next-steps";
import { leftoverReport, stackReport } from "./report/stack-report";
import { sumsReport } from "./report/sums-report";
import { chosenStacks, type SynthesisOptions, withSynthesizedApp } from "./synthesis";

export interface SynthOptions extends SynthesisOptions {
  /** The stacks to show; all if empty. */
  readonly stacks: readonly string[];
}

/** `mlzone synth`: runs the app of the current folder, then shows what it wrote and what that costs. */
export function synth(options: SynthOptions): void {
  const folder = process.cwd();
  withSynthesizedApp(options, ({ stacks: all, leftovers }, prices) => {
    const stacks = chosenStacks(all, options.stacks);
    const reports = stacks.map((stack) => stackReport(stack, estimateCost([stack], prices)));
    const sums = sumsReport(environmentCosts(stacks, prices));
    const next = nextSteps(stacks, folder);
    console.log(
      [...reports, ...leftoverReport(leftovers), ...sums, next, ...baselineReport(stacks)].join("\n\n"),
    );
  });
}
