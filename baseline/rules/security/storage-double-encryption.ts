import { STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const storageDoubleEncryption = rule({
  id: "security/storage-double-encryption",
  title: "Storage is encrypted twice, with two keys",
  recommendations: ["security/encryption-at-rest-and-in-transit", "ai-security/encrypt-all-data-stores"],
  severity: "medium",
  why: "With the infrastructure's own layer, data stays encrypted when one key or one algorithm fails. It can't be added to an account later.",
  fix: {
    construct: "SecureStorageAccount switches it on; there is no property that switches it off",
    terraform: "azurerm_storage_account: infrastructure_encryption_enabled = true",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ doubleEncryption }) => must(doubleEncryption, is(true), "data is encrypted once only"),
});
