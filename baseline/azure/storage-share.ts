import { kind } from "./subject";

/** A file share. */
export const STORAGE_SHARE = kind(
  {
    azurerm: ["azurerm_storage_share"],
    arm: ["Microsoft.Storage/storageAccounts/fileServices/shares"],
  },
  (facts) => ({
    /** `SMB` or `NFS`. */
    protocol: facts.text({
      azurerm: "enabled_protocol",
      body: "properties.enabledProtocols",
      whenAbsent: "SMB",
    }),
    /** What SAS tokens may refer to instead of saying themselves what they allow. */
    accessPolicies: facts.blocks({ azurerm: "acl", body: "properties.signedIdentifiers" }),
  }),
);
