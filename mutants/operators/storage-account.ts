import { addedBlock, additions, attribute, block } from "../block-rows";
import type { Domain } from "../domain";
import { choice, flag, has, number, row, shown, type Target } from "../row";
import {
  AT_REST,
  EXFILTRATION,
  IN_TRANSIT,
  isWorkspaceStorage,
  KEYLESS,
  OWN_KEYS,
  PRIVATE,
  RECOVERY,
  REGIONS,
  RIGHTS,
  ZONES,
} from "./broken";
import { customerKeyRows } from "./customer-keys";
import { FOREIGN_SUBNET, PUBLIC_ADDRESS } from "./foreign";
import { STRANGER_ROWS } from "./storage-strangers";
import { classificationRow } from "./tags";

const isRestored = ({ resource }: Target) => has(resource.attributes, "blob_properties.restore_policy");
const hasOwnKey = ({ resource }: Target) => has(resource.attributes, "customer_managed_key");

/** Files of the account, by what protects them. */
const ACCESS = [
  flag("public_network_access_enabled", false, { absent: true, breaks: PRIVATE }),
  flag("allow_nested_items_to_be_public", false, { absent: { v4: true, v5: false }, breaks: PRIVATE }),
  flag("shared_access_key_enabled", false, { absent: true, breaks: [...KEYLESS, ...RIGHTS] }),
  flag("default_to_oauth_authentication", true, { absent: false, breaks: KEYLESS }),
  flag("local_user_enabled", false, { absent: true, breaks: KEYLESS }),
  flag("sftp_enabled", false, { absent: false, breaks: KEYLESS }),
  // NFS 3 knows neither users nor encryption
  flag("nfsv3_enabled", false, { absent: false, breaks: [...AT_REST, ...KEYLESS] }),
  flag("cross_tenant_replication_enabled", false, { absent: false, breaks: EXFILTRATION }),
  // outside of production accounts of the same tenant may copy, whatever their networks
  choice(
    "allowed_copy_scope",
    { PrivateLink: ["AAD"] },
    { when: ({ stack }) => stack.isProduction, breaks: EXFILTRATION },
  ),
  attribute("allowed_copy_scope", { breaks: EXFILTRATION }),
  block("network_rules", { breaks: PRIVATE }),
  choice("network_rules.default_action", { Deny: ["Allow"] }, { breaks: PRIVATE }),
  additions("network_rules.bypass", ["Logging", "Metrics"], { breaks: PRIVATE }),
  // shuts out the workspace's own service, which comes as one that Azure trusts
  row(["network_rules.bypass"], { breaks: PRIVATE, when: isWorkspaceStorage }, function* (place, breaks) {
    if (Array.isArray(place.value) && place.value.includes("AzureServices")) {
      const change = `${shown(place.value)} → ["None"]`;
      yield { operator: "weaken-value", place, to: { value: ["None"] }, value: "None", change, breaks };
    }
  }),
  additions("network_rules.ip_rules", [PUBLIC_ADDRESS], { breaks: PRIVATE }),
  additions("network_rules.virtual_network_subnet_ids", [FOREIGN_SUBNET], { breaks: PRIVATE }),
  addedBlock(
    "static_website",
    { index_document: "index.html" },
    {
      dialect: 4,
      breaks: PRIVATE,
      covers: ["static_website.index_document"],
    },
  ),
  addedBlock(
    "routing",
    { choice: "InternetRouting", publish_internet_endpoints: true },
    {
      breaks: PRIVATE,
      covers: ["routing.choice", "routing.publish_internet_endpoints"],
    },
  ),
  block("sas_policy", { breaks: KEYLESS }),
  choice("sas_policy.expiration_action", { Block: ["Log"] }, { absent: "Log", breaks: KEYLESS }),
  choice("sas_policy.expiration_period", { "07.00:00:00": ["365.00:00:00"] }, { breaks: KEYLESS }),
];

