import { type CheckReport, fails, render } from "../baseline/report";
import { RULES } from "../baseline/rules";
import { checkInputs } from "./check/check-inputs";
import { type CheckFlags, outputsOf, severityOf } from "./check/options";
import { rulesTable } from "./check/rules-table";
import { usageError } from "./cli-error";
import { writeReports } from "./report-files";

/** `mlzone check`: what the rules of the baseline say of synthesized stacks and plans. */
export function check(paths: readonly string[], flags: CheckFlags, version: string): void {
  if (flags.rules === true) {
    console.log(rulesTable(RULES));
    return;
  }
  const outputs = outputsOf(flags.format);
  const failOn = severityOf(flags.failOn);
  if (paths.length === 0) {
    throw usageError(
      "name what to check: a folder that a cdktf app wrote, a cdk.tf.json, a plan JSON, or - for standard input.",
    );
  }
  const stacks = checkInputs(paths, flags);
  const report: CheckReport = { version, stacks, failOn, failOnUnknown: flags.allowUnknown !== true };
  writeReports(outputs.map((output) => ({ ...output, render: () => render(output.format, report) })));
  process.exitCode = fails(report) ? 1 : 0;
}
