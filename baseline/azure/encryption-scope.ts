import { kind } from "./subject";

/** A key for some containers or blobs of a storage account, in place of the account's. */
export const ENCRYPTION_SCOPE = kind(
  {
    azurerm: ["azurerm_storage_encryption_scope"],
    arm: ["Microsoft.Storage/storageAccounts/encryptionScopes"],
  },
  (facts) => ({
    /** `Microsoft.KeyVault`, or `Microsoft.Storage` for Microsoft's key. */
    source: facts.text({
      azurerm: "source",
      body: "properties.source",
      whenAbsent: { arm: "Microsoft.Storage" },
    }),
  }),
);
