import { type ConfigIssue, issueWith } from "../config-issue";
import { check } from "./check";

/** Private DNS zones take no more, and every resource gets the same tags. */
const MOST_TAGS = 15;
const LONGEST_NAME = 128;
const LONGEST_VALUE = 256;

/** The landing zone's own; the last two it adds itself. */
const OWN_NAMES = ["owner", "costCenter", "dataClassification", "environment", "useCase"];

/** Tags that Azure would refuse. */
export const possibleTags = check(["tags"], ({ tags }) => tagIssues(tags));

/** The same for anything that has tags and gets `environment` and `useCase` added. */
export function tagIssues(tags: Readonly<Record<string, string>>): ConfigIssue[] {
  const names = Object.keys(tags);
  const count = new Set([...names, "environment", "useCase"]).size;
  return [
    ...(count > MOST_TAGS
      ? [
          issueWith(
            "tags",
            `must be at most ${MOST_TAGS} with the added environment and useCase: private DNS zones take no more`,
            count,
          ),
        ]
      : []),
    ...names.flatMap((name) => nameIssues(name, names)),
    ...Object.entries(tags)
      .filter(([, value]) => value.length > LONGEST_VALUE)
      .map(([name, value]) => ({
        path: `tags.${name}`,
        problem: `must have at most ${LONGEST_VALUE} characters (got ${value.length})`,
      })),
  ];
}

function nameIssues(name: string, names: readonly string[]): ConfigIssue[] {
  if (name.trim() === "" || name.length > LONGEST_NAME || /[<>%&\\?/]/.test(name)) {
    return [
      issueWith("tags", `must have names of 1 to ${LONGEST_NAME} characters without < > % & \\ ? /`, name),
    ];
  }
  const first = [...OWN_NAMES, ...names].find((other) => other.toLowerCase() === name.toLowerCase());
  return first === name
    ? []
    : [
        {
          path: `tags.${name}`,
          problem: `must be left out: Azure takes it for the same tag as ${first}`,
        },
      ];
}
