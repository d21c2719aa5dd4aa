import { STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const storageEntraByDefault = rule({
  id: "security/storage-entra-by-default",
  title: "The portal opens storage with Entra tokens",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "low",
  why: "Otherwise the portal asks for the account's key first: whoever may list keys then works past their own data roles without noticing.",
  fix: {
    construct: "SecureStorageAccount switches it on; there is no property that switches it off",
    terraform: "azurerm_storage_account: default_to_oauth_authentication = true",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ entraByDefault }) => must(entraByDefault, is(true), "the portal takes the account's key first"),
});
