import { storageCopies } from "../../../../baseline/rules/security/storage-copies";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const ELSEWHERE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/stelsewhere";

const replicated = (destination: string, data: object = {}) =>
  findingsOf(storageCopies, {
    ...resources({
      azurerm_storage_account: { a: { name: "sta" }, b: { name: "stb" } },
      azurerm_storage_object_replication: {
        r: {
          source_storage_account_id: "${azurerm_storage_account.a.id}",
          destination_storage_account_id: destination,
        },
      },
    }),
    data,
  });

test("replication between accounts of the input passes", () => {
  expect(replicated("${azurerm_storage_account.b.id}")).toEqual([]);
});

test("replication to an account that isn't in the input is found, by its id or as a data source", () => {
  const problem = [
    "azurerm_storage_object_replication.r: violation: blobs are replicated to an account that isn't in the input",
  ];
  expect(replicated(ELSEWHERE)).toEqual(problem);
  const data = { azurerm_storage_account: { x: { name: "stelsewhere", resource_group_name: "rg" } } };
  expect(replicated("${data.azurerm_storage_account.x.id}", data)).toEqual(problem);
});

test("ARM also takes an account's name", () => {
  const policy = (destinationAccount: string) =>
    findingsOf(
      storageCopies,
      resources({
        azurerm_storage_account: { a: { name: "sta" } },
        azapi_resource: {
          r: {
            type: "Microsoft.Storage/storageAccounts/objectReplicationPolicies@2025-01-01",
            name: "default",
            body: { properties: { sourceAccount: "stx", destinationAccount } },
          },
        },
      }),
    );
  expect(policy("STA")).toEqual([]);
  expect(policy("stelsewhere")).toEqual([expect.stringContaining("violation: blobs are replicated")]);
  expect(policy(ELSEWHERE)).toEqual([expect.stringContaining("violation: blobs are replicated")]);
});

test("data that is shared by invitation is found", () => {
  const problem = [expect.stringContaining("whoever is invited gets a copy")];
  expect(inAzurerm(storageCopies, "azurerm_data_share_dataset_blob_storage")({})).toEqual(problem);
  expect(inAzurerm(storageCopies, "azurerm_data_share_dataset_data_lake_gen2")({})).toEqual(problem);
  expect(inArm(storageCopies, "Microsoft.DataShare/accounts/shares/dataSets")({})).toEqual(problem);
});

test("what only a plan tells is unknown", () => {
  expect(replicated("${var.account}")).toEqual([expect.stringContaining(": unknown: ")]);
});

test("disks that leave with blobs are found, those that bring some pass", () => {
  const job = inArm(storageCopies, "Microsoft.ImportExport/jobs");
  expect(job({ properties: { jobType: "Export" } })).toEqual([expect.stringContaining("violation: ")]);
  expect(job({ properties: { jobType: "Import" } })).toEqual([]);
  expect(job({ properties: { jobType: "${var.x}" } })).toEqual([expect.stringContaining(": unknown: ")]);
});
