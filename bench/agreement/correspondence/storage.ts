import { POLICIES } from "../../../baseline/catalogue/policies";
import { type Domain, same } from "./correspondence";

export const STORAGE: Domain = {
  types: ["azurerm_storage_account", "azurerm_private_endpoint", "azurerm_monitor_diagnostic_setting"],
  correspondences: [
    ...same([POLICIES.storagePublicNetwork, "a06d0189-92e8-4dba-b0c4-08d7669fce7d"], {
      rule: "security/storage-public-network",
    }),
    ...same([POLICIES.storageFirewall], { rule: "security/storage-firewall", about: /default_?action/i }),
    ...same(["2a1a9cdf-e04d-429a-8416-3bfb72a1b26f"], {
      rule: "security/storage-firewall",
      about: /default_?action|ip_?rules/i,
    }),
    ...same(["c9d007d0-c057-4772-b18c-01e546713bcd"], { rule: "security/trusted-services" }),
    ...same([POLICIES.storageSharedKey], {
      rule: "security/storage-shared-keys",
      about: /shared_?(access_)?key/i,
    }),
    ...same(["4fa4b6c0-31ca-4c0d-b10d-24b96f62a751", "13502221-8df0-4414-9937-de9c5c4e396b"], {
      rule: "security/storage-anonymous-blobs",
      about: /opened to everybody/,
    }),
    ...same([POLICIES.storageSecureTransfer, "f81e3117-0093-4b17-8a60-82363134f0eb"], {
      rule: "security/storage-https-only",
    }),
    ...same([POLICIES.storageMinimumTls], { rule: "security/storage-tls" }),
    ...same([POLICIES.storageCrossTenantReplication], { rule: "security/storage-cross-tenant-replication" }),
    ...same([POLICIES.storageInfrastructureEncryption], { rule: "security/storage-double-encryption" }),
    ...same([POLICIES.storageCustomerManagedKey], { rule: "security/storage-customer-managed-key" }),
    ...same([POLICIES.storageQueueCustomerManagedKey], {
      rule: "security/storage-key-scope",
      about: /queues stay/,
    }),
    ...same([POLICIES.storageTableCustomerManagedKey], {
      rule: "security/storage-key-scope",
      about: /tables stay/,
    }),
    ...same(["bc1b984e-ddae-40cc-801a-050a030e4fbe", "7aa1c9d5-3d7e-4579-8117-d85e99211757"], {
      rule: "security/storage-sas-expiry",
    }),
    ...same([POLICIES.storageZoneRedundant], { rule: "reliability/storage-zone-redundancy" }),
    ...same([POLICIES.storageVersioning, "978deb5d-c9a7-41f8-b4b2-b76880d0de1f"], {
      rule: "reliability/storage-versioning",
      about: /overwritten is gone/,
    }),
    ...same([POLICIES.storageSoftDelete], {
      rule: "reliability/storage-soft-delete",
      about: /deleted (blobs|containers)/,
    }),
    ...same([POLICIES.storagePrivateLink, "9f766f00-8d11-464e-80e1-4091d7874074"], {
      rule: "security/storage-private-endpoints",
    }),
    ...zones("75973700-529f-4de2-b794-fb9b6781b6b0", "blob"),
    ...zones("6df98d03-368a-4438-8730-a93c4d7693d6", "file"),
    ...zones("bcff79fb-2b0d-47c9-97e5-3023479b00d1", "queue"),
    ...zones("028bbd88-e9b5-461f-9424-a1b63a7bee1a", "table"),
    ...zones("83c6fe0f-2316-444a-99a1-1ecd8a7872ca", "dfs"),
    ...logs(POLICIES.storageMetrics, "account"),
    ...logs(POLICIES.blobLogs, "blob service"),
    ...logs("25a70cc8-2bd4-47f1-90b6-1478e4662c96", "file service"),
    ...logs("7bd000e3-37c7-4928-9f31-86c4b77c5c45", "queue service"),
    ...logs("2fb86bf3-d221-43d1-96d1-2434af34eaa0", "table service"),
  ],
};

function zones(policy: string, part: string) {
  return same([policy], { rule: "security/private-endpoint-zones", about: new RegExp(`names of ${part} `) });
}

function logs(policy: string, source: string) {
  return same([policy], { rule: "operations/storage-diagnostics", about: new RegExp(`of the ${source}`) });
}
