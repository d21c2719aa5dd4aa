import { storageZoneRedundancy } from "../../../../baseline/rules/reliability/storage-zone-redundancy";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(storageZoneRedundancy, "azurerm_storage_account");
const arm = inArm(storageZoneRedundancy, "Microsoft.Storage/storageAccounts");
const PROD = { production: true };
const FOUND = [expect.stringContaining("the loss of one zone takes the data away")];

test.each(["ZRS", "GZRS", "RAGZRS"])("%s passes", (redundancy) => {
  expect(azurerm({ account_replication_type: redundancy }, PROD)).toEqual([]);
  expect(arm({ sku: { name: `Standard_${redundancy}` } }, PROD)).toEqual([]);
});

test.each(["LRS", "GRS", "RAGRS"])("%s is found in production", (redundancy) => {
  expect(azurerm({ account_replication_type: redundancy }, PROD)).toEqual(FOUND);
  expect(arm({ sku: { name: `Standard_${redundancy}` } }, PROD)).toEqual(FOUND);
  expect(azurerm({ account_replication_type: redundancy }, { production: false })).toEqual([]);
});

test("Terraform's state is as dear as production", () => {
  const found = (account_replication_type: string) =>
    findingsOf(
      storageZoneRedundancy,
      resources({
        azurerm_storage_account: { a: { account_replication_type } },
        azurerm_storage_container: { c: { name: "tfstate" } },
      }),
      { production: false },
    );
  expect(found("ZRS")).toEqual([]);
  expect(found("LRS")).toEqual(FOUND);
});

test("none at all is found", () => {
  expect(azurerm({}, PROD)).toEqual([expect.stringContaining("account_replication_type is missing")]);
});

test("a region without zones can't have it", () => {
  expect(azurerm({ account_replication_type: "LRS", location: "westus" }, PROD)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ account_replication_type: "${var.x}" }, PROD)).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
