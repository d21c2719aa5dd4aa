import { STORAGE_ACCOUNT } from "../../azure";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const storageTls = rule({
  id: "security/storage-tls",
  title: "Storage accounts speak TLS 1.2 or newer",
  recommendations: [
    "security/encryption-at-rest-and-in-transit",
    "ai-security/https-everywhere-tls-termination",
    "deploy/batch-tls-default",
  ],
  severity: "high",
  why: "TLS 1.0 and 1.1 have known weaknesses: a client that is made to use them can be listened to.",
  fix: {
    construct: "SecureStorageAccount asks for TLS 1.2; there is no property that takes less",
    terraform: 'azurerm_storage_account: min_tls_version = "TLS1_2"',
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ minimumTls }) =>
    must(minimumTls, oneOf("TLS1_2", "TLS1_3"), "clients may use a TLS version with known weaknesses"),
});
