import { STATIC_WEBSITE } from "../../azure/static-website";
import { rule } from "../rule";

export const storageStaticWebsite = rule({
  id: "security/storage-static-website",
  title: "No storage account is a website",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "high",
  why: "A website shows its container to everybody without a token, even where containers can't be opened.",
  fix: {
    construct: "SecureStorageAccount makes none; there is no property for one",
    terraform: "no azurerm_storage_account_static_website",
  },
  looksAt: STATIC_WEBSITE,
  finds: () => [{ certainty: "violation", message: "it shows files of the account to everybody" }],
});
