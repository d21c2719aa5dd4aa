import { vaultRoles } from "../../../../baseline/rules/security/vault-roles";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(vaultRoles, "azurerm_key_vault");
const arm = inArm(vaultRoles, "Microsoft.KeyVault/vaults");

test("a vault with roles passes", () => {
  expect(azurerm({ rbac_authorization_enabled: true })).toEqual([]);
  expect(arm({ properties: { enableRbacAuthorization: true } })).toEqual([]);
});

test.each([
  [{ rbac_authorization_enabled: false }, "access policies decide"],
  [{ enable_rbac_authorization: false }, "access policies decide"],
  [
    { rbac_authorization_enabled: true, access_policy: [{ object_id: "o", tenant_id: "t" }] },
    "rights stand in the vault's own list",
  ],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([
  [
    { properties: { enableRbacAuthorization: true, accessPolicies: [{ objectId: "o" }] } },
    "rights stand in the vault's own list",
  ],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("access policies decide")]);
  expect(arm({})).toEqual([expect.stringContaining("access policies decide")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ rbac_authorization_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_key_vault.a: unknown: "),
  ]);
});

test("the older name counts, too, and an empty list of policies is none", () => {
  expect(azurerm({ enable_rbac_authorization: true, access_policy: [] })).toEqual([]);
});

test("policies that only a plan tells are unknown", () => {
  expect(azurerm({ rbac_authorization_enabled: true, dynamic: { access_policy: {} } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
