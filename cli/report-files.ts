import * as fs from "node:fs";
import * as path from "node:path";
import { usageError } from "./cli-error";
import { systemReason } from "./input/input-problem";
import { shown } from "./input/shown";

/** A report that was asked for. */
export interface Report {
  /** What `--format` names it. */
  readonly format: string;
  /** Undefined: standard output. */
  readonly file: string | undefined;
  readonly render: () => string;
}

/**
 * Writes reports to their files, then the one for standard output: what says that it failed must not
 * follow a verdict.
 *
 * @throws {CliError} naming each file that can't be written
 */
export function writeReports(reports: readonly Report[]): void {
  const problems = reports.flatMap(toFile);
  if (problems.length > 0) {
    throw usageError(problems.join("\nmlzone: "));
  }
  for (const report of reports) {
    if (report.file === undefined) {
      print(textOf(report));
    }
  }
}

function toFile(report: Report): string[] {
  const { file } = report;
  if (file === undefined) {
    return [];
  }
  const text = textOf(report);
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(file, text);
    return [];
  } catch (error) {
    return [`the report can't be written to ${shown(file)}: ${systemReason(error)}.`];
  }
}

/** Node's texts have a longest length; a page of a gigabyte would help nobody. */
function textOf({ format, render }: Report): string {
  try {
    return render();
  } catch (error) {
    if (error instanceof RangeError) {
      throw usageError(`--format ${format}: there is more to say than a file holds; give it less at a time.`);
    }
    throw error;
  }
}

/** Whoever reads it may have seen enough, as `head` has; the verdict is the same. */
function print(text: string): void {
  process.stdout.on("error", () => undefined);
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
