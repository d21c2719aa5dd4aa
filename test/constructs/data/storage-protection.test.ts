import { TerraformOutput } from "cdktf";
import {
  SecureStorageAccount,
  type SecureStorageAccountProps,
} from "../../../constructs/data/secure-storage-account";
import {
  blobProperties,
  copyScopeOf,
  DEFAULT_SOFT_DELETE_DAYS,
  type StorageProtectionProps,
  storageProtectionProblems,
} from "../../../constructs/data/storage-protection";
import { AZURERM_VERSIONS } from "../../../constructs/terraform/azurerm-dialect";
import { accepted } from "../../support/deviations";
import { armId, existingResourceGroup, testDeviation, testIdentity, testKey } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const SOFT_DELETE = "softDeleteDays must be a whole number from 1 to 365";
const COPY_SCOPE =
  "pointInTimeRestoreDays and allowedCopyScope exclude each other: Azure restores no account with a restricted copy " +
  "scope; leave one out";
const LAKE = "pointInTimeRestoreDays needs an account without hierarchicalNamespace";
const restore = (limit: number, got: number) =>
  `pointInTimeRestoreDays must be a whole number from 1 to softDeleteDays - 1 = ${limit} (got ${got})`;

describe("storage protection: combinations that Azure refuses", () => {
  test.each<[StorageProtectionProps, string[]]>([
    [{}, []],
    [{ softDeleteDays: 1 }, []],
    [{ softDeleteDays: 365 }, []],
    [{ softDeleteDays: 0 }, [`${SOFT_DELETE} (got 0)`]],
    [{ softDeleteDays: 366 }, [`${SOFT_DELETE} (got 366)`]],
    [{ softDeleteDays: 1.5 }, [`${SOFT_DELETE} (got 1.5)`]],
    [{ pointInTimeRestoreDays: 1 }, []],
    [{ pointInTimeRestoreDays: 29 }, []],
    [{ pointInTimeRestoreDays: 30 }, [restore(29, 30)]],
    [{ pointInTimeRestoreDays: 0 }, [restore(29, 0)]],
    [{ pointInTimeRestoreDays: 2.5 }, [restore(29, 2.5)]],
    [{ pointInTimeRestoreDays: 6, softDeleteDays: 7 }, []],
    [{ pointInTimeRestoreDays: 7, softDeleteDays: 7 }, [restore(6, 7)]],
    [{ pointInTimeRestoreDays: 7, allowedCopyScope: "PrivateLink" }, [COPY_SCOPE]],
    [{ pointInTimeRestoreDays: 7, hierarchicalNamespace: true }, [LAKE]],
    [{ allowedCopyScope: "AAD", hierarchicalNamespace: true }, []],
    [
      { softDeleteDays: 0, pointInTimeRestoreDays: 9, allowedCopyScope: "AAD", hierarchicalNamespace: true },
      [`${SOFT_DELETE} (got 0)`, restore(-1, 9), COPY_SCOPE, LAKE],
    ],
  ])("%j", (props, problems) => {
    expect(storageProtectionProblems(props)).toEqual(problems);
  });

  test("the copy scope is left out only for point-in-time restore", () => {
    expect(copyScopeOf({})).toBe("PrivateLink");
    expect(copyScopeOf({ allowedCopyScope: "AAD" })).toBe("AAD");
    expect(copyScopeOf({ pointInTimeRestoreDays: 7 })).toBeUndefined();
  });

  test("blob properties, complete", () => {
    expect(DEFAULT_SOFT_DELETE_DAYS).toBe(30);
    expect(blobProperties({})).toEqual({
      versioningEnabled: true,
      changeFeedEnabled: false,
      changeFeedRetentionInDays: undefined,
      deleteRetentionPolicy: { days: 30, permanentDeleteEnabled: false },
      containerDeleteRetentionPolicy: { days: 30 },
      restorePolicy: undefined,
    });
    expect(blobProperties({ softDeleteDays: 14, pointInTimeRestoreDays: 7 })).toMatchObject({
      changeFeedRetentionInDays: 14,
      restorePolicy: { days: 7 },
    });
  });
});

