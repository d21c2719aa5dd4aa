import { storageLifecycle } from "../../../../baseline/rules/ai-cost/storage-lifecycle";
import { findingsOf, resources } from "../findings";

const ACTIONS = {
  base_blob: { tier_to_cool_after_days_since_modification_greater_than: 90 },
  snapshot: { delete_after_days_since_creation_greater_than: 30 },
  version: { delete_after_days_since_creation: 30 },
};
const RULE = { name: "r", enabled: true, filters: { blob_types: ["blockBlob"] }, actions: ACTIONS };
const ACCOUNT = { blob_properties: { versioning_enabled: true } };

const found = (rule: object | undefined, account: object = ACCOUNT, policy: object = {}) =>
  findingsOf(
    storageLifecycle,
    resources({
      azurerm_storage_account: { a: account, elsewhere: {} },
      azurerm_machine_learning_workspace: { w: { storage_account_id: "${azurerm_storage_account.a.id}" } },
      azurerm_storage_management_policy:
        rule === undefined
          ? {}
          : { p: { storage_account_id: "${azurerm_storage_account.a.id}", rule: [rule], ...policy } },
    }),
  );

const TIER = expect.stringContaining("blobs stay in the tier");
const SNAPSHOTS = expect.stringContaining("snapshots stay for ever");
const VERSIONS = expect.stringContaining("old versions stay for ever");

test("blobs that grow cool, and versions that go, pass", () => {
  expect(found(RULE)).toEqual([]);
});

test("an account of a workspace without a lifecycle is found, another one isn't", () => {
  expect(found(undefined)).toEqual([TIER, SNAPSHOTS, VERSIONS]);
});

test.each([
  [{ ...RULE, actions: { ...ACTIONS, base_blob: undefined } }, [TIER]],
  [{ ...RULE, actions: { ...ACTIONS, snapshot: undefined } }, [SNAPSHOTS]],
  [{ ...RULE, actions: { ...ACTIONS, version: undefined } }, [VERSIONS]],
  [{ ...RULE, enabled: false }, [TIER, SNAPSHOTS, VERSIONS]],
  [{ ...RULE, filters: { blob_types: ["appendBlob"] } }, [TIER, SNAPSHOTS, VERSIONS]],
])("%j is found", (rule, problems) => {
  expect(found(rule)).toEqual(problems);
});

test("no versions need no end, and a cool account no other tier", () => {
  const rule = { ...RULE, actions: { snapshot: ACTIONS.snapshot } };
  expect(found(rule, { access_tier: "Cool", is_hns_enabled: true })).toEqual([]);
  expect(found(rule, { access_tier: "Cool" })).toEqual([]);
});

test("the account behind a datastore is looked at", () => {
  expect(
    findingsOf(
      storageLifecycle,
      resources({
        azurerm_storage_account: { lake: { is_hns_enabled: true } },
        azurerm_storage_container: { c: { storage_account_id: "${azurerm_storage_account.lake.id}" } },
        azurerm_machine_learning_datastore_datalake_gen2: {
          d: { storage_container_id: "${azurerm_storage_container.c.id}" },
        },
      }),
    ),
  ).toEqual([TIER, SNAPSHOTS]);
});

test("ARM's policy counts", () => {
  const days = (number: number) => ({ daysAfterCreationGreaterThan: number });
  expect(
    findingsOf(
      storageLifecycle,
      resources({
        azurerm_storage_account: { a: ACCOUNT },
        azurerm_machine_learning_workspace: { w: { storage_account_id: "${azurerm_storage_account.a.id}" } },
        azapi_resource: {
          p: {
            type: "Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01",
            parent_id: "${azurerm_storage_account.a.id}",
            body: {
              properties: {
                policy: {
                  rules: [
                    {
                      definition: {
                        actions: {
                          baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 30 } },
                          snapshot: { delete: days(30) },
                          version: { delete: days(30) },
                        },
                        filters: { blobTypes: ["blockBlob"] },
                      },
                    },
                  ],
                },
              },
            },
          },
        },
      }),
    ),
  ).toEqual([]);
});

test("a policy that may not be there is unknown", () => {
  expect(found(RULE, ACCOUNT, { count: "${var.x}" })).toEqual(
    Array(3).fill(expect.stringContaining("unknown: ")),
  );
});

describe("an account that is not a workspace's, behind a datastore", () => {
  const EXPIRY = {
    base_blob: { delete_after_days_since_creation_greater_than: 30 },
    snapshot: { delete_after_days_since_creation_greater_than: 30 },
    version: { delete_after_days_since_creation: 30 },
  };
  const kept = (prefixes: string[], containers: string[], rule: object = {}) =>
    findingsOf(
      storageLifecycle,
      resources({
        azurerm_storage_account: { a: ACCOUNT },
        azurerm_storage_container: Object.fromEntries(
          containers.map((name) => [name, { name, storage_account_id: "${azurerm_storage_account.a.id}" }]),
        ),
        azurerm_machine_learning_datastore_blobstorage: {
          d: { storage_container_id: `\${azurerm_storage_container.${containers[0]}.id}` },
        },
        azurerm_storage_management_policy: {
          p: {
            storage_account_id: "${azurerm_storage_account.a.id}",
            rule: [
              {
                ...RULE,
                filters: { blob_types: ["blockBlob"], prefix_match: prefixes },
                actions: EXPIRY,
                ...rule,
              },
            ],
          },
        },
      }),
    );

  test("passes where all of it is deleted in time", () => {
    expect(kept(["payload/"], ["payload"])).toEqual([]);
  });

  test("is found where one of its containers keeps what it has", () => {
    expect(kept(["payload/"], ["payload", "other"])).toEqual([TIER]);
    expect(kept(["payload/"], ["payload"], { enabled: false })).toEqual([TIER, SNAPSHOTS, VERSIONS]);
  });
});

test("what a workspace's own account deletes in one container doesn't age the others", () => {
  const expiry = { base_blob: { delete_after_days_since_creation_greater_than: 30 } };
  expect(
    found({
      ...RULE,
      filters: { blob_types: ["blockBlob"], prefix_match: ["checkpoints/"] },
      actions: { ...ACTIONS, ...expiry, base_blob: expiry.base_blob },
    }),
  ).toEqual([TIER]);
});
