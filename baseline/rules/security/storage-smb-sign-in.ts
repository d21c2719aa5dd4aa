import { STORAGE_ACCOUNT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { hasShares } from "../../azure/joins/storage-protection";
import { sharesOf } from "../../azure/joins/storage-shares";
import { mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const storageSmbSignIn = rule({
  id: "security/storage-smb-sign-in",
  title: "File shares take identities, not the account's key",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "low",
  why: "NTLMv2 is how the account's key signs in to file shares: left on, it waits for the day when somebody switches keys on again.",
  fix: {
    construct: "SecureStorageAccount takes Kerberos only; sharedKeyAccess accepts NTLMv2 with a Deviation",
    terraform: 'azurerm_storage_account: share_properties.smb { authentication_types = ["Kerberos"] }',
  },
  looksAt: (estate) => withoutPatches(estate.all(STORAGE_ACCOUNT)).filter(hasShares),
  finds: (account) =>
    mustHave(
      sharesOf(account).signIn,
      (methods) => methods.length > 0 && methods.every(oneOf("Kerberos")),
      "the account's key signs in to file shares",
    ),
});
