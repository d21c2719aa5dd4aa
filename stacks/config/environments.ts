import { types } from "node:util";
import type { ExampleValue } from "../../constructs/governance/example-value-guard";
import { ConfigError } from "./config-error";
import { type ConfigIssue, formatIssue, issueWith } from "./config-issue";
import { crossIssues } from "./cross-environment";
import { exampleValues } from "./example-values";
import { configIssues } from "./issues";
import type { LandingZoneConfig } from "./landing-zone-config";
import { resolveConfig } from "./profile";
import type { ResolvedConfig } from "./resolved-config";
import { shownValue } from "./shown-value";
import { STATE_STACK } from "./state";
import { unsafeValues } from "./terraform-code";

/** One file of environments/, checked and with every default filled in. */
export interface LoadedEnvironment {
  /** The stack's name: the file's without extension, e.g. `prod` or `fraud-dev`. */
  readonly name: string;
  /** The file that a team edits, e.g. `environments/prod.ts`. */
  readonly file: string;
  readonly config: ResolvedConfig;
  /** What must be filled in before a plan. */
  readonly examples: readonly ExampleValue[];
}

/**
 * Checks and resolves what environments/index.ts exports.
 *
 * @throws {ConfigError} with every issue of every file, if there is one
 */
export function loadEnvironments(environments: Readonly<Record<string, unknown>>): LoadedEnvironment[] {
  const exports = Object.entries(environments);
  const strays = exports.flatMap(([exported, config]) => exportProblem(exported, config) ?? []);
  const files = exports
    .filter(([exported, config]) => exportProblem(exported, config) === undefined)
    .map(([exported, config]) => {
      const name = exported.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const isReadable = unsafeValues(config).every(({ unreadable }) => !unreadable);
      const issues = [...(isReadable ? nameIssues(exported, config) : []), ...configIssues(config)];
      return { name, file: `environments/${name}.ts`, config: config as LandingZoneConfig, issues };
    });
  if (exports.length === 0) {
    throw new ConfigError(["environments/index.ts: must export at least one environment"]);
  }
  const sound = files.filter(({ issues }) => issues.length === 0);
  const lines = [
    ...strays.map((problem) => `environments/index.ts: ${problem}`),
    ...files.flatMap(({ file, issues }) => issues.map((issue) => formatIssue(file, issue))),
    ...crossIssues(sound).map(({ file, issue }) => formatIssue(file, issue)),
  ];
  if (lines.length > 0) {
    throw new ConfigError(lines);
  }
  return files.map(({ name, file, config }) => ({
    name,
    file,
    config: resolveConfig(config),
    examples: exampleValues(config, file),
  }));
}

/** An export of environments/index.ts that can't be an environment, in words. */
function exportProblem(exported: string, config: unknown): string | undefined {
  if (exported === "default") {
    return 'must have no default export; each environment is exported by its name, e.g. export { dev } from "./dev"';
  }
  if (types.isPromise(config)) {
    return `${exported} must be a configuration { … }, not a promise of one`;
  }
  return typeof config === "object" && config !== null && !Array.isArray(config)
    ? undefined
    : `${exported} must be a configuration { … } (got ${shownValue(config)})`;
}

/** The export says the environment, with the use case before it where there are several. */
function nameIssues(exported: string, config: unknown): ConfigIssue[] {
  if (exported === STATE_STACK) {
    const problem = `must not be called ${JSON.stringify(STATE_STACK)}: the stack of the Terraform state has that name`;
    return [{ path: "environment", problem }];
  }
  const { environment, useCase } = (config ?? {}) as { environment?: unknown; useCase?: unknown };
  if (typeof environment !== "string") {
    return [];
  }
  const long = `${useCase}${environment.charAt(0).toUpperCase()}${environment.slice(1)}`;
  return exported === environment || exported === long
    ? []
    : [
        issueWith(
          "environment",
          `must be the name of the export, ${JSON.stringify(exported)}, or the export be called ${environment} or ${long}`,
          environment,
        ),
      ];
}
