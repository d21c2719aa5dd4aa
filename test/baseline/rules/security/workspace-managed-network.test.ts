import { workspaceManagedNetwork } from "../../../../baseline/rules/security/workspace-managed-network";
import { findingsOf } from "../findings";
import { azapiWorkspace, cluster, patch, workspace } from "../machine-learning";

const MANAGED = { managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" } };
const found = (template: object) => findingsOf(workspaceManagedNetwork, template);

test("approved outbound only passes", () => {
  expect(found(workspace(MANAGED))).toEqual([]);
  expect(found(azapiWorkspace({ managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" } }))).toEqual(
    [],
  );
});

test("the whole Internet is a violation, and so is no network at all", () => {
  expect(found(workspace({ managed_network: { isolation_mode: "AllowInternetOutbound" } }))).toEqual([
    'azurerm_machine_learning_workspace.w: violation: managed_network.isolation_mode is "AllowInternetOutbound": computes can reach more than approved destinations',
  ]);
  expect(found(workspace({ managed_network: { isolation_mode: "Disabled" } }))).toEqual([
    'azurerm_machine_learning_workspace.w: violation: managed_network.isolation_mode is "Disabled": computes can reach more than approved destinations',
  ]);
  expect(found(workspace({}))).toEqual([
    'azurerm_machine_learning_workspace.w: violation: managed_network.isolation_mode is "Disabled" by default: computes can reach more than approved destinations',
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiWorkspace({ managedNetwork: { isolationMode: "AllowInternetOutbound" } }))).toEqual([
    'azapi_resource.w: violation: body.properties.managedNetwork.isolationMode is "AllowInternetOutbound": computes can reach more than approved destinations',
  ]);
  expect(found(azapiWorkspace({}))).toEqual([
    'azapi_resource.w: violation: body.properties.managedNetwork.isolationMode is "Disabled" by default: computes can reach more than approved destinations',
  ]);
});

test("a network of one's own passes: serverless compute or a cluster has a subnet", () => {
  expect(found(workspace({ serverless_compute: { subnet_id: "/subnets/s" } }))).toEqual([]);
  expect(found(cluster({ subnet_resource_id: "/subnets/s" }, {}))).toEqual([]);
});

test("a subnet doesn't excuse a managed network that lets everything out", () => {
  expect(
    found(
      cluster(
        { subnet_resource_id: "/subnets/s" },
        { managed_network: { isolation_mode: "AllowInternetOutbound" } },
      ),
    ),
  ).toEqual([
    'azurerm_machine_learning_workspace.w: violation: managed_network.isolation_mode is "AllowInternetOutbound": computes can reach more than approved destinations',
  ]);
});

test("a cluster without subnet is no network of one's own", () => {
  expect(found(cluster({}, {}))).toEqual([
    'azurerm_machine_learning_workspace.w: violation: managed_network.isolation_mode is "Disabled" by default: computes can reach more than approved destinations',
  ]);
});

test("a patch that opens the network is a violation", () => {
  expect(
    found(workspace(MANAGED, patch({ managedNetwork: { isolationMode: "AllowInternetOutbound" } }))),
  ).toEqual([
    'azapi_update_resource.p: violation: body.properties.managedNetwork.isolationMode is "AllowInternetOutbound": computes can reach more than approved destinations',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ managed_network: { isolation_mode: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: managed_network.isolation_mode can't be told, var.x is given at plan: perhaps computes can reach more than approved destinations",
  ]);
  expect(found(workspace({ serverless_compute: { subnet_id: "${var.x}" } }))).toEqual([
    'azurerm_machine_learning_workspace.w: unknown: managed_network.isolation_mode is "Disabled" by default: computes can reach more than approved destinations, unless they have a subnet, which can\'t be told',
  ]);
});
