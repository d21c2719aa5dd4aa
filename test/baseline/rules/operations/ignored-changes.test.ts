import { ignoredChanges } from "../../../../baseline/rules/operations/ignored-changes";
import { findingsOf, resources } from "../findings";

const found = (type: string, ignore_changes: unknown, others: Record<string, Record<string, object>> = {}) =>
  findingsOf(ignoredChanges, resources({ [type]: { a: { lifecycle: { ignore_changes } } }, ...others }));
const STORAGE = "azurerm_storage_account";

test("tags, sizes and traffic are others' to change", () => {
  expect(found(STORAGE, undefined)).toEqual([]);
  expect(found(STORAGE, ["tags", 'tags["cost"]', "${tags}", "access_tier"])).toEqual([]);
  expect(found("azurerm_machine_learning_compute_cluster", ["scale_settings"])).toEqual([]);
  expect(found("azurerm_private_endpoint", ["private_dns_zone_group"])).toEqual([]);
});

test.each([
  [STORAGE, "public_network_access_enabled"],
  [STORAGE, "network_rules[0].default_action"],
  [STORAGE, "${shared_access_key_enabled}"],
  ["azurerm_key_vault", "network_acls"],
  ["azurerm_network_security_group", "security_rule"],
  ["azurerm_role_assignment", "role_definition_id"],
  ["azapi_resource", "body"],
])("%s that ignores %s is a violation", (type, name) => {
  expect(found(type, ["tags", name])).toEqual([
    `${type}.a: violation: lifecycle.ignore_changes has ${name.replace(/[${}]/g, "")}: what somebody changes there stays`,
  ]);
});

test.each(["all", ["all"]])("%j is one of all", (value) => {
  expect(found(STORAGE, value)).toEqual([
    "azurerm_storage_account.a: violation: lifecycle.ignore_changes is all: whatever somebody changes stays",
  ]);
});

test("a block of lifecycle in a list is read alike", () => {
  const a = { lifecycle: [{ ignore_changes: ["identity"] }] };
  expect(findingsOf(ignoredChanges, resources({ azurerm_key_vault: { a } }))).toHaveLength(1);
});

test("what a resource of its own writes is ignored rightly", () => {
  const key = {
    azurerm_storage_account_customer_managed_key: {
      k: { storage_account_id: "${azurerm_storage_account.a.id}" },
    },
  };
  expect(found(STORAGE, ["customer_managed_key"], key)).toEqual([]);
  expect(found(STORAGE, ["customer_managed_key"])).toHaveLength(1);
  expect(found(STORAGE, ["network_rules"], key)).toHaveLength(1);
});

test("what isn't Azure's is left alone", () => {
  expect(found("terraform_data", "all")).toEqual([]);
});
