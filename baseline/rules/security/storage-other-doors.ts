import { STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const storageOtherDoors = rule({
  id: "security/storage-other-doors",
  title: "Storage accounts have no local users, SFTP or NFS",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "Local users sign in with a password or key of their own, and NFS trusts the network: neither knows Entra's identities, roles and conditions.",
  fix: {
    construct: "SecureStorageAccount switches all three off; there is no property that switches one on",
    terraform:
      "azurerm_storage_account: local_user_enabled = false, sftp_enabled = false, nfsv3_enabled = false",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ localUsers, sftp, nfs }) => [
    ...must(localUsers, is(false), "users that Entra doesn't know may sign in"),
    ...must(sftp, is(false), "SFTP takes passwords and keys of local users"),
    ...must(nfs, is(false), "NFS asks nobody who they are"),
  ],
});
