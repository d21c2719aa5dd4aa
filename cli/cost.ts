import { outputsAmong } from "./check/options";
import { Complaints } from "./complaints";
import { environmentCosts } from "./environment-costs";
import { environmentJson, environmentMarkdown } from "./report/environment-formats";
import { environmentReport } from "./report/environment-report";
import { writeReports } from "./report-files";
import { chosenStacks, type SynthesisOptions, withSynthesizedApp } from "./synthesis";

/** The flags of `mlzone cost` as they were given. */
export interface CostFlags extends SynthesisOptions {
  readonly format?: readonly string[];
}

const FORMATS = ["terminal", "markdown", "json"] as const;

/**
 * `mlzone cost`: runs the app of the current folder, then shows what its environments cost a month: while nothing
 * runs, by the hours expected, and at worst.
 *
 * @param named stacks whose environments are shown; all if empty
 */
export function cost(named: readonly string[], flags: CostFlags, version: string): void {
  const complaints = new Complaints();
  const outputs = complaints.attempt(() => outputsAmong(FORMATS, "terminal", flags.format)) ?? [];
  complaints.raise();
  withSynthesizedApp(flags, ({ stacks }, prices) => {
    const chosen = chosenStacks(stacks, named);
    const costs = environmentCosts(stacks, prices).filter((one) =>
      one.stacks.some((stack) => chosen.includes(stack)),
    );
    const render = {
      terminal: () => environmentReport(costs),
      markdown: () => environmentMarkdown(costs),
      json: () => environmentJson(costs, version),
    };
    writeReports(outputs.map((output) => ({ ...output, render: render[output.format] })));
  });
}
