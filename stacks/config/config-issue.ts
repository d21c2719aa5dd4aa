import { printable, shownValue } from "./shown-value";

/** One thing that is wrong with a configuration. */
export interface ConfigIssue {
  /** Where, e.g. `compute.batch.maxNodes`; empty for the configuration as a whole. */
  readonly path: string;
  /** What is allowed, and what was got, e.g. `must be ≥ 1 (got 0)`. */
  readonly problem: string;
}

/** An issue that says which value it found. */
export function issueWith(path: string, problem: string, got: unknown): ConfigIssue {
  return { path, problem: `${problem} (got ${shownValue(got)})` };
}

/** `environments/prod.ts: compute.batch.maxNodes must be ≥ 1 (got 0)`. */
export function formatIssue(file: string, { path, problem }: ConfigIssue): string {
  return printable(path === "" ? `${file}: ${problem}` : `${file}: ${path} ${problem}`);
}
