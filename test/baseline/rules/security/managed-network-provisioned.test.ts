import { managedNetworkProvisioned } from "../../../../baseline/rules/security/managed-network-provisioned";
import { findingsOf } from "../findings";
import { azapiWorkspace, workspace } from "../machine-learning";

const MANAGED = { managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" } };
const found = (template: object) => findingsOf(managedNetworkProvisioned, template);

test("a network that is made with the workspace passes", () => {
  expect(
    found(
      workspace({
        managed_network: { isolation_mode: "AllowOnlyApprovedOutbound", provision_on_creation_enabled: true },
      }),
    ),
  ).toEqual([]);
  expect(
    found(
      azapiWorkspace({
        provisionNetworkNow: true,
        managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" },
      }),
    ),
  ).toEqual([]);
});

test("one that comes with the first compute is a violation", () => {
  expect(
    found(
      workspace({
        managed_network: {
          isolation_mode: "AllowOnlyApprovedOutbound",
          provision_on_creation_enabled: false,
        },
      }),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: managed_network.provision_on_creation_enabled is false: the managed network isn't there before the first compute",
  ]);
  expect(found(workspace(MANAGED))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: managed_network.provision_on_creation_enabled is false by default: the managed network isn't there before the first compute",
  ]);
  expect(found(azapiWorkspace({ managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" } }))).toEqual([
    "azapi_resource.w: violation: body.properties.provisionNetworkNow is false by default: the managed network isn't there before the first compute",
  ]);
});

test("where there is no managed network, there is nothing to make", () => {
  expect(found(workspace({}))).toEqual([]);
});

test("an action that makes it passes", () => {
  expect(
    found(
      workspace(MANAGED, {
        azapi_resource_action: {
          a: {
            type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
            resource_id: "${azurerm_machine_learning_workspace.w.id}",
            action: "provisionManagedNetwork",
          },
        },
      }),
    ),
  ).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspace({
        managed_network: {
          isolation_mode: "AllowOnlyApprovedOutbound",
          provision_on_creation_enabled: "${var.x}",
        },
      }),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: managed_network.provision_on_creation_enabled can't be told, var.x is given at plan: perhaps the managed network isn't there before the first compute",
  ]);
});
