import { storageLifecycleDeletion } from "../../../../baseline/rules/reliability/storage-lifecycle-deletion";
import { findingsOf, resources } from "../findings";

const found = (base_blob: object, rule: object = {}) =>
  findingsOf(
    storageLifecycleDeletion,
    resources({
      azurerm_storage_account: { a: {} },
      azurerm_storage_management_policy: {
        p: {
          storage_account_id: "${azurerm_storage_account.a.id}",
          rule: [{ enabled: true, filters: { blob_types: ["blockBlob"] }, actions: { base_blob }, ...rule }],
        },
      },
    }),
  );

const DELETES = { delete_after_days_since_modification_greater_than: 30 };
const FOUND = [
  "azurerm_storage_account.a: violation: a lifecycle rule for the whole account deletes blobs by their age",
];

test("rules that move blobs pass", () => {
  expect(found({ tier_to_cool_after_days_since_modification_greater_than: 90 })).toEqual([]);
  expect(found({ delete_after_days_since_modification_greater_than: -1 })).toEqual([]);
});

test("a rule that deletes blobs by their age is found", () => {
  expect(found(DELETES)).toEqual(FOUND);
  expect(found({ delete_after_days_since_creation_greater_than: 9999 })).toEqual(FOUND);
});

test("a rule that is off, or for one folder, isn't", () => {
  expect(found(DELETES, { enabled: false })).toEqual([]);
  expect(found(DELETES, { filters: { blob_types: ["blockBlob"], prefix_match: ["scratch/"] } })).toEqual([]);
});

test("ARM's policy counts", () => {
  const definition = { actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } } };
  expect(
    findingsOf(
      storageLifecycleDeletion,
      resources({
        azurerm_storage_account: { a: {} },
        azapi_resource: {
          p: {
            type: "Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01",
            parent_id: "${azurerm_storage_account.a.id}",
            body: { properties: { policy: { rules: [{ enabled: true, definition }] } } },
          },
        },
      }),
    ),
  ).toEqual(FOUND);
});

test("days that only a plan tells are found: nothing should delete", () => {
  expect(found({ delete_after_days_since_modification_greater_than: "${var.x}" })).toEqual(FOUND);
});
