import { ROLE_ASSIGNMENT } from "../../azure";
import { is, must, mustHave } from "../must";
import { rule } from "../rule";

export const roleCondition = rule({
  id: "ai-security/role-condition",
  title: "A role that is narrowed by a condition has one, in the current language",
  recommendations: ["ai-security/rbac-abac-control-and-data-plane"],
  severity: "medium",
  why: "A condition's version without its expression is a role on everything that only looks narrow.",
  fix: {
    construct: "RoleAssignment: condition",
    terraform: 'azurerm_role_assignment: condition, condition_version = "2.0"',
  },
  looksAt: (estate) =>
    estate
      .all(ROLE_ASSIGNMENT)
      .filter(({ condition, conditionVersion }) => isWritten(condition) || isWritten(conditionVersion)),
  finds: ({ condition, conditionVersion }) => [
    ...mustHave(condition, (text) => text.includes("@"), "it narrows the role to nothing"),
    ...must(conditionVersion, is("2.0"), "storage takes conditions of version 2.0 only"),
  ],
});

/** A plan computes the version where nobody writes one. */
function isWritten({ state }: { readonly state: string }): boolean {
  return state === "known";
}
