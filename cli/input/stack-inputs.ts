import * as path from "node:path";
import { type Accepting, acceptedDeviations, readDeviations } from "../../baseline/acknowledgements";
import type { StackInput } from "../../baseline/check/check-stack";
import { readSources, SOURCES_FILE } from "../../baseline/report";
import { readBeside } from "./beside-stack";
import type { FoundInput } from "./find-inputs";
import { readInput } from "./read-input";

/** What the person says of an input. */
export interface Circumstances {
  /** Acknowledgements of a file, for whatever is checked. */
  readonly shared: readonly Accepting[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly production: boolean | undefined;
}

/**
 * Reads a stack or plan with what lies beside it.
 *
 * @throws {InputProblem} with one sentence if any of that can't be read
 */
export function stackInput(input: FoundInput, { shared, today, production }: Circumstances): StackInput {
  return {
    name: input.name,
    file: input.file,
    terraform: readInput(input),
    sources: readBeside(input.folder, SOURCES_FILE, readSources),
    acknowledgements: [
      ...acceptedDeviations(readBeside(input.folder, "deviations.json", readDeviations) ?? [], today),
      ...shared,
    ],
    production,
    notSeen: leftOut(input),
  };
}

function leftOut({ file, leftOut: names }: FoundInput): string[] {
  const some = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return names.length === 0
    ? []
    : [`Terraform reads ${some.join(", ")} together with ${path.basename(file)}: name the folder, or a plan`];
}
