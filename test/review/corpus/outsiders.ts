import { INSIGHTS, KEYS, LOGS, STORAGE, TRAINING } from "./addresses";
import { add, set } from "./edits";
import type { Pair } from "./pair";
import { prod } from "./sides";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000003";
const elsewhere = (type: string) =>
  `/subscriptions/00000000-0000-0000-0000-0000000000ff/resourceGroups/rg-other/providers/${type}/other`;
const OTHER_SUBNET = elsewhere("Microsoft.Network/virtualNetworks/other/subnets");

const BLOB_ENDPOINT = "azurerm_private_endpoint.storage-blob-endpoint";

const UPDATED = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };
const CREATED = { changes: { create: 1, update: 0, destroy: 0, replace: 0 } };

const plan = (tier: string) =>
  add("azurerm_security_center_subscription_pricing.storage", {
    tier,
    resource_type: "StorageAccounts",
    ...(tier === "Standard" ? { subplan: "DefenderForStorageV2" } : {}),
  });

const events = (destination: Readonly<Record<string, unknown>>) =>
  add("azurerm_eventgrid_event_subscription.blobs", {
    name: "blobs",
    scope: `\${${STORAGE}.id}`,
    ...destination,
  });

/** Who is let in, told or left unwatched without a word of public access. */
export const OUTSIDERS: readonly Pair[] = [
  {
    name: "telemetry of prod stops for the day after ten megabytes",
    base: prod(),
    head: prod({}, set(INSIGHTS, "daily_data_cap_in_gb", 0.01)),
    expected: {
      fails: true,
      risks: [{ kind: "monitoring-lost", address: INSIGHTS, attributes: ["daily_data_cap_in_gb"] }],
      ...UPDATED,
    },
  },
  {
    name: "the private endpoint of prod's blobs moves into another subnet",
    base: prod(),
    head: prod({}, set(BLOB_ENDPOINT, "subnet_id", OTHER_SUBNET)),
    expected: {
      fails: true,
      risks: [
        {
          kind: "network-opened",
          address: BLOB_ENDPOINT,
          attributes: ["subnet_id"],
          severity: "medium",
        },
      ],
    },
  },
  {
    name: "a cluster of prod leaves the managed network for somebody's subnet",
    base: prod(),
    head: prod({}, set(TRAINING, "subnet_resource_id", OTHER_SUBNET)),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: TRAINING, attributes: ["subnet_resource_id"] }],
      changes: { replace: 1, create: 0, destroy: 0, update: 0 },
    },
  },
  {
    name: "a webhook hears of each new blob of prod",
    base: prod(),
    head: prod({}, events({ webhook_endpoint: { url: "https://hooks.example.com/blobs" } })),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: "azurerm_eventgrid_event_subscription.blobs" }],
      ...CREATED,
    },
  },
  {
    name: "the stack's own queue hears of each new blob of prod",
    base: prod(),
    head: prod(
      {},
      events({ storage_queue_endpoint: { storage_account_id: `\${${STORAGE}.id}`, queue_name: "blobs" } }),
    ),
    expected: { fails: false, risks: [], ...CREATED },
  },
  {
    name: "the storage of prod is exempt from a policy",
    base: prod(),
    head: prod(
      {},
      add("azurerm_resource_policy_exemption.storage", {
        name: "storage",
        resource_id: `\${${STORAGE}.id}`,
        policy_assignment_id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/closed`,
        exemption_category: "Waiver",
      }),
    ),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: "azurerm_resource_policy_exemption.storage" }],
      ...CREATED,
    },
  },
  {
    name: "Defender's plan for storage becomes the free one",
    base: prod({}, plan("Standard")),
    head: prod({}, plan("Free")),
    expected: {
      fails: true,
      risks: [
        {
          kind: "monitoring-lost",
          address: "azurerm_security_center_subscription_pricing.storage",
          attributes: ["tier"],
          also: ["subplan"],
        },
      ],
    },
  },
  {
    name: "the vault of keys and what is kept of its logs go on as they are while a tag comes",
    base: prod({}),
    head: prod({}, set(KEYS, "tags.purpose", "keys"), set(LOGS, "tags.purpose", "logs")),
    expected: { fails: false, risks: [], changes: { update: 2, create: 0, destroy: 0, replace: 0 } },
  },
];
