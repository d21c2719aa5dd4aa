import { trustedServices } from "../../../../baseline/rules/security/trusted-services";
import { findingsOf, resources } from "../findings";

const found = (account: object, vault: object, workspace: object = {}) =>
  findingsOf(
    trustedServices,
    resources({
      azurerm_storage_account: { a: account },
      azurerm_key_vault: { v: { name: "kv", ...vault } },
      azurerm_machine_learning_workspace: {
        w: {
          storage_account_id: "${azurerm_storage_account.a.id}",
          key_vault_id: "${azurerm_key_vault.v.id}",
          ...workspace,
        },
      },
    }),
  );

const SHUT = { network_acls: { default_action: "Deny", bypass: "None" } };
const FOUND = [expect.stringContaining("shuts out the services of Azure")];

test("services that Azure trusts pass the firewalls, also by default", () => {
  expect(found({ network_rules: { default_action: "Deny", bypass: ["AzureServices"] } }, {})).toEqual([]);
  expect(found({}, { network_acls: { default_action: "Deny", bypass: "AzureServices" } })).toEqual([]);
});

test("a firewall that shuts them out is found", () => {
  expect(found({ network_rules: { default_action: "Deny", bypass: ["None"] } }, {})).toEqual(FOUND);
  expect(found({}, SHUT)).toEqual(FOUND);
});

test("a vault of encryption keys is looked at without a workspace, another one isn't", () => {
  const other = { key_vault_id: "/vaults/other" };
  const customer_managed_key = { key_vault_key_id: "https://kv.vault.azure.net/keys/k" };
  expect(found({}, SHUT, other)).toEqual([]);
  expect(found({ customer_managed_key }, SHUT, other)).toEqual(FOUND);
});

test("what only a plan tells is unknown", () => {
  expect(found({ network_rules: { default_action: "Deny", bypass: "${var.x}" } }, {})).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
