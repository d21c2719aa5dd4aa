import { type AzureEstate, STORAGE_ACCOUNT, type StorageAccount } from "../../azure";
import { STORAGE_LOCAL_USER } from "../../azure/storage-local-user";
import { STORAGE_SHARE } from "../../azure/storage-share";
import type { Subject } from "../../azure/subject";
import { is, must, oneOf } from "../must";
import { type Problem, rule } from "../rule";

interface Looked extends Subject {
  readonly problems: readonly Problem[];
}

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
      'azurerm_storage_account: local_user_enabled = false, sftp_enabled = false, nfsv3_enabled = false; no azurerm_storage_account_local_user; azurerm_storage_share: enabled_protocol = "SMB"',
  },
  looksAt: (estate: AzureEstate): readonly Looked[] => [
    ...estate.all(STORAGE_ACCOUNT).map((account) => ({ ...account, problems: ofAccount(account) })),
    ...estate.all(STORAGE_LOCAL_USER).map((user) => ({ ...user, problems: [IS_THERE] })),
    ...estate.all(STORAGE_SHARE).map((share) => ({
      ...share,
      problems: must(share.protocol, oneOf("SMB"), "NFS asks nobody who they are"),
    })),
  ],
  finds: ({ problems }) => problems,
});

const IS_THERE: Problem = {
  certainty: "violation",
  message: "somebody whom Entra doesn't know signs in with a password or key of their own",
};

function ofAccount({ localUsers, sftp, nfs }: StorageAccount): readonly Problem[] {
  return [
    ...must(localUsers, is(false), "users that Entra doesn't know may sign in"),
    ...must(sftp, is(false), "SFTP takes passwords and keys of local users"),
    ...must(nfs, is(false), "NFS asks nobody who they are"),
  ];
}
