import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { CompareProblem } from "./problem";

export interface CompareOptions {
  /** How many mutants; undefined for all. */
  readonly sample: number | undefined;
  /** Where the sample starts: another seed draws other mutants. */
  readonly seed: number;
  /** How many checkov processes work on mutants at the same time. */
  readonly jobs: number;
  /** How often time and memory are measured. */
  readonly pairs: number;
  /** A version of azurerm that the stacks are written for. @default - their own */
  readonly azurerm: string | undefined;
  /** A file for all details, as JSON. @default - none */
  readonly report: string | undefined;
}

/** Keeps the whole command under five minutes on two cores. */
const SAMPLE = 400;

/**
 * Reads the command line.
 *
 * @throws {CompareProblem} with one sentence for each thing that is wrong
 */
export function optionsOf(args: readonly string[]): CompareOptions {
  const values = parsed(args);
  const problems: string[] = [];
  const number = (name: "sample" | "seed" | "jobs" | "pairs", byDefault: number, least: number) => {
    const text = values[name];
    if (text === undefined) {
      return byDefault;
    }
    if (!/^\d+$/.test(text) || Number(text) < least) {
      problems.push(`--${name} must be a whole number ≥ ${least} (got ${JSON.stringify(text)})`);
    }
    return Number(text);
  };
  const all = values.all === true;
  if (all && values.sample !== undefined) {
    problems.push("--all and --sample exclude each other");
  }
  const options: CompareOptions = {
    sample: all ? undefined : number("sample", SAMPLE, 1),
    seed: number("seed", 1, 0),
    jobs: number("jobs", Math.min(availableParallelism(), 4), 1),
    pairs: number("pairs", 5, 1),
    azurerm: values.azurerm,
    report: values.report,
  };
  if (problems.length > 0) {
    throw new CompareProblem(problems.join("\n"));
  }
  return options;
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = {
    all: { type: "boolean" },
    sample: text,
    seed: text,
    jobs: text,
    pairs: text,
    azurerm: text,
    report: text,
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // `TypeError [ERR_…]: Unknown option '--x'. To specify …`
    const reason = String(error)
      .replace(/^[^:]*: /, "")
      .split(". ")[0];
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new CompareProblem(`${reason}; there are ${known.join(", ")}`);
  }
}
