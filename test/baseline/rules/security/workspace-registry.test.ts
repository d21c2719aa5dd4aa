import { workspaceRegistry } from "../../../../baseline/rules/security/workspace-registry";
import { findingsOf } from "../findings";
import { azapiWorkspace, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspaceRegistry, template);

test("a registry passes, of the input or not", () => {
  expect(found(workspace({ container_registry_id: "/registries/r" }))).toEqual([]);
  expect(
    found(
      workspace(
        { container_registry_id: "${azurerm_container_registry.r.id}" },
        { azurerm_container_registry: { r: {} } },
      ),
    ),
  ).toEqual([]);
  expect(found(azapiWorkspace({ containerRegistry: "/registries/r" }))).toEqual([]);
});

test("none is a violation", () => {
  expect(found(workspace({}))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: no registry is attached, so Azure makes an open one",
  ]);
  expect(found(azapiWorkspace({}))).toEqual([
    "azapi_resource.w: violation: no registry is attached, so Azure makes an open one",
  ]);
});

test("a feature store builds no images, and a project uses its hub's", () => {
  expect(found(workspace({ kind: "FeatureStore" }))).toEqual([]);
  expect(found(azapiWorkspace({}, { body: { kind: "Project" } }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ container_registry_id: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: no registry is attached, so Azure makes an open one?",
  ]);
});
