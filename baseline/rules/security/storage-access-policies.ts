import type { AzureEstate } from "../../azure";
import { STORAGE_SHARE } from "../../azure/storage-share";
import { STORAGE_TABLE } from "../../azure/storage-table";
import { mustHold } from "../must";
import { rule } from "../rule";

export const storageAccessPolicies = rule({
  id: "security/storage-access-policies",
  title: "File shares and tables have no access policies for SAS tokens",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "low",
  why: "A stored access policy serves nothing but SAS tokens, which only the account's key can sign: it waits for the day when somebody switches keys on again.",
  fix: {
    construct: "SecureStorageAccount makes no share or table; there is no property for one",
    terraform: "azurerm_storage_share, azurerm_storage_table: no acl",
  },
  looksAt: (estate: AzureEstate) => [...estate.all(STORAGE_SHARE), ...estate.all(STORAGE_TABLE)],
  finds: ({ accessPolicies }) =>
    accessPolicies.state === "absent"
      ? []
      : mustHold(
          accessPolicies.state === "unknown" ? "unknown" : accessPolicies.value.length === 0 ? "yes" : "no",
          "SAS tokens have an access policy to refer to",
          { attribute: accessPolicies.at },
        ),
});
