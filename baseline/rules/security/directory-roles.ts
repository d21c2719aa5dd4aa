import { DIRECTORY_ROLE } from "../../azure/directory";
import { rule } from "../rule";

export const directoryRoles = rule({
  id: "security/directory-roles",
  title: "Nobody gets a role in the directory, and no role is made there",
  recommendations: ["security/least-privilege-workspace-identity", "security/least-privilege-user-rbac"],
  severity: "high",
  why: "Such a role holds beyond every subscription: who manages applications, groups or users there makes himself what any role in Azure allows.",
  fix: {
    construct: "No construct gives one; RoleAssignment gives roles on single resources",
    terraform: "azurerm_role_assignment on a resource instead of azuread_directory_role_assignment",
  },
  looksAt: DIRECTORY_ROLE,
  finds: ({ isDefinition }) => [
    {
      certainty: "violation",
      message: isDefinition ? "it makes a role in the directory" : "it gives a role in the whole directory",
    },
  ],
});
