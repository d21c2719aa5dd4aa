import type { IConstruct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import type { SecureStorageAccountProps } from "./secure-storage-account";

/** The weaker settings of an account that somebody accepted. */
export interface AcceptedStorageSettings {
  /** Account keys sign in. */
  readonly sharedKey: boolean;
  /** The account answers on the public network. */
  readonly open: boolean;
}

/** Records what somebody accepted of an account, and says what that is. */
export function acceptStorageDeviations(
  account: IConstruct,
  { sharedKeyAccess, publicNetworkAccess }: SecureStorageAccountProps,
): AcceptedStorageSettings {
  const deviations = Deviations.of(account);
  const { storageSharedKey, storagePublicNetwork, storagePublicNetworkModify, storageIpRules } =
    BUILT_IN_POLICIES;
  const toAddresses = (publicNetworkAccess?.allowedIpRanges ?? []).length > 0;
  return {
    sharedKey: deviations.accept(account, "sharedKeyAccess", sharedKeyAccess, {
      recommendations: [
        "security/managed-identity-between-services",
        "ai-security/rbac-abac-control-and-data-plane",
      ],
      rules: ["security/storage-shared-keys", "security/storage-smb-sign-in"],
      policies: [storageSharedKey],
    }),
    open: deviations.accept(account, "publicNetworkAccess", publicNetworkAccess?.deviation, {
      recommendations: ["security/dependent-services-private"],
      rules: ["security/storage-public-network", ...(toAddresses ? ["security/storage-firewall"] : [])],
      // not the firewall's default action: whoever isn't named stays outside
      attributes: ["public_network_access_enabled", ...(toAddresses ? ["network_rules.ip_rules"] : [])],
      policies: [storagePublicNetwork, storagePublicNetworkModify, ...(toAddresses ? [storageIpRules] : [])],
    }),
  };
}
