import { type AzureEstate, STORAGE_ACCOUNT, type StorageAccount } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { protectionOf } from "../../azure/joins/storage-protection";
import { hasStrictData } from "../../azure/joins/strict-data";
import { mustHave, oneOf } from "../must";
import { rule } from "../rule";

interface Looked extends StorageAccount {
  readonly strict: boolean;
}

export const storageCopyScope = rule({
  id: "security/storage-copy-scope",
  title: "Blobs are copied only between accounts of the same network",
  recommendations: [
    "security/minimize-exfiltration-service-endpoint-policy",
    "ai-security/protect-model-artifacts",
  ],
  severity: "medium",
  why: "Without a copy scope, data moves between this account and any other in the world without passing the network that guards both.",
  fix: {
    construct: "SecureStorageAccount: allowedCopyScope (PrivateLink by default)",
    terraform:
      'azurerm_storage_account: allowed_copy_scope = "PrivateLink"; outside production "AAD" does; point-in-time restore excludes both',
  },
  looksAt: (estate: AzureEstate): readonly Looked[] => {
    const strict = hasStrictData(estate);
    return withoutPatches(estate.all(STORAGE_ACCOUNT)).map((account) => ({ ...account, strict }));
  },
  finds: (account) => {
    const { copyScope, strict } = account;
    // Azure restores no account with a copy scope
    if (copyScope.state === "absent" && protectionOf(account).restoreDays.state === "known") {
      return [];
    }
    return strict
      ? mustHave(copyScope, oneOf("PrivateLink"), "blobs may be copied past the private network")
      : mustHave(copyScope, oneOf("PrivateLink", "AAD"), "blobs may be copied to and from any tenant");
  },
});
