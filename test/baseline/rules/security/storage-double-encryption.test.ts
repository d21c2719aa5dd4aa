import { storageDoubleEncryption } from "../../../../baseline/rules/security/storage-double-encryption";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageDoubleEncryption, "azurerm_storage_account");
const arm = inArm(storageDoubleEncryption, "Microsoft.Storage/storageAccounts");

test("two layers pass", () => {
  expect(azurerm({ infrastructure_encryption_enabled: true })).toEqual([]);
  expect(arm({ properties: { encryption: { requireInfrastructureEncryption: true } } })).toEqual([]);
});

test.each([[{ infrastructure_encryption_enabled: false }, "encrypted once only"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([
  [{ properties: { encryption: { requireInfrastructureEncryption: false } } }, "encrypted once only"],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("encrypted once only")]);
  expect(arm({})).toEqual([expect.stringContaining("encrypted once only")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ infrastructure_encryption_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});
