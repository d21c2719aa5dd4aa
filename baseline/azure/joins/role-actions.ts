import { allOf, holds, not, type Truth } from "../fact";
import type { ROLE_DEFINITION } from "../role-definition";
import type { SubjectOf } from "../subject";

type Permissions = SubjectOf<typeof ROLE_DEFINITION>["permissions"];

/** What one block of a role's permissions allows, and takes back. */
export type Permission = Extract<Permissions, { readonly state: "known" }>["value"][number];

/**
 * Whether a block allows an operation: one of its actions means it, and none of what it takes back does.
 *
 * @param counts which of the actions are looked at
 */
export function allows(
  { actions, notActions }: Permission,
  operation: string,
  counts: (action: string) => boolean = () => true,
): Truth {
  const means = (all: readonly string[]) => all.some((one) => matches(one, operation));
  return allOf([
    holds(actions, (all) => means(all.filter(counts))),
    not(notActions.state === "absent" ? "no" : holds(notActions, means)),
  ]);
}

const expressions = new Map<string, RegExp>();

/** Azure compares without case; a star stands for anything, slashes included. */
function matches(pattern: string, operation: string): boolean {
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    const text = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
    expression = new RegExp(`^${text}$`, "i");
    expressions.set(pattern, expression);
  }
  return expression.test(operation);
}
