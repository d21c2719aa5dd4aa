import { workspaceV1LegacyMode } from "../../../../baseline/rules/operations/workspace-v1-legacy-mode";
import { findingsOf } from "../findings";
import { azapiWorkspace, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspaceV1LegacyMode, template);

test("the secure value passes", () => {
  expect(found(workspace({ v1_legacy_mode_enabled: false }))).toEqual([]);
  expect(found(azapiWorkspace({ v1LegacyMode: false }))).toEqual([]);
});

test("the weak value is a violation", () => {
  expect(found(workspace({ v1_legacy_mode_enabled: true }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: v1_legacy_mode_enabled is true: managed endpoints and networks can't be used",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiWorkspace({ v1LegacyMode: true }))).toEqual([
    "azapi_resource.w: violation: body.properties.v1LegacyMode is true: managed endpoints and networks can't be used",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ v1_legacy_mode_enabled: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: v1_legacy_mode_enabled can't be told, var.x is given at plan: perhaps managed endpoints and networks can't be used",
  ]);
});

test("what nobody wrote is off", () => {
  expect(found(workspace({}))).toEqual([]);
  expect(found(azapiWorkspace({}))).toEqual([]);
});
