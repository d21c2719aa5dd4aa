import { workspaceVaultRoles } from "../../../../baseline/rules/security/workspace-vault-roles";
import { findingsOf } from "../findings";
import { VAULT, workspaceWith } from "../rights";
import { testNeededRoles } from "../workspace-roles";

testNeededRoles({
  rule: workspaceVaultRoles,
  target: VAULT,
  names: ["Reader", "Key Vault Secrets Officer"],
  secondId: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  missing: [
    "the workspace's identity can't see its vault's settings: Reader is missing",
    "the workspace's identity can't keep secrets: Key Vault Secrets Officer is missing",
  ],
});

test("a vault that decides by access policies takes no roles", () => {
  const { resource } = workspaceWith([]);
  const policies = { azurerm_key_vault: { v: { name: "kv", rbac_authorization_enabled: false } } };
  expect(findingsOf(workspaceVaultRoles, { resource: { ...resource, ...policies } })).toEqual([]);
});
