import { additions } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import type { Target } from "../row";

const ML = "Microsoft.MachineLearningServices/workspaces";
const KEYS: Breaks = ["deploy/online-rbac-for-keys-and-tokens", "security/least-privilege-user-rbac"];

/** What a role of one's own allows besides. */
export const ROLE_DEFINITION: Domain = {
  type: "azurerm_role_definition",
  rows: [
    additions(
      "permissions.actions",
      [
        `${ML}/onlineEndpoints/*`,
        `${ML}/onlineEndpoints/listKeys/action`,
        `${ML}/onlineEndpoints/token/action`,
        `${ML}/onlineEndpoints/regenerateKeys/action`,
      ],
      { breaks: KEYS, when: isForEndpoints },
    ),
    additions("permissions.actions", ["*", "Microsoft.Authorization/roleAssignments/write"], {
      breaks: ["security/least-privilege-user-rbac"],
    }),
    additions("permissions.data_actions", ["*"], { breaks: ["security/least-privilege-user-rbac"] }),
  ],
};

function isForEndpoints({ resource }: Target): boolean {
  return JSON.stringify(resource.attributes.permissions ?? "").includes("/onlineEndpoints/");
}
