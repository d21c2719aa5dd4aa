import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { azapi, RG, role } from "./samples";
import { told } from "./told";

const GROUP = "azuread_group.g";
const MEMBER = "azuread_group_member.m";
const READER = "azurerm_role_assignment.r";
const COSMOS = "azurerm_cosmosdb_sql_role_assignment.c";
const DEFINITION = "azurerm_role_definition.d";
const INSTANCE = "azurerm_machine_learning_compute_instance.i";
const LOGS = "azurerm_log_analytics_workspace.l";

const reader = (principal: string): Resources => ({
  [READER]: { scope: "/x", role_definition_name: "Reader", principal_id: principal },
});
const people = (more: Attributes = {}): Resources => ({ [GROUP]: { display_name: "g", ...more } });
const member = (group: string): Resources => ({
  [MEMBER]: { group_object_id: group, member_object_id: "somebody" },
});
const OWN = `\${${GROUP}.object_id}`;
const OTHERS = "00000000-0000-0000-0000-000000000013";
const cosmos = (more: Attributes = {}): Resources => ({
  [COSMOS]: { account_name: "c", scope: "/dbs/a", role_definition_id: "/r", principal_id: "p", ...more },
});
const definition = (...scopes: readonly string[]): Resources => ({
  [DEFINITION]: { ...role({}), scope: "/subscriptions/s/resourceGroups/g", assignable_scopes: scopes },
});
const instance = (person: string): Resources => ({
  [INSTANCE]: { name: "i", machine_learning_workspace_id: "/w", assign_to_user: { object_id: person } },
});
const byAzapi = (properties: Attributes): Resources => ({
  "azapi_resource.i": azapi("Microsoft.MachineLearningServices/workspaces/computes", {
    computeType: "ComputeInstance",
    properties,
  }),
});
const logs = (more: Attributes): Resources => ({ [LOGS]: { name: "l", ...RG, ...more } });
const workspace = (more: Attributes): Resources => ({
  "azapi_resource.w": azapi("Microsoft.MachineLearningServices/workspaces", more),
});
const SUBSCRIPTION = "/subscriptions/s";
const RESOURCE_GROUP = `${SUBSCRIPTION}/resourceGroups/g`;

test.each<[string, Resources, Resources, string]>([
  [
    "somebody comes into a group with roles",
    { ...people(), ...reader(OWN) },
    { ...people(), ...reader(OWN), ...member(OWN) },
    MEMBER,
  ],
  [
    "somebody comes into a group of others with roles",
    reader(OTHERS),
    { ...reader(OTHERS), ...member(OTHERS) },
    MEMBER,
  ],
  [
    "the group lists one more",
    { ...people({ members: ["a"] }), ...reader(OWN) },
    { ...people({ members: ["a", "b"] }), ...reader(OWN) },
    `${GROUP} members`,
  ],
  ["a role in the service itself", {}, cosmos(), COSMOS],
  ["another holder there", cosmos(), cosmos({ principal_id: "q" }), `${COSMOS} principal_id`],
  [
    "a role for a whole subscription",
    definition(RESOURCE_GROUP),
    definition(SUBSCRIPTION),
    `${DEFINITION} assignable_scopes`,
  ],
  ["an instance of somebody else", instance("a"), instance("b"), `${INSTANCE} assign_to_user.object_id`],
  [
    "root on an instance",
    byAzapi({ enableRootAccess: false }),
    byAzapi({ enableRootAccess: true }),
    "azapi_resource.i body.properties.properties.enableRootAccess",
  ],
  [
    "who reads a resource reads its logs",
    logs({ allow_resource_only_permissions: false }),
    logs({}),
    `${LOGS} allow_resource_only_permissions`,
  ],
  [
    "a role on the resource group",
    workspace({}),
    workspace({ allowRoleAssignmentOnRG: true }),
    "azapi_resource.w body.properties.allowRoleAssignmentOnRG",
  ],
  [
    "another resource manages the group",
    { "azurerm_resource_group.g": { name: "g", location: "westeurope" } },
    { "azurerm_resource_group.g": { name: "g", location: "westeurope", managed_by: "/x" } },
    "azurerm_resource_group.g managed_by ?",
  ],
])("%s", (_, before, after, risk) => {
  expect(told(["rights-widened"], before, after)).toEqual([`rights-widened ${risk}`]);
});

test.each<[string, Resources, Resources]>([
  [
    "a group without roles here",
    { ...people(), ...reader("p") },
    { ...people(), ...reader("p"), ...member(OWN) },
  ],
  [
    "somebody leaves",
    { ...people({ members: ["a", "b"] }), ...reader(OWN) },
    { ...people({ members: ["b"] }), ...reader(OWN) },
  ],
  [
    "a role comes with the service that it is for",
    {},
    {
      "azurerm_cosmosdb_account.c": { name: "c", ...RG },
      ...cosmos({ account_name: "${azurerm_cosmosdb_account.c.name}" }),
    },
  ],
  ["a narrower place", definition(SUBSCRIPTION), definition(RESOURCE_GROUP)],
  ["no root any more", byAzapi({ enableRootAccess: true }), byAzapi({ enableRootAccess: false })],
  ["logs need a role of their own", logs({}), logs({ allow_resource_only_permissions: false })],
])("not: %s", (_, before, after) => {
  expect(told(["rights-widened"], before, after)).toEqual([]);
});
