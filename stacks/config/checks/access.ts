import { type ConfigIssue, issueWith } from "../config-issue";
import type { GroupRef } from "../resolved-config";
import { check } from "./check";

/** A group that stands twice in one list would be two equal role assignments, which Azure refuses. */
export const distinctGroups = check(["groups"], ({ groups }) => [
  ...repeatedGroups("groups.dataScientists", groups.dataScientists),
  ...repeatedGroups("groups.computeOperators", groups.computeOperators),
  ...repeatedGroups("groups.registryUsers.groups", groups.registryUsers?.groups),
  ...repeatedGroups("groups.readers", groups.readers),
]);

/** Groups that stand twice in the list at `list`, whatever their case. */
export function repeatedGroups(list: string, refs: readonly GroupRef[] = []): ConfigIssue[] {
  const ids = refs.map(({ group }) => group.toLowerCase());
  return ids.flatMap((id, at) =>
    ids.indexOf(id) === at
      ? []
      : [issueWith(`${list}[${at}].group`, `must not repeat ${list}[${ids.indexOf(id)}]`, id)],
  );
}

/** A condition on a role that nobody gets. */
export const usedCondition = check(["groups"], ({ groups }) =>
  groups.dataAccess !== undefined && (groups.dataScientists ?? []).length === 0
    ? [{ path: "groups.dataAccess", problem: "narrows the access of dataScientists, and there are none" }]
    : [],
);

/** Tags that the landing zone writes itself. */
export const ownTags = check(["tags", "useCase"], ({ tags, useCase }): ConfigIssue[] =>
  tags.useCase === undefined || tags.useCase === useCase
    ? []
    : [
        issueWith(
          "tags.useCase",
          `must be left out: it is added as ${JSON.stringify(useCase)}`,
          tags.useCase,
        ),
      ],
);

/** See `ownTags`. */
export const ownEnvironmentTag = check(["tags", "environment"], ({ tags, environment }): ConfigIssue[] =>
  tags.environment === undefined || tags.environment === environment
    ? []
    : [
        issueWith(
          "tags.environment",
          `must be left out: it is added as ${JSON.stringify(environment)}`,
          tags.environment,
        ),
      ],
);
