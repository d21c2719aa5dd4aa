import type { ExampleValue } from "../../constructs/governance/example-value-guard";
import { findRegion } from "../../constructs/naming/regions";
import { ResourceNames } from "../../constructs/naming/resource-names";
import { repeatedGroups } from "./checks/access";
import { regionIssues } from "./checks/region";
import { twice } from "./checks/serving-issues";
import { tagIssues } from "./checks/tags";
import { ConfigError } from "./config-error";
import { type ConfigIssue, formatIssue, issueWith } from "./config-issue";
import { exampleValues } from "./example-values";
import { isConfidential } from "./profile";
import { shapeReport } from "./shape";
import { type StateConfig, stateSchema } from "./state-config";

/** The file that says where the Terraform state lies. */
export const STATE_FILE = "environments/state.ts";

/** How the state's own stack is called, and the environment in its names. */
export const STATE_STACK = "state";

/** The container of all landing zones' states: a blob each. */
export const STATE_CONTAINER = "tfstate";

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
    ...containerIssues(config),
    ...keys,
    ...(tooLong === undefined ? [] : [{ path: "useCase", problem: `is too long: ${tooLong}` }]),
  ];
}

/** Containers that can't be told apart, and deployers of one who reach all of them anyway. */
function containerIssues({ containers = [], deployers }: StateConfig): ConfigIssue[] {
  const everywhere = deployers.map(({ group }) => group.toLowerCase());
  return [
    ...twice(containers.map(({ name }, at) => ({ path: `containers[${at}].name`, name }))),
    ...containers.flatMap((one, at) => [
      ...(one.name === STATE_CONTAINER
        ? [issueWith(`containers[${at}].name`, "must be another name: landing zones have this one", one.name)]
        : []),
      ...repeatedGroups(`containers[${at}].deployers`, one.deployers),
      ...one.deployers.flatMap(({ group }, index) => {
        const known = everywhere.indexOf(group.toLowerCase());
        return known < 0
          ? []
          : [
              issueWith(
                `containers[${at}].deployers[${index}].group`,
                `must differ from deployers[${known}], who reads and writes every container`,
                group,
              ),
            ];
      }),
    ]),
  ];
}
