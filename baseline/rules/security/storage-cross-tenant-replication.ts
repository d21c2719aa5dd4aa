import { STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const storageCrossTenantReplication = rule({
  id: "security/storage-cross-tenant-replication",
  title: "Storage accounts replicate to no other tenant",
  recommendations: [
    "security/minimize-exfiltration-service-endpoint-policy",
    "ai-security/protect-model-artifacts",
  ],
  severity: "high",
  why: "Object replication copies blobs in the background: across tenants, that is a way out of the organisation which no network rule sees.",
  fix: {
    construct: "SecureStorageAccount forbids it; there is no property that allows it",
    terraform: "azurerm_storage_account: cross_tenant_replication_enabled = false",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ crossTenantReplication }) =>
    must(crossTenantReplication, is(false), "blobs may be replicated to another tenant"),
});
