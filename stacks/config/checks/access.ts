import { type ConfigIssue, issueWith } from "../config-issue";
import { check } from "./check";

const LISTS = ["dataScientists", "computeOperators", "registryUsers", "readers"] as const;

/** A group that stands twice in one list would be two equal role assignments, which Azure refuses. */
export const distinctGroups = check(["groups"], ({ groups }) =>
  LISTS.flatMap((list) => {
    const ids = (groups[list] ?? []).map(({ group }) => group.toLowerCase());
    return ids.flatMap((id, at) =>
      ids.indexOf(id) === at
        ? []
        : [
            issueWith(
              `groups.${list}[${at}].group`,
              `must not repeat groups.${list}[${ids.indexOf(id)}]`,
              id,
            ),
          ],
    );
  }),
);

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
