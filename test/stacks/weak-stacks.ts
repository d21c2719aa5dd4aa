import { BUILT_IN_ROLES } from "../../constructs/identity/built-in-roles";
import { Bastion } from "../../constructs/network/bastion";
import { state } from "../../environments/state";
import { NAMES } from "../constructs/network/network-fixtures";
import { armId, existingResourceGroup, testDeviation } from "../support/fixtures";
import { WEAK_GOVERNANCE_STACKS } from "./weak-governance-stacks";
import { WEAK_SERVING_STACKS } from "./weak-serving-stacks";
import {
  addShortLogs,
  alone,
  override,
  prodWith,
  stateWith,
  storageWith,
  vaultWith,
  type WeakStack,
} from "./weaken";

const ACCEPTED = testDeviation();
const TO_ADDRESSES = { deviation: ACCEPTED, allowedIpRanges: ["203.0.113.0/24"] };
const SUBNETS = "Microsoft.Network/virtualNetworks/subnets";
const PERSON = "11111111-0000-0000-0000-000000000021";
const PROTECTED_DAYS = [
  "blob_properties.container_delete_retention_policy[0].days",
  "blob_properties.delete_retention_policy[0].days",
  "share_properties.retention_policy[0].days",
];

/** Each deviation that a construct or a stack takes, with the nearest thing that it must not accept. */
export const WEAK_STACKS: Readonly<Record<string, WeakStack>> = {
  ...WEAK_SERVING_STACKS,
  ...WEAK_GOVERNANCE_STACKS,
  "account keys": storageWith(
    { sharedKeyAccess: ACCEPTED },
    {
      deviation: "sharedKeyAccess of alone",
      accepts: [
        "security/storage-shared-keys alone shared_access_key_enabled",
        "security/storage-smb-sign-in alone share_properties.smb.authentication_types",
      ],
      goFurther: override("alone/Resource", { local_user_enabled: true }),
      opens: ["security/storage-other-doors alone local_user_enabled"],
    },
  ),
  "storage on the public network, without addresses": storageWith(
    { publicNetworkAccess: { ...TO_ADDRESSES, allowedIpRanges: [] } },
    {
      deviation: "publicNetworkAccess of alone",
      accepts: ["security/storage-public-network alone public_network_access_enabled"],
      goFurther: override("alone/Resource", { "network_rules.ip_rules": ["203.0.113.0/24"] }),
      opens: ["security/storage-firewall alone network_rules.ip_rules"],
    },
  ),
  "storage open to addresses": storageWith(
    { publicNetworkAccess: TO_ADDRESSES },
    {
      deviation: "publicNetworkAccess of alone",
      accepts: [
        "security/storage-firewall alone network_rules.ip_rules",
        "security/storage-public-network alone public_network_access_enabled",
      ],
      goFurther: override("alone/Resource", { "network_rules.default_action": "Allow" }),
      opens: ["security/storage-firewall alone network_rules.default_action"],
    },
  ),
  "a vault open to addresses": vaultWith(
    { publicNetworkAccess: TO_ADDRESSES },
    {
      deviation: "publicNetworkAccess of alone",
      accepts: [
        "security/vault-firewall alone network_acls.ip_rules",
        "security/vault-public-network alone public_network_access_enabled",
      ],
      goFurther: override("alone/Resource", { "network_acls.default_action": "Allow" }),
      opens: ["security/vault-firewall alone network_acls.default_action"],
    },
  ),
  "a vault open to everybody": vaultWith(
    { publicNetworkAccess: { ...TO_ADDRESSES, allowedIpRanges: "any" } },
    {
      deviation: "publicNetworkAccess of alone",
      accepts: [
        "security/vault-firewall alone network_acls.default_action",
        "security/vault-public-network alone public_network_access_enabled",
      ],
      goFurther: override("alone/Resource", {
        "network_acls.virtual_network_subnet_ids": [armId(SUBNETS, "a")],
      }),
      opens: ["security/vault-firewall alone network_acls.virtual_network_subnet_ids"],
    },
  ),
  "a clipboard in Bastion": alone(
    (stack, weaker) => {
      new Bastion(stack, "alone", {
        resourceGroup: existingResourceGroup(),
        names: NAMES,
        subnet: { subnetId: armId(SUBNETS, "AzureBastionSubnet") },
        copyPaste: weaker ? ACCEPTED : undefined,
      });
    },
    {
      deviation: "copyPaste of alone",
      accepts: ["security/bastion-data-channels alone copy_paste_enabled"],
      goFurther: override("alone/Resource", { file_copy_enabled: true }),
      opens: ["security/bastion-data-channels alone file_copy_enabled"],
    },
  ),
  "tunnels through Bastion": alone(
    (stack, weaker) => {
      new Bastion(stack, "alone", {
        resourceGroup: existingResourceGroup(),
        names: NAMES,
        subnet: { subnetId: armId(SUBNETS, "AzureBastionSubnet") },
        tunneling: weaker ? ACCEPTED : undefined,
      });
    },
    {
      deviation: "tunneling of alone",
      accepts: ["security/bastion-data-channels alone tunneling_enabled"],
      goFurther: override("alone/Resource", { file_copy_enabled: true }),
      opens: ["security/bastion-data-channels alone file_copy_enabled"],
    },
  ),
  "a registry on platform keys": prodWith(
    {},
    {
      deviation: "platformManagedKeys of registry",
      accepts: ["security/registry-customer-managed-key registry encryption"],
      goFurther: override("registry/Resource", { admin_enabled: true }),
      opens: ["security/registry-admin-user registry admin_enabled"],
    },
  ),
  "a registry with a key of its own": prodWith(
    { encryption: { keys: "customer", registry: "customer", registryReachableVault: ACCEPTED } },
    {
      deviation: "encryption.reachableVault of registry",
      accepts: ["security/registry-key-vault registry encryption[0].key_vault_key_id"],
      goFurther: override("registry/Resource", { public_network_access_enabled: true }),
      opens: ["security/registry-public-network registry public_network_access_enabled"],
    },
  ),
  "platform keys in prod": prodWith(
    { encryption: { keys: "platform", deviation: ACCEPTED } },
    {
      deviation: "encryption",
      accepts: [
        "security/registry-customer-managed-key registry encryption",
        "security/storage-customer-managed-key storage customer_managed_key",
        "security/workspace-customer-managed-key workspace encryption.key_id",
      ],
      goFurther: override("storage/Resource", { infrastructure_encryption_enabled: false }),
      opens: ["security/storage-double-encryption storage infrastructure_encryption_enabled"],
    },
  ),
  "platform keys for a confidential state": stateWith(
    { tags: { ...state.tags, dataClassification: "confidential" }, platformKeys: ACCEPTED },
    {
      deviation: "platformKeys",
      accepts: ["security/storage-customer-managed-key storage customer_managed_key"],
      goFurther: override("storage/Resource", { infrastructure_encryption_enabled: false }),
      opens: ["security/storage-double-encryption storage infrastructure_encryption_enabled"],
    },
  ),
  "shorter logs": prodWith(
    { monitoring: { retentionDays: 90, shorterRetention: ACCEPTED } },
    {
      deviation: "monitoring.retentionDays",
      accepts: ["operations/log-retention monitoring_logs retention_in_days"],
      goFurther: (stack) => {
        override("monitoring/logs", { immediate_data_purge_on_30_days_enabled: true })(stack);
        addShortLogs(stack);
      },
      opens: [
        "operations/log-retention monitoring_logs immediate_data_purge_on_30_days_enabled",
        "operations/log-retention other retention_in_days",
      ],
    },
  ),
  "less protection of data": prodWith(
    {
      storage: {
        softDeleteDays: 3,
        allowedCopyScope: "AAD",
        dataLake: { filesystems: ["raw"] },
        weakerProtection: ACCEPTED,
      },
    },
    {
      deviation: "storage.protection",
      accepts: [
        ...["data-lake", "storage"].flatMap((account) =>
          PROTECTED_DAYS.map((days) => `reliability/storage-soft-delete ${account} ${days}`),
        ),
        "reliability/storage-versioning storage rule[0].actions.snapshot.delete_after_days_since_creation_greater_than",
        "reliability/storage-versioning storage rule[0].actions.version.delete_after_days_since_creation",
        "security/storage-copy-scope storage allowed_copy_scope",
      ],
      goFurther: override("storage/Resource", { "blob_properties.versioning_enabled": false }),
      opens: ["reliability/storage-versioning storage blob_properties.versioning_enabled"],
    },
  ),
  "nodes that stay": prodWith(
    { compute: { training: { keepWarm: { minNodes: 1, deviation: ACCEPTED } } } },
    {
      deviation: "keepWarm of training",
      accepts: ["cost/cluster-scale-to-zero training scale_settings.min_node_count"],
      goFurther: override("training/Resource", {
        "scale_settings.scale_down_nodes_after_idle_duration": "PT5H",
      }),
      opens: ["cost/cluster-idle-time training scale_settings.scale_down_nodes_after_idle_duration"],
    },
  ),
  "a person's machine in prod": prodWith(
    { compute: { instances: [{ name: "ada-one", assignedTo: PERSON, productionUse: ACCEPTED }] } },
    {
      deviation: "productionUse of instance-ada-one",
      accepts: ["reliability/production-instances instance-ada-one"],
      goFurther: override("instance-ada-one/Resource", { "body.properties.disableLocalAuth": false }),
      opens: ["security/compute-local-auth instance-ada-one body.properties.disableLocalAuth"],
    },
  ),
  "a wildcard for hosts": prodWith(
    {
      egress: { packageFeed: "packages.example.com", fqdns: [{ host: "*.example.com", wildcard: ACCEPTED }] },
    },
    {
      deviation: "rules.any-example-com of egress",
      accepts: ["security/outbound-fqdn-wildcard egress_any-example-com destination_fqdn"],
      goFurther: override("egress/packages-example-com", { destination_fqdn: "*.example.org" }),
      opens: ["security/outbound-fqdn-wildcard egress_packages-example-com destination_fqdn"],
    },
  ),
  "a tag for every customer's storage": prodWith(
    { egress: { serviceTags: [{ tag: "Storage", protocol: "TCP", ports: "443", anybodys: ACCEPTED }] } },
    {
      deviation: "rules.tag-storage of egress",
      accepts: ["security/outbound-service-tag egress_tag-storage service_tag"],
      goFurther: override("egress/tag-storage", { protocol: "*" }),
      opens: ["security/outbound-ports egress_tag-storage protocol"],
    },
  ),
  "the article's roles for the workspace": prodWith(
    { workspaceIdentityControlPlane: ACCEPTED },
    {
      deviation: "controlPlaneContributor of workspace",
      accepts: ["insights", "registry", "storage", "vault"].map(
        (on) => `security/privileged-roles workspace_${on}-contributor role_definition_id`,
      ),
      goFurther: override("workspace/storage-blobs/Resource", {
        role_definition_id: `/providers/Microsoft.Authorization/roleDefinitions/${BUILT_IN_ROLES.contributor.id}`,
      }),
      opens: ["security/privileged-roles workspace_storage-blobs role_definition_id"],
    },
  ),
};
