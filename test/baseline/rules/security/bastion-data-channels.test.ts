import { bastionDataChannels } from "../../../../baseline/rules/security/bastion-data-channels";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(bastionDataChannels, template);

const azurerm = (attributes: object) => ({ resource: { azurerm_bastion_host: { b: attributes } } });
const azapi = (properties: object) => ({
  resource: {
    azapi_resource: { b: { type: "Microsoft.Network/bastionHosts@2025-01-01", body: { properties } } },
  },
});

test("no clipboard and no files pass", () => {
  expect(found(azurerm({ copy_paste_enabled: false, file_copy_enabled: false }))).toEqual([]);
  expect(found(azapi({ disableCopyPaste: true }))).toEqual([]);
});

test("the clipboard is a violation, also by default", () => {
  expect(found(azurerm({ copy_paste_enabled: true }))).toEqual([
    "azurerm_bastion_host.b: violation: copy_paste_enabled is true: text goes in and out through the clipboard",
  ]);
  expect(found(azurerm({}))).toEqual([
    "azurerm_bastion_host.b: violation: copy_paste_enabled is true by default: text goes in and out through the clipboard",
  ]);
  expect(found(azapi({}))).toHaveLength(1);
});

test("file copy is a violation", () => {
  expect(found(azurerm({ copy_paste_enabled: false, file_copy_enabled: true }))).toEqual([
    "azurerm_bastion_host.b: violation: file_copy_enabled is true: files go in and out",
  ]);
  expect(found(azapi({ disableCopyPaste: true, enableFileCopy: true }))).toHaveLength(1);
});

test("a tunnel is a violation", () => {
  expect(found(azurerm({ copy_paste_enabled: false, tunneling_enabled: true }))).toEqual([
    "azurerm_bastion_host.b: violation: tunneling_enabled is true: programs outside reach every port of a host",
  ]);
  expect(found(azapi({ disableCopyPaste: true, enableTunneling: true }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(azurerm({ copy_paste_enabled: "${var.x}" }))).toEqual([
    "azurerm_bastion_host.b: unknown: copy_paste_enabled can't be told, var.x is given at plan: perhaps text goes in and out through the clipboard",
  ]);
});
