import * as fs from "node:fs";
import * as path from "node:path";
import { type CheckReport, fails, render } from "../baseline/report";
import type { Format } from "../baseline/report/formats";
import { RULES } from "../baseline/rules";
import { checkInputs } from "./check/check-inputs";
import { systemReason } from "./check/input-problem";
import { type CheckFlags, type Output, outputsOf, severityOf } from "./check/options";
import { rulesTable } from "./check/rules-table";
import { shown } from "./check/shown";
import { usageError } from "./cli-error";

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
  const problems = outputs.flatMap((output) => write(output, report));
  if (problems.length > 0) {
    throw usageError(problems.join("\nmlzone: "));
  }
  for (const { format, file } of outputs) {
    if (file === undefined) {
      print(rendered(format, report));
    }
  }
  process.exitCode = fails(report) ? 1 : 0;
}

/** Files come before standard output: what says that it failed must not follow a verdict. */
function write({ format, file }: Output, report: CheckReport): string[] {
  if (file === undefined) {
    return [];
  }
  const text = rendered(format, report);
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(file, text);
    return [];
  } catch (error) {
    return [`the report can't be written to ${shown(file)}: ${systemReason(error)}.`];
  }
}

/** Node's texts have a longest length; a page of a gigabyte would help nobody. */
function rendered(format: Format, report: CheckReport): string {
  try {
    return render(format, report);
  } catch (error) {
    if (error instanceof RangeError) {
      throw usageError(`--format ${format}: there is more to say than a file holds; check less at a time.`);
    }
    throw error;
  }
}

/** Whoever reads it may have seen enough, as `head` has; the verdict is the same. */
function print(text: string): void {
  process.stdout.on("error", () => undefined);
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
