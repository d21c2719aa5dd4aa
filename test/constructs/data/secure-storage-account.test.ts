import type { TerraformStack } from "cdktf";
import {
  SecureStorageAccount,
  type SecureStorageAccountProps,
} from "../../../constructs/data/secure-storage-account";
import { EntraGroup } from "../../../constructs/identity/principals";
import { accepted } from "../../support/deviations";
import { existingResourceGroup, testDeviation, testIdentity, testKey } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";

function storage(props: Partial<SecureStorageAccountProps> = {}, stack: TerraformStack = testStack()) {
  const account = new SecureStorageAccount(stack, "storage", {
    resourceGroup: existingResourceGroup(),
    name: "stchurntest1a2b3",
    ...props,
  });
  return { account, stack, synthesize: () => Template.of(stack) };
}
const synthesized = (props: Partial<SecureStorageAccountProps> = {}) =>
  storage(props).synthesize().resource("azurerm_storage_account").only;

describe("SecureStorageAccount", () => {
  test("security/dependent-services-private: no public network, deny by default, trusted services pass", () => {
    expect(synthesized()).toMatchObject({
      public_network_access_enabled: false,
      network_rules: { default_action: "Deny", bypass: ["AzureServices"], ip_rules: [] },
    });
  });

  test("security/managed-identity-between-services: no account keys, Entra by default, no local users", () => {
    expect(synthesized()).toMatchObject({
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      local_user_enabled: false,
      sftp_enabled: false,
      nfsv3_enabled: false,
    });
  });

  test("security/encryption-at-rest-and-in-transit: HTTPS only, TLS 1.2, encrypted twice", () => {
    expect(synthesized()).toMatchObject({
      https_traffic_only_enabled: true,
      min_tls_version: "TLS1_2",
      infrastructure_encryption_enabled: true,
    });
  });

  test("security/minimize-exfiltration-service-endpoint-policy: no copies from elsewhere, no anonymous blobs", () => {
    expect(synthesized()).toMatchObject({
      allowed_copy_scope: "PrivateLink",
      cross_tenant_replication_enabled: false,
      allow_nested_items_to_be_public: false,
    });
  });

  test("reliability/recovery-strategy-for-dependencies: versions, soft delete of blobs, containers and shares", () => {
    expect(synthesized({ softDeleteDays: 14 })).toMatchObject({
      blob_properties: {
        versioning_enabled: true,
        change_feed_enabled: false,
        delete_retention_policy: { days: 14, permanent_delete_enabled: false },
        container_delete_retention_policy: { days: 14 },
      },
      share_properties: { retention_policy: { days: 14 } },
    });
    expect(synthesized()).toMatchObject({ blob_properties: { delete_retention_policy: { days: 30 } } });
  });

  test("security/encryption-at-rest-and-in-transit: SMB 3.1.1 with Kerberos and GCM only", () => {
    const smb = {
      versions: ["SMB3.1.1"],
      authentication_types: ["Kerberos"],
      kerberos_ticket_encryption_type: ["AES-256"],
      channel_encryption_type: ["AES-128-GCM", "AES-256-GCM"],
      multichannel_enabled: false,
    };
    expect(synthesized()).toMatchObject({ share_properties: { smb } });
    expect(synthesized({ sharedKeyAccess: testDeviation() })).toMatchObject({
      share_properties: { smb: { authentication_types: ["Kerberos", "NTLMv2"] } },
    });
  });

  test("reliability/recovery-strategy-for-dependencies: point-in-time restore brings what it needs", () => {
    const account = synthesized({ pointInTimeRestoreDays: 7 });
    expect(account).toMatchObject({
      blob_properties: {
        restore_policy: { days: 7 },
        change_feed_enabled: true,
        change_feed_retention_in_days: 30,
        versioning_enabled: true,
      },
    });
    expect(account).not.toHaveProperty("allowed_copy_scope");
  });

  test("reliability/zone-redundant-inference: zone-redundant unless the profile says otherwise", () => {
    expect(synthesized()).toMatchObject({ account_replication_type: "ZRS", account_tier: "Standard" });
    expect(synthesized({ redundancy: "GZRS" })).toMatchObject({ account_replication_type: "GZRS" });
  });
});

