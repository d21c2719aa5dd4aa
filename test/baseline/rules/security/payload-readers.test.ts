import { payloadReadersApart } from "../../../../baseline/rules/security/payload-readers";
import { findingsOf } from "../findings";
import { payloadStore } from "../payload";

const GROUP = "00000000-0000-0000-0000-00000000000a";
const OTHER = "00000000-0000-0000-0000-00000000000b";
const reader = (role = "Storage Blob Data Reader", on = "azurerm_storage_container.payload") => ({
  scope: `\${${on}.id}`,
  role_definition_name: role,
  principal_id: GROUP,
  principal_type: "Group",
});
const runs = (principal_id: string, role: object, on = "azurerm_machine_learning_workspace.w") => ({
  scope: `\${${on}.id}`,
  principal_id,
  principal_type: "Group",
  ...role,
});
const DEPLOYER = { role_definition_id: "${azurerm_role_definition.deployer.role_definition_resource_id}" };
const found = (read: object, run: object) =>
  findingsOf(
    payloadReadersApart,
    payloadStore({
      beside: {
        resource: {
          azurerm_role_assignment: { read, run },
          azurerm_role_definition: {
            deployer: {
              permissions: [
                {
                  actions: ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/write"],
                },
              ],
            },
          },
        },
      },
    }),
  );
const BOTH = ["azurerm_role_assignment.read: violation: whoever gets this role changes endpoints, too"];

test("a group that only reads passes", () => {
  expect(found(reader(), runs(OTHER, DEPLOYER))).toEqual([]);
  expect(found(reader(), runs(GROUP, { role_definition_name: "Reader" }))).toEqual([]);
});

test("a group that rolls models out, too, is a violation: by a role of one's own or of Azure's", () => {
  expect(found(reader(), runs(GROUP, DEPLOYER))).toEqual(BOTH);
  expect(found(reader(), runs(GROUP, { role_definition_name: "AzureML Data Scientist" }))).toEqual(BOTH);
  expect(found(reader(undefined, "azurerm_storage_account.store"), runs(GROUP, DEPLOYER))).toEqual(BOTH);
});

test("a role on other data runs no endpoint", () => {
  const role = { role_definition_name: "Owner" };
  expect(found(reader(), runs(GROUP, role, "azurerm_storage_account.workspace"))).toEqual([]);
});

test("who could change what was kept is found, too", () => {
  expect(found(reader("Storage Blob Data Contributor"), runs(OTHER, DEPLOYER))).toEqual([
    'azurerm_role_assignment.read: violation: role_definition_name is "Storage Blob Data Contributor": kept requests could be changed',
  ]);
});

test("the identity that writes is no reader", () => {
  const writer = { ...reader("Storage Blob Data Contributor"), principal_type: "ServicePrincipal" };
  expect(found(writer, runs(OTHER, DEPLOYER))).toEqual([]);
});