const ENCRYPTION = [
  flag("https_traffic_only_enabled", true, { absent: true, breaks: IN_TRANSIT }),
  choice(
    "min_tls_version",
    { TLS1_3: ["TLS1_1", "TLS1_0"], TLS1_2: ["TLS1_1", "TLS1_0"], TLS1_1: ["TLS1_0"] },
    { absent: "TLS1_2", breaks: IN_TRANSIT },
  ),
  flag("infrastructure_encryption_enabled", true, { absent: false, breaks: AT_REST }),
  ...customerKeyRows("customer_managed_key", "key_vault_key_id", "user_assigned_identity_id", OWN_KEYS),
  // a key of your own encrypts queues and tables only where their keys are the account's
  choice(
    "queue_encryption_key_type",
    { Account: ["Service"] },
    { absent: "Service", when: hasOwnKey, breaks: OWN_KEYS },
  ),
  choice(
    "table_encryption_key_type",
    { Account: ["Service"] },
    { absent: "Service", when: hasOwnKey, breaks: OWN_KEYS },
  ),
  // absent, every version and cipher is allowed
  block("share_properties.smb", { breaks: IN_TRANSIT }),
  additions("share_properties.smb.versions", ["SMB2.1"], { breaks: IN_TRANSIT }),
  attribute("share_properties.smb.versions", { breaks: IN_TRANSIT }),
  additions("share_properties.smb.channel_encryption_type", ["AES-128-CCM"], { breaks: IN_TRANSIT }),
  attribute("share_properties.smb.channel_encryption_type", { breaks: IN_TRANSIT }),
  additions("share_properties.smb.kerberos_ticket_encryption_type", ["RC4-HMAC"], { breaks: IN_TRANSIT }),
  attribute("share_properties.smb.kerberos_ticket_encryption_type", { breaks: IN_TRANSIT }),
  // NTLM proves itself with the account's key
  additions("share_properties.smb.authentication_types", ["NTLMv2"], { breaks: KEYLESS }),
  attribute("share_properties.smb.authentication_types", { breaks: KEYLESS }),
];

const PROTECTION = [
  flag("blob_properties.versioning_enabled", true, { absent: false, breaks: RECOVERY }),
  block("blob_properties.delete_retention_policy", { breaks: RECOVERY }),
  number("blob_properties.delete_retention_policy.days", { lower: [1], absent: 7, breaks: RECOVERY }),
  flag("blob_properties.delete_retention_policy.permanent_delete_enabled", false, {
    absent: false,
    breaks: RECOVERY,
  }),
  block("blob_properties.container_delete_retention_policy", { breaks: RECOVERY }),
  number("blob_properties.container_delete_retention_policy.days", {
    lower: [1],
    absent: 7,
    breaks: RECOVERY,
  }),
  // Azure has versioning and soft delete off where nothing asks for them
  block("blob_properties", { breaks: RECOVERY }),
  // what a restore to a point in time restores from, and for how long
  flag("blob_properties.change_feed_enabled", true, { absent: false, when: isRestored, breaks: RECOVERY }),
  number("blob_properties.restore_policy.days", { higher: [364], breaks: RECOVERY }),
  block("share_properties", { breaks: [...IN_TRANSIT, ...RECOVERY] }),
  block("share_properties.retention_policy", { breaks: RECOVERY }),
  number("share_properties.retention_policy.days", { lower: [1], absent: 7, breaks: RECOVERY }),
  block("immutability_policy", { breaks: RECOVERY }),
  choice(
    "immutability_policy.state",
    { Locked: ["Unlocked", "Disabled"], Unlocked: ["Disabled"] },
    { breaks: RECOVERY },
  ),
  number("immutability_policy.period_since_creation_in_days", { lower: [1], breaks: RECOVERY }),
  flag("immutability_policy.allow_protected_append_writes", false, { breaks: RECOVERY }),
  // no versions with a hierarchical namespace, so never on the account that the workspace writes to
  flag("is_hns_enabled", false, { absent: false, when: isWorkspaceStorage, breaks: RECOVERY }),
  choice(
    "account_replication_type",
    {
      RAGZRS: ["RAGRS", "GRS", "LRS"],
      GZRS: ["RAGRS", "GRS", "LRS"],
      ZRS: ["RAGRS", "GRS", "LRS"],
    },
    { breaks: [...ZONES, "deploy/batch-datastore-high-availability"] },
  ),
  choice(
    "account_replication_type",
    { RAGZRS: ["ZRS"], GZRS: ["ZRS"], RAGRS: ["LRS"], GRS: ["LRS"] },
    { breaks: REGIONS },
  ),
  choice("account_tier", { Standard: ["Premium"] }, { breaks: ["ai-cost/no-unused-premium-tiers"] }),
];

export const STORAGE_CONTAINER: Domain = {
  type: "azurerm_storage_container",
  rows: [
    choice(
      "container_access_type",
      { private: ["blob", "container"] },
      { absent: "private", breaks: [...PRIVATE, ...RIGHTS] },
    ),
  ],
};

export const STORAGE_ACCOUNT: Domain = {
  type: "azurerm_storage_account",
  rows: [
    ...ACCESS,
    ...ENCRYPTION,
    ...PROTECTION,
    ...STRANGER_ROWS,
    classificationRow(OWN_KEYS, (target) => !hasOwnKey(target)),
  ],
};