describe("SecureStorageAccount: containers, lifecycle, protection", () => {
  test("ai-cost/write-once-read-many-storage: cold blobs move to the cool tier, old versions go", () => {
    const { synthesize } = storage({ coolAfterDays: 45, softDeleteDays: 10 });
    expect(synthesize().resource("azurerm_storage_management_policy").only).toMatchObject({
      rule: [
        {
          enabled: true,
          filters: { blob_types: ["blockBlob"] },
          actions: {
            base_blob: { tier_to_cool_after_days_since_modification_greater_than: 45 },
            snapshot: { delete_after_days_since_creation_greater_than: 10 },
            version: { delete_after_days_since_creation: 10 },
          },
        },
      ],
    });
  });

  test("deploy/batch-partial-failure-staging: containers are private and made by the control plane", () => {
    const { account, synthesize } = storage({ containers: ["staging"] });
    expect(account.containerId("staging")).toContain("TfToken");
    expect(synthesize().resource("azurerm_storage_container").only).toMatchObject({
      name: "staging",
      container_access_type: "private",
      storage_account_id: expect.stringContaining("azurerm_storage_account."),
    });
  });

  test("an unknown container is an error that says what to do", () => {
    expect(() => storage().account.containerId("missing")).toThrow(
      /no container "missing"; add it to containers/,
    );
  });

  test("hierarchical namespace goes without versioning", () => {
    const { synthesize } = storage({ hierarchicalNamespace: true });
    expect(synthesize().resource("azurerm_storage_account").only).toMatchObject({
      is_hns_enabled: true,
      blob_properties: { versioning_enabled: false },
    });
    const [rule] = synthesize().resource("azurerm_storage_management_policy").only.rule as {
      actions: object;
    }[];
    expect(rule?.actions).not.toHaveProperty("version");
  });

  test("what never grows old: versions and hot blobs kept for good", () => {
    const { synthesize } = storage({ coolAfterDays: "never", deleteVersionsAfterDays: "never" });
    synthesize().resource("azurerm_storage_management_policy").count(0);
    const actions = (props: Partial<SecureStorageAccountProps>) =>
      (
        storage(props).synthesize().resource("azurerm_storage_management_policy").only.rule as {
          actions: object;
        }[]
      )[0]?.actions;
    expect(actions({ coolAfterDays: "never", deleteVersionsAfterDays: 9 })).toEqual({
      snapshot: { delete_after_days_since_creation_greater_than: 9 },
      version: { delete_after_days_since_creation: 9 },
    });
    expect(actions({ deleteVersionsAfterDays: "never" })).toEqual({
      base_blob: { tier_to_cool_after_days_since_modification_greater_than: 90 },
    });
  });

  test("a data lake's queues and tables can't have the account's key", () => {
    expect(synthesized({ hierarchicalNamespace: true })).toMatchObject({
      queue_encryption_key_type: "Service",
      table_encryption_key_type: "Service",
    });
  });

  test("prevent_destroy only where asked for", () => {
    expect(synthesized({ preventDestroy: true })).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(synthesized()).not.toHaveProperty("lifecycle");
  });

  test("tags come from the resource group unless given", () => {
    expect(synthesized()).toMatchObject({ tags: existingResourceGroup().tags });
    expect(synthesized({ tags: { team: "x" } })).toMatchObject({ tags: { team: "x" } });
  });
});

describe("SecureStorageAccount: customer-managed key", () => {
  test("security/encrypt-with-cmk: versionless key, own identity, queues and tables too", () => {
    const stack = testStack();
    const encryption = { key: testKey(stack), identity: testIdentity() };
    const account = storage({ encryption }, stack).synthesize().resource("azurerm_storage_account").only;
    expect(account).toMatchObject({
      identity: { type: "UserAssigned", identity_ids: [encryption.identity.identityId] },
      customer_managed_key: {
        key_vault_key_id: encryption.key.versionlessKeyId,
        user_assigned_identity_id: encryption.identity.identityId,
      },
      queue_encryption_key_type: "Account",
      table_encryption_key_type: "Account",
      depends_on: [expect.any(String)],
    });
  });

  test("without a key: platform keys, no identity", () => {
    const account = synthesized();
    expect(account).toMatchObject({
      queue_encryption_key_type: "Account",
      table_encryption_key_type: "Account",
    });
    expect(account).not.toHaveProperty("customer_managed_key");
    expect(account).not.toHaveProperty("identity");
  });
});

