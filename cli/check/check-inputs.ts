import * as path from "node:path";
import {
  type Accepting,
  acceptedDeviations,
  localDay,
  readDeviations,
} from "../../baseline/acknowledgements";
import { checkStack } from "../../baseline/check/check-stack";
import { readSources, SOURCES_FILE, type StackCheck } from "../../baseline/report";
import { RULES } from "../../baseline/rules";
import { CliError, usageError } from "../cli-error";
import { acknowledgementsOf } from "./acknowledgements";
import { readBeside } from "./beside-stack";
import { type FoundInput, findInputs } from "./find-inputs";
import { InputProblem } from "./input-problem";
import { readInput } from "./read-input";

/** What the person says of all inputs. */
export interface CheckOptions {
  /** @default - baseline.acknowledgements.json of the current folder, if it is there */
  readonly acknowledgements?: string;
  /** @default - by tags; where there are none, it is taken for production */
  readonly production?: boolean;
}

/**
 * Looks at all that the paths stand for with all rules.
 *
 * @throws {CliError} naming everything that can't be read, at once
 */
export function checkInputs(paths: readonly string[], options: CheckOptions = {}): StackCheck[] {
  const today = localDay(new Date());
  const problems: string[] = [];
  const orProblem = <T>(read: () => T): T[] => {
    try {
      return [read()];
    } catch (error) {
      if (error instanceof InputProblem || error instanceof CliError) {
        problems.push(error.message);
        return [];
      }
      throw error;
    }
  };
  const [shared = []] = orProblem(() => acknowledgementsOf(options.acknowledgements, today));
  const inputs = distinct(paths.flatMap((named) => orProblem(() => findInputs(named)).flat()));
  const stacks = inputs.flatMap((input) =>
    orProblem(() => checkInput(input, { shared, today, production: options.production })),
  );
  if (problems.length > 0) {
    throw usageError(problems.join("\nmlzone: "));
  }
  return unusedOnce(stacks);
}

interface Circumstances {
  /** Acknowledgements of a file, for whatever is checked. */
  readonly shared: readonly Accepting[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly production: boolean | undefined;
}

function checkInput(input: FoundInput, { shared, today, production }: Circumstances): StackCheck {
  const terraform = readInput(input);
  return checkStack(
    {
      name: input.name,
      file: input.file,
      terraform,
      sources: readBeside(input.folder, SOURCES_FILE, readSources),
      acknowledgements: [
        ...acceptedDeviations(readBeside(input.folder, "deviations.json", readDeviations) ?? [], today),
        ...shared,
      ],
      production,
      notSeen: leftOut(input),
    },
    RULES,
  );
}

/** Each file once, and each under a name of its own: two stacks may both be `plan`. */
function distinct(inputs: readonly FoundInput[]): FoundInput[] {
  const once = [...new Map(inputs.map((input) => [path.resolve(input.file), input])).values()];
  const names = once.map(({ name }) => name);
  return once.map((input) =>
    names.indexOf(input.name) === names.lastIndexOf(input.name) ? input : { ...input, name: input.file },
  );
}

/** What one stack has no need of, another may need: only what none needs is left over, in the first. */
function unusedOnce(stacks: readonly StackCheck[]): StackCheck[] {
  return stacks.map((stack, index) => ({
    ...stack,
    unused: stack.unused.filter(
      (one) =>
        one.origin === "deviation" || (index === 0 && stacks.every(({ unused }) => unused.includes(one))),
    ),
  }));
}

function leftOut({ file, leftOut: names }: FoundInput): string[] {
  const some = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return names.length === 0
    ? []
    : [`Terraform reads ${some.join(", ")} together with ${path.basename(file)}: name the folder, or a plan`];
}
