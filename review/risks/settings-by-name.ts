import { publicPrefix } from "../../baseline/azure/address-range";
import type { Risk } from "./risk";
import { from, type LevelOf, protectsOff, protectsOn, type Setting } from "./setting";
import type { RiskWords } from "./weaker-fact";

const REACHED: RiskWords = {
  what: "the public network reaches it",
  why: "Whoever finds its name can try to get in; a stolen key or token is enough.",
  fix: "Keep it closed, and reach it through a private endpoint.",
  severity: "high",
  recommendations: ["security/dependent-services-private"],
};

const SIGN_IN: RiskWords = {
  what: "keys or passwords of its own sign in beside Entra",
  why: "A key lets in everybody who has it, past all roles, and nobody sees who it was.",
  fix: "Keep Entra as the only way to sign in.",
  severity: "medium",
  recommendations: ["security/least-privilege-user-rbac"],
};

const UNENCRYPTED: RiskWords = {
  what: "it takes older or no encryption on the way",
  why: "Who stands in between can read along, or change what passes.",
  fix: "Keep TLS 1.2 at least, and no connection without it.",
  severity: "medium",
  recommendations: ["security/encryption-at-rest-and-in-transit"],
};

const LOST: RiskWords = {
  what: "deleted or broken data is kept for less long",
  why: "A deletion by mistake, or in anger, is noticed too late to bring the data back.",
  fix: "Keep it as it was.",
  severity: "medium",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
};

/** TLS 1.1, as `tlsVersion` counts. */
const OLD_TLS = 2;

/** Fewer bits of a prefix than this are whole parts of the Internet. */
const NARROW = 8;

/**
 * What many types of azurerm and ARM call the same, from `azurerm_cosmosdb_account` to `Microsoft.Search`.
 * A name counts as a whole, so that one that only looks alike doesn't.
 */
