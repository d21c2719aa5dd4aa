import { FORMATS, type Format } from "../../baseline/report/formats";
import { SEVERITIES, type Severity } from "../../baseline/rules/rule";
import { usageError } from "../cli-error";

/** The flags of `mlzone check` as they were given. */
export interface CheckFlags {
  readonly format?: readonly string[];
  readonly failOn?: string;
  readonly allowUnknown?: boolean;
  readonly production?: boolean;
  readonly acknowledgements?: string;
  readonly rules?: boolean;
}

/** A report format, and the file that it goes to. */
export interface Output<F extends string = Format> {
  readonly format: F;
  /** Undefined: standard output. */
  readonly file: string | undefined;
}

/**
 * The reports that were asked for; the terminal's alone if none was.
 *
 * @throws {CliError} naming all that is wrong at once
 */
export function outputsOf(asked: readonly string[] = []): Output[] {
  return outputsAmong(FORMATS, "terminal", asked);
}

/** As `outputsOf`, of a command with formats of its own, of which one goes to the terminal. */
export function outputsAmong<F extends string>(
  formats: readonly F[],
  terminal: F,
  asked: readonly string[] = [],
): Output<F>[] {
  const problems: string[] = [];
  const outputs = asked.flatMap((text): Output<F>[] => {
    const [name = "", ...rest] = text.split("=");
    const file = rest.join("=");
    const format = formats.find((known) => known === name);
    if (format === undefined) {
      problems.push(`--format ${text}: the formats are ${formats.join(", ")}, each with =FILE or without.`);
      return [];
    }
    if (rest.length > 0 && file.trim() === "") {
      problems.push(`--format ${text}: a file name must follow the =.`);
      return [];
    }
    return [{ format, file: rest.length > 0 ? file : undefined }];
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    problems.push("--format: only one report goes to standard output; give the others a file with =FILE.");
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  if (new Set(files).size < files.length) {
    problems.push("--format: two reports can't go to the same file.");
  }
  if (problems.length > 0) {
    throw usageError(problems.join("\nmlzone: "));
  }
  // reports in files don't silence the terminal
  return outputs.some(({ file }) => file === undefined)
    ? outputs
    : [{ format: terminal, file: undefined }, ...outputs];
}

/** @throws {CliError} if it is no severity */
export function severityOf(text: string = "low"): Severity {
  const severity = SEVERITIES.find((known) => known === text);
  if (severity === undefined) {
    throw usageError(`--fail-on ${text}: it takes ${SEVERITIES.join(", ")}.`);
  }
  return severity;
}
