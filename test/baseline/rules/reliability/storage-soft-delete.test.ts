import { storageSoftDelete } from "../../../../baseline/rules/reliability/storage-soft-delete";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(storageSoftDelete, "azurerm_storage_account");
const arm = inArm(storageSoftDelete, "Microsoft.Storage/storageAccounts");
const DAYS = { days: 30 };
const BLOBS = { delete_retention_policy: DAYS, container_delete_retention_policy: DAYS };
const SHARES = { retention_policy: DAYS };
const with_ = (blob_properties: object, share_properties: object = SHARES) =>
  azurerm({ blob_properties, share_properties });

test("a month for blobs, containers and shares passes; the provider's default is a week", () => {
  expect(with_(BLOBS)).toEqual([]);
  expect(with_({ delete_retention_policy: {}, container_delete_retention_policy: {} })).toEqual([]);
});

test.each([
  [{ ...BLOBS, delete_retention_policy: { days: 6 } }, "deleted blobs are gone"],
  [{ ...BLOBS, delete_retention_policy: undefined }, "blob_properties.delete_retention_policy is missing"],
  [{ ...BLOBS, container_delete_retention_policy: { days: 1 } }, "deleted containers are gone"],
  [{ ...BLOBS, container_delete_retention_policy: [] }, "deleted containers are gone"],
  [{ ...BLOBS, delete_retention_policy: { days: 30, permanent_delete_enabled: true } }, "deleted for good"],
])("%j is found", (blobs, problem) => {
  expect(with_(blobs)).toEqual([expect.stringContaining(problem)]);
});

test("shares without soft delete are found, where there can be shares", () => {
  expect(with_(BLOBS, {})).toEqual([expect.stringContaining("deleted file shares are gone")]);
  expect(azurerm({ account_kind: "BlockBlobStorage", blob_properties: BLOBS })).toEqual([]);
});

test("an account that says nothing keeps nothing", () => {
  expect(azurerm({})).toHaveLength(3);
  expect(arm({})).toHaveLength(3);
});

test("the services by azapi count", () => {
  const policy = { enabled: true, days: 14 };
  const found = (blobPolicy: object) =>
    findingsOf(
      storageSoftDelete,
      resources({
        azapi_resource: {
          a: { type: "Microsoft.Storage/storageAccounts@2023-05-01", name: "a", body: {} },
          b: {
            type: "Microsoft.Storage/storageAccounts/blobServices@2023-05-01",
            parent_id: "${azapi_resource.a.id}",
            body: {
              properties: { deleteRetentionPolicy: blobPolicy, containerDeleteRetentionPolicy: policy },
            },
          },
          f: {
            type: "Microsoft.Storage/storageAccounts/fileServices@2023-05-01",
            parent_id: "${azapi_resource.a.id}",
            body: { properties: { shareDeleteRetentionPolicy: policy } },
          },
        },
      }),
    );
  expect(found(policy)).toEqual([]);
  expect(found({ enabled: false, days: 14 })).toEqual([expect.stringContaining("deleted blobs are gone")]);
  expect(found({ ...policy, allowPermanentDelete: true })).toEqual([
    expect.stringContaining("deleted for good"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(with_({ ...BLOBS, delete_retention_policy: { days: "${var.x}" } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
