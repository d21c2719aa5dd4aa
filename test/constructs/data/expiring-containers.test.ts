import { StorageManagementPolicy } from "@cdktf/provider-azurerm/lib/storage-management-policy";
import { expiryProblems, expiryRules } from "../../../constructs/data/expiring-containers";
import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { Template } from "../../support/template";
import { testStack } from "../serving/readable-stack";

describe("containers whose blobs go by themselves", () => {
  test("have a rule each, for nothing outside of them", () => {
    const stack = testStack();
    new StorageManagementPolicy(stack, "lifecycle", {
      storageAccountId: armId("Microsoft.Storage/storageAccounts", "stchurn"),
      rule: expiryRules({ checkpoints: 30, staging: 7 }),
    });
    expect(Template.of(stack).resource("azurerm_storage_management_policy").only.rule).toEqual([
      {
        name: "expire-checkpoints",
        enabled: true,
        filters: { blob_types: ["blockBlob"], prefix_match: ["checkpoints/"] },
        actions: { base_blob: { delete_after_days_since_modification_greater_than: 30 } },
      },
      expect.objectContaining({
        name: "expire-staging",
        filters: { blob_types: ["blockBlob"], prefix_match: ["staging/"] },
        actions: { base_blob: { delete_after_days_since_modification_greater_than: 7 } },
      }),
    ]);
  });

  test("are made by the account, once, and stand beside the rule for all of its blobs", () => {
    const stack = testStack();
    new SecureStorageAccount(stack, "storage", {
      resourceGroup: existingResourceGroup(),
      name: "stchurn",
      containers: ["data", "checkpoints"],
      expiringContainers: { checkpoints: 30 },
    });
    const template = Template.of(stack);
    expect(template.resource("azurerm_storage_management_policy").only.rule).toMatchObject([
      { name: "write-once-read-many" },
      { name: "expire-checkpoints" },
    ]);
    const containers = template.resources().filter(({ type }) => type === "azurerm_storage_container");
    expect(containers.map(({ attributes }) => attributes.name)).toEqual(["checkpoints", "data"]);
  });

  test("are named as containers are, and keep their blobs for a day at least", () => {
    expect(expiryProblems("expiring", { checkpoints: 1, "a-1": 99_999 })).toEqual([]);
    expect(expiryProblems("expiring", { "a--b": 0, A: 1.5 })).toEqual([
      'expiring names no container by "a--b" (3 to 63 lower-case letters, digits and single hyphens)',
      "expiring.a--b must be a whole number from 1 to 99999 (got 0)",
      'expiring names no container by "A" (3 to 63 lower-case letters, digits and single hyphens)',
      "expiring.A must be a whole number from 1 to 99999 (got 1.5)",
    ]);
  });
});
