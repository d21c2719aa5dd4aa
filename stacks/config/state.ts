import type { ExampleValue } from "../../constructs/governance/example-value-guard";
import { findRegion } from "../../constructs/naming/regions";
import { ResourceNames } from "../../constructs/naming/resource-names";
import { repeatedGroups } from "./checks/access";
import { regionIssues } from "./checks/region";
import { tagIssues } from "./checks/tags";
import { ConfigError } from "./config-error";
import { type ConfigIssue, formatIssue } from "./config-issue";
import { exampleValues } from "./example-values";
import { isConfidential } from "./profile";
import { shapeReport } from "./shape";
import { type StateConfig, stateSchema } from "./state-config";

/** The file that says where the Terraform state lies. */
export const STATE_FILE = "environments/state.ts";

/** How the state's own stack is called, and the environment in its names. */
export const STATE_STACK = "state";

/** environments/state.ts, checked. */
export interface LoadedState {
  readonly config: StateConfig;
  /** What must be filled in before a plan. */
  readonly examples: readonly ExampleValue[];
}

/**
 * Checks what environments/state.ts exports.
 *
 * @throws {ConfigError} with every issue, if there is one
 */
export function loadState(state: unknown): LoadedState {
  const { issues, broken } = shapeReport(stateSchema, state);
  const config = state as StateConfig;
  const all = broken.size > 0 ? issues : [...issues, ...meaningIssues(config)];
  if (all.length > 0) {
    throw new ConfigError(all.map((issue) => formatIssue(STATE_FILE, issue)));
  }
  return { config, examples: exampleValues(config, STATE_FILE) };
}

function meaningIssues(config: StateConfig): ConfigIssue[] {
  const { useCase, location, cloud, subscriptionId, nameSuffix } = config;
  const region = regionIssues(location, cloud ?? "public");
  const names =
    findRegion(location) &&
    new ResourceNames({ useCase, environment: STATE_STACK, location, subscriptionId, suffix: nameSuffix });
  const keys =
    isConfidential(config.tags) && config.platformKeys === undefined
      ? [
          {
            path: "platformKeys",
            problem: `is missing; with data classified ${config.tags.dataClassification} it must be the Deviation that accepts platform keys`,
          },
        ]
      : [];
  const tooLong = names?.problemOf("stateStorage");
  return [
    ...region,
    ...tagIssues(config.tags),
    ...repeatedGroups("deployers", config.deployers),
    ...keys,
    ...(tooLong === undefined ? [] : [{ path: "useCase", problem: `is too long: ${tooLong}` }]),
  ];
}
