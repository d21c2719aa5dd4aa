/** Everything that is wrong with the files in environments/: nothing was synthesized. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  /** @param issues one line each, e.g. `environments/prod.ts: compute.batch.maxNodes must be ≥ 1 (got 0)` */
  constructor(readonly issues: readonly string[]) {
    const count = issues.length === 1 ? "1 problem" : `${issues.length} problems`;
    super(`The configuration has ${count}; nothing was written.\n${issues.join("\n")}`);
  }
}