describe("SecureStorageAccount: grants and logs", () => {
  const group = EntraGroup.fromObjectId("aaaaaaaa-0000-0000-0000-000000000001");

  test.each([
    ["grantBlobRead", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"],
    ["grantBlobReadWrite", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"],
    ["grantFileReadWrite", "69566ab7-960f-475b-8e7c-b3118f30c6bd"],
  ] as const)(
    "ai-security/rbac-abac-control-and-data-plane: %s gives one data role on the account",
    (grant, role) => {
      const { account, synthesize } = storage();
      account[grant](group, "people");
      expect(synthesize().resource("azurerm_role_assignment").only).toMatchObject({
        scope: expect.stringMatching(/azurerm_storage_account\..*\.id/),
        role_definition_id: expect.stringContaining(role),
        principal_id: group.principalId,
        principal_type: "Group",
      });
    },
  );

  test("ai-security/rbac-abac-control-and-data-plane: a condition narrows the grant", () => {
    const { account, synthesize } = storage();
    account.grantBlobRead(group, "people", { expression: "condition" });
    expect(synthesize().resource("azurerm_role_assignment").only).toMatchObject({
      condition: "condition",
      condition_version: "2.0",
    });
  });

  test("operations/collect-resource-logs: the account and each of its services are targets", () => {
    const { account } = storage();
    expect(account.diagnosticTargets.map(({ name, logs }) => [name, logs])).toEqual([
      ["account", undefined],
      ["blob", "allLogs"],
      ["file", "allLogs"],
      ["queue", "allLogs"],
      ["table", "allLogs"],
    ]);
  });
});

describe("SecureStorageAccount: deviations and errors", () => {
  test("account keys need a deviation, which is recorded", () => {
    const { stack, synthesize } = storage({ sharedKeyAccess: testDeviation() });
    expect(synthesize().resource("azurerm_storage_account").only).toMatchObject({
      shared_access_key_enabled: true,
    });
    expect(accepted(stack)).toMatchObject([
      {
        construct: "storage",
        property: "sharedKeyAccess",
        policies: ["8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54"],
        ...testDeviation(),
      },
    ]);
  });

  test("an opened network still denies everybody else", () => {
    const publicNetworkAccess = { deviation: testDeviation(), allowedIpRanges: ["203.0.113.7"] };
    expect(synthesized({ publicNetworkAccess })).toMatchObject({
      public_network_access_enabled: true,
      network_rules: { default_action: "Deny", ip_rules: ["203.0.113.7"] },
    });
  });

  test.each<[string, Partial<SecureStorageAccountProps>, RegExp]>([
    [
      "name",
      { name: "Not_Allowed" },
      /storage account name "Not_Allowed" may hold lower-case letters and digits only/,
    ],
    ["soft delete", { softDeleteDays: 0 }, /softDeleteDays must be a whole number from 1 to 365 \(got 0\)/],
    ["restore window", { pointInTimeRestoreDays: 30 }, /softDeleteDays - 1 = 29 \(got 30\)/],
    ["both", { pointInTimeRestoreDays: 7, allowedCopyScope: "AAD" }, /exclude each other/],
    ["lake", { pointInTimeRestoreDays: 7, hierarchicalNamespace: true }, /without hierarchicalNamespace/],
    [
      "blank reason",
      { sharedKeyAccess: { ...testDeviation(), reason: "x" } },
      /sharedKeyAccess: reason must say/,
    ],
  ])("refuses a wrong %s", (_what, props, message) => {
    expect(() => storage(props)).toThrow(message);
  });

  test("an existing account is known by its id", () => {
    const id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/stx";
    expect(SecureStorageAccount.fromStorageAccountId(id)).toEqual({
      storageAccountId: id,
      storageAccountName: "stx",
    });
    expect(() => SecureStorageAccount.fromStorageAccountId("stx")).toThrow(
      /not the ARM id of a storage account/,
    );
  });
});
