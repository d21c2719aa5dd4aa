import { STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const storageHttpsOnly = rule({
  id: "security/storage-https-only",
  title: "Storage accounts refuse traffic that isn't encrypted",
  recommendations: [
    "security/encryption-at-rest-and-in-transit",
    "ai-security/https-everywhere-tls-termination",
    "deploy/batch-tls-default",
  ],
  severity: "high",
  why: "Over plain HTTP, data and tokens can be read and changed on their way; the same setting makes file shares encrypt.",
  fix: {
    construct: "SecureStorageAccount takes HTTPS only; there is no property that takes less",
    terraform: "azurerm_storage_account: https_traffic_only_enabled = true",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ httpsOnly }) => must(httpsOnly, is(true), "the account takes plain HTTP"),
});
