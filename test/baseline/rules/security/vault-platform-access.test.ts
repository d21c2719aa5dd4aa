import { vaultPlatformAccess } from "../../../../baseline/rules/security/vault-platform-access";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(vaultPlatformAccess, "azurerm_key_vault");
const arm = inArm(vaultPlatformAccess, "Microsoft.KeyVault/vaults");

test("a vault for nobody's deployment passes, and is the default", () => {
  expect(azurerm({ enabled_for_deployment: false, enabled_for_disk_encryption: false })).toEqual([]);
  expect(arm({ properties: { enabledForDeployment: false } })).toEqual([]);
});

test.each([
  [{ enabled_for_deployment: true }, "virtual machines may fetch"],
  [{ enabled_for_disk_encryption: true }, "disk encryption may fetch"],
  [{ enabled_for_template_deployment: true }, "whoever deploys a template"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ properties: { enabledForTemplateDeployment: true } }, "whoever deploys a template"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("the defaults are right", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ enabled_for_deployment: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_key_vault.a: unknown: "),
  ]);
});