describe("SecureStorageAccount: the rest of its properties", () => {
  const storage = (props: Partial<SecureStorageAccountProps> = {}, stack = testStack()) => {
    const resourceGroup = existingResourceGroup();
    const name = "stchurntest1a2b3";
    return { stack, account: new SecureStorageAccount(stack, "storage", { resourceGroup, name, ...props }) };
  };

  test.each(AZURERM_VERSIONS)("every property that azurerm %s gets", (version) => {
    const template = Template.of(storage({}, testStack(version)).stack);
    expect(template.resource("azurerm_storage_account").only).toEqual({
      name: "stchurntest1a2b3",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: { owner: "ml-platform", costCenter: "4711" },
      account_kind: "StorageV2",
      account_tier: "Standard",
      account_replication_type: "ZRS",
      is_hns_enabled: false,
      shared_access_key_enabled: false,
      sas_policy: { expiration_period: "07.00:00:00", expiration_action: "Log" },
      default_to_oauth_authentication: true,
      local_user_enabled: false,
      sftp_enabled: false,
      nfsv3_enabled: false,
      public_network_access_enabled: false,
      network_rules: {
        default_action: "Deny",
        bypass: ["AzureServices"],
        ip_rules: [],
        virtual_network_subnet_ids: [],
      },
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      allowed_copy_scope: "PrivateLink",
      https_traffic_only_enabled: true,
      min_tls_version: "TLS1_2",
      infrastructure_encryption_enabled: true,
      queue_encryption_key_type: "Account",
      table_encryption_key_type: "Account",
      blob_properties: {
        versioning_enabled: true,
        change_feed_enabled: false,
        delete_retention_policy: { days: 30, permanent_delete_enabled: false },
        container_delete_retention_policy: { days: 30 },
      },
      share_properties: {
        retention_policy: { days: 30 },
        smb: {
          versions: ["SMB3.1.1"],
          authentication_types: ["Kerberos"],
          kerberos_ticket_encryption_type: ["AES-256"],
          channel_encryption_type: ["AES-128-GCM", "AES-256-GCM"],
          multichannel_enabled: false,
        },
      },
    });
    expect(template.resource("azurerm_storage_management_policy").only).toEqual({
      storage_account_id: reference("azurerm_storage_account.storage_8D9329BE.id"),
      rule: [
        {
          name: "write-once-read-many",
          enabled: true,
          filters: { blob_types: ["blockBlob"] },
          actions: {
            base_blob: { tier_to_cool_after_days_since_modification_greater_than: 90 },
            snapshot: { delete_after_days_since_creation_greater_than: 30 },
            version: { delete_after_days_since_creation: 30 },
          },
        },
      ],
    });
  });

  test("security/encrypt-with-cmk: the key is asked for on behalf of storage; a lake's queues stay on service keys", () => {
    const stack = testStack();
    const encryption = { key: testKey(stack), identity: testIdentity() };
    const grant = jest.spyOn(encryption.key, "grantEncryption");
    storage({ encryption, hierarchicalNamespace: true }, stack);
    expect(grant.mock.calls).toEqual([[encryption.identity, "storage"]]);
    expect(Template.of(stack).resource("azurerm_storage_account").only).toMatchObject({
      queue_encryption_key_type: "Service",
      table_encryption_key_type: "Service",
      customer_managed_key: { key_vault_key_id: encryption.key.versionlessKeyId },
      depends_on: ["terraform_data.key-grant"],
    });
  });

  test("deviations name the recommendations that are not met, and the rules that say so", () => {
    const publicNetworkAccess = { deviation: testDeviation(), allowedIpRanges: [] };
    const { stack } = storage({ sharedKeyAccess: testDeviation(), publicNetworkAccess });
    expect(accepted(stack)).toEqual([
      {
        construct: "storage",
        property: "publicNetworkAccess",
        recommendations: ["security/dependent-services-private"],
        rules: ["security/storage-public-network"],
        attributes: ["public_network_access_enabled"],
        policies: ["a06d0189-92e8-4dba-b0c4-08d7669fce7d", "b2982f36-99f2-4db5-8eff-283140c09693"],
        ...testDeviation(),
      },
      {
        construct: "storage",
        property: "sharedKeyAccess",
        recommendations: [
          "security/managed-identity-between-services",
          "ai-security/rbac-abac-control-and-data-plane",
        ],
        rules: ["security/storage-shared-keys", "security/storage-smb-sign-in"],
        policies: ["8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54"],
        ...testDeviation(),
      },
    ]);
  });

  test("all problems are told at once, with the construct's path", () => {
    expect(() => storage({ name: "S", softDeleteDays: 0 })).toThrow(
      new Error(
        `test/storage: the storage account name "S" has 1 characters, at least 3 are needed; ${SOFT_DELETE} (got 0)`,
      ),
    );
  });

  test("containers made at once or later are known by id; id and name are references", () => {
    const { stack, account } = storage({ containers: ["staging"] });
    account.addContainer("final");
    new TerraformOutput(stack, "id", { value: account.storageAccountId });
    new TerraformOutput(stack, "name", { value: account.storageAccountName });
    new TerraformOutput(stack, "staging", { value: account.containerId("staging") });
    new TerraformOutput(stack, "final", { value: account.containerId("final") });
    const { outputs } = Template.of(stack);
    const container = (name: string) =>
      expect.stringMatching(
        new RegExp(`^\\$\\{azurerm_storage_container\\.storage_container-${name}_.*\\.id\\}$`),
      );
    expect(outputs).toEqual({
      id: { value: reference("azurerm_storage_account.storage_8D9329BE.id") },
      name: { value: reference("azurerm_storage_account.storage_8D9329BE.name") },
      staging: { value: container("staging") },
      final: { value: container("final") },
    });
    expect(() => account.containerId("missing")).toThrow(
      new Error('test/storage: no container "missing"; add it to containers'),
    );
  });

  test("an id of something inside an account is no account", () => {
    const id = `${armId("Microsoft.Storage/storageAccounts", "stx")}/blobServices/default`;
    expect(() => SecureStorageAccount.fromStorageAccountId(id)).toThrow(
      new Error(`SecureStorageAccount: "${id}" is not the ARM id of a storage account`),
    );
  });
});
