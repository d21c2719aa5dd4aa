import { armId, goodDeviation } from "../../stacks/config/good-configs";
import { guardrail, identity, KEYS, STORAGE, WORKSPACE } from "./addresses";
import { set, unset } from "./edits";
import { type Expected, each, type Pair } from "./pair";
import { azapi, dev, prod, type Sides } from "./sides";

const STORAGE_KEY = "azapi_resource_action.keys_storage-key";
const IN_PLACE = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };

/** Prod with keys in a vault of somebody else's. */
function prodWithKey(workspaceKey: string): Sides {
  const keyVaultId = armId("Microsoft.KeyVault/vaults", "kv-hub");
  return prod({
    encryption: {
      keys: "customer",
      keyVault: { keyVaultId, workspaceKey, storageKey: "storage" },
      registryPlatformKeys: goodDeviation(),
    },
  });
}

/** What is expected where one attribute weakens encryption. */
function weakened(address: string, attribute: string, more: Partial<Expected> = {}): Expected {
  return {
    fails: true,
    risks: [{ kind: "encryption-weakened", address, attributes: [attribute] }],
    cost: "same",
    ...IN_PLACE,
    ...more,
  };
}

/** Keys, their rotation, and what is encrypted on its way. */
export const ENCRYPTION: readonly Pair[] = [
  {
    name: "the storage of prod goes back to Microsoft's key",
    base: prod(),
    head: prod({}, unset(STORAGE, "customer_managed_key")),
    expected: weakened(STORAGE, "customer_managed_key", {
      findings: { new: ["security/storage-customer-managed-key"] },
    }),
  },
  {
    name: "prod gives up its own keys, which somebody accepts; what is lost with them, nobody does",
    base: prod(),
    head: prod({ encryption: { keys: "platform", deviation: goodDeviation() } }),
    expected: {
      fails: true,
      risks: [
        ...each("data-loss", [KEYS, WORKSPACE, identity("encryption")]),
        {
          kind: "encryption-weakened",
          address: STORAGE,
          attributes: ["customer_managed_key"],
          accepted: true,
        },
        {
          kind: "encryption-weakened",
          address: WORKSPACE,
          attributes: ["encryption"],
          // it says who pays for what the key encrypts, and means nothing without one
          also: ["service_side_encryption_enabled"],
          accepted: true,
        },
        // it refused workspaces without such a key, and reports them now: no rule finds it, so nobody accepts it
        ...each("protection-removed", [guardrail("customer-managed-key")], { attributes: ["parameters"] }),
      ],
      // alerts of the workspace follow in place, and those of the vault go with it
      changes: { destroy: 15, replace: 15, update: 10, create: 0 },
      cost: "down",
      findings: {
        new: [],
        accepted: ["security/storage-customer-managed-key", "security/workspace-customer-managed-key"],
      },
    },
  },
  {
    name: "the workspace gets another key: azurerm updates in place, and never sends it",
    base: prodWithKey("workspace"),
    head: prodWithKey("workspace-2026"),
    expected: {
      oneOf: [
        { fails: false, risks: [], changes: { update: 1, replace: 1, create: 0, destroy: 0 } },
        {
          fails: true,
          risks: [{ kind: "encryption-weakened", address: WORKSPACE, attributes: ["encryption.key_id"] }],
          changes: { update: 1, replace: 1, create: 0, destroy: 0 },
        },
        {
          // the identity uses a key that is somebody else's, and not the one before
          fails: true,
          risks: [
            {
              kind: "rights-widened",
              address: "azurerm_role_assignment.workspace-key_for-workspace",
              attributes: ["scope"],
            },
          ],
          changes: { update: 1, replace: 1, create: 0, destroy: 0 },
        },
      ],
    },
  },
  {
    name: "the key of prod's storage isn't rotated any more",
    base: prod(),
    head: prod({}, unset(STORAGE_KEY, "body.properties.rotationPolicy")),
    expected: weakened(STORAGE_KEY, "body.properties.rotationPolicy", {
      cost: "down",
      findings: { new: ["security/key-rotation"] },
    }),
  },
  {
    name: "storage stays with one version of its key",
    base: prod(),
    head: prod(
      {},
      set(
        STORAGE,
        "customer_managed_key.key_vault_key_id",
        "https://kvk-churn-prod-8jc88.vault.azure.net/keys/storage/0123456789abcdef0123456789abcdef",
      ),
    ),
    expected: weakened(STORAGE, "customer_managed_key.key_vault_key_id", {
      findings: { new: ["security/key-version-followed"] },
    }),
  },
  {
    name: "storage takes TLS 1.0",
    base: dev(),
    head: dev({}, set(STORAGE, "min_tls_version", "TLS1_0")),
    expected: weakened(STORAGE, "min_tls_version", { findings: { new: ["security/storage-tls"] } }),
  },
  {
    name: "storage takes plain HTTP",
    base: dev(),
    head: dev({}, set(STORAGE, "https_traffic_only_enabled", false)),
    expected: weakened(STORAGE, "https_traffic_only_enabled", {
      findings: { new: ["security/storage-https-only"] },
    }),
  },
  {
    name: "file shares take an older cipher beside the new ones",
    base: dev(),
    head: dev(
      {},
      set(STORAGE, "share_properties.smb.channel_encryption_type", [
        "AES-128-CCM",
        "AES-128-GCM",
        "AES-256-GCM",
      ]),
    ),
    expected: weakened(STORAGE, "share_properties.smb.channel_encryption_type"),
  },
  {
    name: "an account of azapi is encrypted once only, which azapi tries in place",
    base: azapi(),
    head: azapi(
      set("azapi_resource.storage", "body.properties.encryption.requireInfrastructureEncryption", false),
    ),
    expected: weakened(
      "azapi_resource.storage",
      "body.properties.encryption.requireInfrastructureEncryption",
      { findings: { new: ["security/storage-double-encryption"] } },
    ),
  },
];
