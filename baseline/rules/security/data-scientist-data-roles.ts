import { type AzureEstate, ROLE_ASSIGNMENT, type RoleAssignment, WORKSPACE } from "../../azure";
import { type RoleName, roles } from "../../azure/built-in-role";
import { knownTargets } from "../../azure/joins/address";
import { oncePerEstate } from "../../azure/joins/once";
import { withoutPatches } from "../../azure/joins/patches";
import { hasRole, principalOf } from "../../azure/joins/role-grants";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

const BLOBS: readonly RoleName[] = [
  "Storage Blob Data Contributor",
  "Storage Blob Data Reader",
  "Storage Blob Data Owner",
];
const FILES: readonly RoleName[] = [
  "Storage File Data Privileged Contributor",
  "Storage File Data Privileged Reader",
];

export const dataScientistDataRoles = rule({
  id: "security/data-scientist-data-roles",
  title: "Data scientists reach the workspace's data by their own roles",
  recommendations: ["security/least-privilege-user-rbac", "ai-security/rbac-abac-control-and-data-plane"],
  severity: "low",
  why: "Who works in the workspace but has no role on its data asks for keys or SAS tokens, which nobody can take back from one person.",
  fix: {
    construct: "WorkspaceAccess: dataScientists",
    terraform:
      "azurerm_role_assignment: Storage Blob Data Contributor and Storage File Data Privileged Contributor on the workspace's account for the same group",
  },
  looksAt: (estate) =>
    estate
      .all(ROLE_ASSIGNMENT)
      .filter(({ role }) => role.state === "known" && role.value === "AzureML Data Scientist"),
  finds: (assignment, estate) =>
    knownTargets(assignment.scope).flatMap((target) => {
      const workspace = target.kind === "resource" ? workspaces(estate).get(target.resource) : undefined;
      return workspace === undefined ? [] : dataProblems(assignment, knownTargets(workspace.storage), estate);
    }),
});

function dataProblems(
  assignment: RoleAssignment,
  accounts: ReturnType<typeof knownTargets>,
  estate: AzureEstate,
): Problem[] {
  const principal = principalOf(assignment, estate);
  return principal === undefined
    ? []
    : accounts.flatMap((account) => [
        ...mustHold(
          hasRole(principal, roles(...BLOBS), account, estate, "part"),
          "the data scientists have no role on the workspace's blobs",
        ),
        ...mustHold(
          hasRole(principal, roles(...FILES), account, estate, "part"),
          "the data scientists have no role on the workspace's file shares",
        ),
      ]);
}

const workspaces = oncePerEstate(
  (estate) =>
    new Map(withoutPatches(estate.all(WORKSPACE)).map((workspace) => [workspace.resource, workspace])),
);
