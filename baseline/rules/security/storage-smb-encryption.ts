import { STORAGE_ACCOUNT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { hasShares } from "../../azure/joins/storage-protection";
import { sharesOf } from "../../azure/joins/storage-shares";
import { mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const storageSmbEncryption = rule({
  id: "security/storage-smb-encryption",
  title: "File shares are reached over SMB 3.1.1 with strong ciphers",
  recommendations: ["security/encryption-at-rest-and-in-transit", "deploy/batch-tls-default"],
  severity: "low",
  why: "Where nothing is written Azure also takes SMB 2.1, RC4 tickets and older ciphers, for clients that nobody has in a machine learning workspace.",
  fix: {
    construct: "SecureStorageAccount takes SMB 3.1.1 with AES only; there is no property that takes less",
    terraform:
      'azurerm_storage_account: share_properties.smb { versions = ["SMB3.1.1"], kerberos_ticket_encryption_type = ["AES-256"], channel_encryption_type = ["AES-128-GCM", "AES-256-GCM"] }',
  },
  looksAt: (estate) => withoutPatches(estate.all(STORAGE_ACCOUNT)).filter(hasShares),
  finds: (account) => {
    const { versions, tickets, channels } = sharesOf(account);
    return [
      ...mustHave(versions, only("SMB3.1.1"), "older versions of SMB are taken"),
      ...mustHave(tickets, only("AES-256"), "Kerberos tickets may be encrypted with RC4"),
      ...mustHave(channels, only("AES-128-GCM", "AES-256-GCM"), "older ciphers are taken"),
    ];
  },
});

function only(...allowed: readonly string[]): (values: readonly string[]) => boolean {
  return (values) => values.length > 0 && values.every(oneOf(...allowed));
}
