import type { ExampleValue } from "../../constructs/governance/example-value-guard";
import { ConfigError } from "./config-error";
import { type ConfigIssue, formatIssue, issueWith } from "./config-issue";
import { crossIssues } from "./cross-environment";
import { exampleValues } from "./example-values";
import { configIssues } from "./issues";
import type { LandingZoneConfig } from "./landing-zone-config";
import { resolveConfig } from "./profile";
import type { ResolvedConfig } from "./resolved-config";

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
  const files = Object.entries(environments).map(([exported, config]) => {
    const name = exported.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const issues = [...nameIssues(exported, config), ...configIssues(config)];
    return { name, file: `environments/${name}.ts`, config: config as LandingZoneConfig, issues };
  });
  if (files.length === 0) {
    throw new ConfigError(["environments/index.ts: must export at least one environment"]);
  }
  const sound = files.filter(({ issues }) => issues.length === 0);
  const lines = [
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

/** The export says the environment, with the use case before it where there are several. */
function nameIssues(exported: string, config: unknown): ConfigIssue[] {
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
