import * as path from "node:path";
import { localDay } from "../../baseline/acknowledgements";
import { checkStack } from "../../baseline/check/check-stack";
import type { StackCheck } from "../../baseline/report";
import { RULES } from "../../baseline/rules";
import { Complaints } from "../complaints";
import { acknowledgementsOf } from "../input/acknowledgements";
import { type FoundInput, findInputs } from "../input/find-inputs";
import { stackInput } from "../input/stack-inputs";

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
  const complaints = new Complaints();
  const shared = complaints.attempt(() => acknowledgementsOf(options.acknowledgements, today)) ?? [];
  const inputs = distinct(paths.flatMap((named) => complaints.attempt(() => findInputs(named)) ?? []));
  const stacks = inputs.flatMap(
    (input) =>
      complaints.attempt(() =>
        checkStack(stackInput(input, { shared, today, production: options.production }), RULES),
      ) ?? [],
  );
  complaints.raise();
  return unusedOnce(stacks);
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