export const SETTINGS_BY_NAME: readonly Setting[] = [
  named("public_network(_access)?(_enabled)?|publicNetworkAccess", protectsOff(true), {
    kind: "network-opened",
    words: REACHED,
    isWeakAt: 0,
  }),
  named(
    "network_access_policy|networkAccessPolicy",
    from(["AllowAll", "AllowPrivate", "DenyAll"], "AllowAll"),
    {
      kind: "network-opened",
      words: { ...REACHED, what: "it can be exported over the public network", severity: "medium" },
    },
  ),
  named("ingress\\.external_enabled|ingress\\.external", protectsOff(false), {
    kind: "network-opened",
    words: REACHED,
  }),
  named("private_cluster_enabled|enablePrivateCluster", protectsOn(false), {
    kind: "network-opened",
    words: { ...REACHED, what: "its control plane has a public address" },
  }),
  named("virtual_network_type|virtualNetworkType", from(["None", "External", "Internal"], "None"), {
    kind: "network-opened",
    words: REACHED,
  }),
  named(
    "outbound_network_access_restricted|outbound_network_restriction_enabled|restrictOutboundNetworkAccess|data_exfiltration_protection_enabled|managed_virtual_network_enabled",
    protectsOn(false),
    {
      kind: "network-opened",
      words: {
        ...REACHED,
        what: "it reaches any place outside",
        why: "What runs in it, or who uses it, can send data there.",
        fix: "Keep what leaves it restricted.",
        severity: "medium",
      },
    },
  ),
  {
    at: whole("ip_range_filter|ipRangeFilter|authorized_ip_ranges|authorizedIPRanges|allowed_ips"),
    kind: "network-opened",
    words: { ...REACHED, what: "its firewall lets in more addresses", severity: "medium" },
    weaker: { by: letsInMore },
  },
  named("local_auth(entication)?_enabled|password_auth_enabled", protectsOff(true), {
    kind: "rights-widened",
    words: SIGN_IN,
    isWeakAt: 0,
  }),
  named(
    "local_auth(entication)?_disabled|local_account_disabled|disable_?local_?(auth|accounts)|azuread_authentication_only|azure_?ad_?only_?authentication|active_directory_authentication_only",
    protectsOn(false),
    { kind: "rights-widened", words: SIGN_IN, isWeakAt: 0 },
  ),
  named("disable_password_authentication", protectsOn(true), { kind: "rights-widened", words: SIGN_IN }),
  named("auth_enabled|require_authentication", protectsOn(), {
    kind: "rights-widened",
    words: { ...SIGN_IN, what: "it asks fewer callers who they are", severity: "high" },
  }),
  {
    at: whole("azuread_administrator\\.object_id|administrators\\.sid"),
    kind: "rights-widened",
    words: {
      what: "somebody else is its administrator",
      why: "An administrator may do everything with the data, and give rights to others.",
      fix: "Make sure who it is, and that it is a group.",
      severity: "high",
      recommendations: ["security/least-privilege-user-rbac"],
    },
    weaker: { other: "certain" },
  },
  named("minim(um|al)_?tls(_?version)?|min_?tls(_?version)?", tlsVersion, {
    kind: "encryption-weakened",
    words: UNENCRYPTED,
    isWeakAt: OLD_TLS,
  }),
  named("https_?only|ssl_enforcement_enabled|sslEnforcement", protectsOn(), {
    kind: "encryption-weakened",
    words: UNENCRYPTED,
    isWeakAt: 0,
  }),
  named("(enable_?)?non_?ssl_?port(_enabled)?", protectsOff(false), {
    kind: "encryption-weakened",
    words: UNENCRYPTED,
    isWeakAt: 0,
  }),
  named("transparent_data_encryption_enabled", protectsOn(true), {
    kind: "encryption-weakened",
    words: {
      ...UNENCRYPTED,
      what: "its data lies there unencrypted",
      why: "Who gets hold of a file, or of a backup, reads it.",
      fix: "Keep it on.",
    },
  }),
  named("encryption_at_host_enabled|encryptionAtHost|double_encryption_enabled", protectsOn(false), {
    kind: "encryption-weakened",
    words: {
      ...UNENCRYPTED,
      what: "temporary disks and caches, or a second layer, are not encrypted",
      why: "Who gets hold of the disk reads what lies there.",
      fix: "Keep it on.",
    },
  }),
  named("purge_protection_enabled|enablePurgeProtection", protectsOn(false), {
    kind: "protection-removed",
    words: { ...LOST, what: "what is deleted may be purged at once" },
  }),
  named(
    "backup_?retention_?days|soft_delete_retention_days|short_term_retention_policy\\.retention_days|backup\\.retention_in_hours",
    (value) => (value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value)),
    {
      kind: "protection-removed",
      words: { ...LOST, what: "backups or deleted data are kept for less long" },
    },
  ),
  named("geo_redundant_backup_enabled|geoRedundantBackup", protectsOn(false), {
    kind: "protection-removed",
    words: { ...LOST, what: "its backups lie in one region only" },
  }),
  named("backup\\.type|backupPolicy\\.type", from(["Periodic", "Continuous"]), {
    kind: "protection-removed",
    words: { ...LOST, what: "it can't be set back to any moment any more" },
  }),
];

function named(names: string, than: LevelOf, more: Pick<Setting, "kind" | "words" | "isWeakAt">): Setting {
  return { ...more, at: whole(names), weaker: { than } };
}

/** The end of a path from a name's beginning on; Terraform and ARM write it in cases of their own. */
function whole(names: string): RegExp {
  return new RegExp(`(^|\\.)(${names})$`, "i");
}

/** `1.2`, `TLS1_2`, `Tls12` → 3; 0 for none. */
function tlsVersion(value: unknown): number | undefined {
  const text = String(value ?? "");
  const [, minor] = /^(?:tls)?_?1[._]?([0-3])$/i.exec(text) ?? [];
  return minor === undefined
    ? /^(disabled|none|tlsenforcementdisabled)$/i.test(text)
      ? 0
      : undefined
    : Number(minor) + 1;
}

/** A list, or a text with commas. One that is empty lets everybody in. */
function letsInMore(after: unknown, before: unknown): Risk["certainty"] | undefined {
  const [wanted, old] = [addresses(after), addresses(before)];
  if (wanted.length === 0) {
    return old.every(isWide) ? undefined : "possible";
  }
  const come = wanted.filter((one) => !old.includes(one) && publicPrefix(one) !== undefined);
  return come.some((one) => old.length > 0 || isWide(one)) ? "certain" : undefined;
}

function isWide(range: string): boolean {
  const width = publicPrefix(range);
  return width !== undefined && width.length < NARROW;
}

function addresses(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list
    .flatMap((one) => String(one).split(","))
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
