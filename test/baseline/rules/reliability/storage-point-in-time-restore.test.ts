import { storagePointInTimeRestore } from "../../../../baseline/rules/reliability/storage-point-in-time-restore";
import { inAzurerm } from "../alone";

const azurerm = inAzurerm(storagePointInTimeRestore, "azurerm_storage_account");
const GOOD = {
  restore_policy: { days: 6 },
  delete_retention_policy: { days: 7 },
  change_feed_enabled: true,
  versioning_enabled: true,
};

test("a restore with all that it needs passes, and no restore needs nothing", () => {
  expect(azurerm({ blob_properties: GOOD })).toEqual([]);
  expect(azurerm({ blob_properties: { versioning_enabled: false } })).toEqual([]);
  expect(azurerm({})).toEqual([]);
});

test.each([
  [{ blob_properties: { ...GOOD, change_feed_enabled: false } }, "nothing to restore from"],
  [{ blob_properties: { ...GOOD, change_feed_enabled: undefined } }, "nothing to restore from"],
  [{ blob_properties: { ...GOOD, versioning_enabled: false } }, "nothing to restore to"],
  [{ blob_properties: { ...GOOD, delete_retention_policy: { days: 6 } } }, "before the restore's days"],
  [{ blob_properties: { ...GOOD, delete_retention_policy: undefined } }, "before the restore's days"],
  [{ blob_properties: GOOD, is_hns_enabled: true }, "Azure restores no data lake"],
  [{ blob_properties: GOOD, allowed_copy_scope: "AAD" }, "with a copy scope"],
])("%j is found", (account, problem) => {
  expect(azurerm(account)).toEqual([expect.stringContaining(problem)]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ blob_properties: { ...GOOD, change_feed_enabled: "${var.x}" } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
