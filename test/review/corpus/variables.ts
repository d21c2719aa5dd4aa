import { LOGS, REGISTRY, STORAGE, VAULT, WORKSPACE } from "./addresses";
import { add, onJson, set } from "./edits";
import { type Expected, NOTHING, type Pair } from "./pair";
import { dev, type Edit, prod, type Sides } from "./sides";

const LOCK = "azurerm_management_lock.storage_lock";
const OWNER = "azurerm_role_assignment.by_default";
const GROUP_ID = "/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-churn-prod-weu";

/** Declares a variable beside those that are there. */
function variable(name: string, block: object): Edit {
  return onJson((json) => ({ ...json, variable: { ...Object(json.variable), [name]: block } }));
}

/** prod with something in a variable, whose default is another in HEAD. */
function byDefault(before: unknown, after: unknown, ...edits: readonly Edit[]): { base: Sides; head: Sides } {
  return {
    base: prod({}, ...edits, variable("v", { default: before })),
    head: prod({}, ...edits, variable("v", { default: after })),
  };
}

const settings = (before: Edit, after: Edit): { base: Sides; head: Sides } => ({
  base: prod({}, before),
  head: prod({}, after),
});
const provider = (setting: object): Edit =>
  onJson((json) => ({
    ...json,
    provider: {
      ...Object(json.provider),
      azurerm: [Object(json.provider).azurerm].flat().map((one: object) => ({ ...one, ...setting })),
    },
  }));
const local = (name: string, value: unknown): Edit =>
  onJson((json) => ({ ...json, locals: { ...Object(json.locals), [name]: value } }));

const rights: Edit = add(OWNER, {
  for_each: "${var.v}",
  scope: GROUP_ID,
  principal_id: "00000000-0000-0000-0000-000000000013",
  principal_type: "Group",
  role_definition_name: "${each.value}",
});

const opened = (address: string, attribute: string): Expected => ({
  fails: true,
  risks: [{ kind: "network-opened", address, attributes: [attribute] }],
  changes: { create: 0, update: 1, replace: 0, destroy: 0 },
});
const PUBLIC = "public_network_access_enabled";

/** Variables, whose defaults hold for whoever deploys without a word. */
export const VARIABLES: readonly Pair[] = [
  {
    name: "the default that keeps the vault off the public network is turned",
    ...byDefault(false, true, set(VAULT, PUBLIC, "${var.v}")),
    expected: {
      ...opened(VAULT, PUBLIC),
      findings: { new: ["security/vault-public-network"], fixed: [] },
    },
  },
  {
    name: "the same through a local and a negation",
    ...byDefault(true, false, local("private", "${var.v}"), set(VAULT, PUBLIC, "${!local.private}")),
    expected: opened(VAULT, PUBLIC),
  },
  {
    name: "the same where a word decides",
    ...byDefault("closed", "open", set(REGISTRY, PUBLIC, '${var.v == "open" ? true : false}')),
    expected: opened(REGISTRY, PUBLIC),
  },
  {
    name: "the default that opened the vault closes it, which is no risk",
    ...byDefault(true, false, set(VAULT, PUBLIC, "${var.v}")),
    expected: { fails: false, risks: [], changes: { create: 0, update: 1, replace: 0, destroy: 0 } },
  },
  {
    name: "a default of addresses gets the whole internet",
    ...byDefault(
      ["203.0.113.7"],
      ["203.0.113.7", "0.0.0.0/0"],
      set(STORAGE, PUBLIC, true),
      set(STORAGE, "network_rules.ip_rules", "${var.v}"),
    ),
    expected: opened(STORAGE, "network_rules.ip_rules"),
  },
  {
    name: "logs are kept for a default of fewer days",
    ...byDefault(365, 30, set(LOGS, "retention_in_days", "${var.v}")),
    expected: {
      fails: true,
      risks: [{ kind: "monitoring-lost", address: LOGS, attributes: ["retention_in_days"] }],
      changes: { create: 0, update: 1, replace: 0, destroy: 0 },
    },
  },
  {
    name: "a lock hangs on a switch that is turned off",
    ...byDefault(true, false, set(LOCK, "count", "${var.v ? 1 : 0}")),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: `${LOCK}[0]` }],
      changes: { create: 0, update: 0, replace: 0, destroy: 1 },
      findings: { new: ["reliability/data-locked"] },
    },
  },
  {
    name: "a lock is there for each of a list that gets empty",
    ...byDefault(["storage"], [], set(LOCK, "for_each", "${toset(var.v)}")),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: `${LOCK}["storage"]` }],
      changes: { create: 0, update: 0, replace: 0, destroy: 1 },
    },
  },
  {
    name: "a map of roles gets an owner",
    ...byDefault({ reads: "Reader" }, { reads: "Reader", owns: "Owner" }, rights),
    expected: {
      fails: true,
      risks: [{ kind: "rights-widened", address: `${OWNER}["owns"]` }],
      changes: { create: 1, update: 0, replace: 0, destroy: 0 },
    },
  },
  {
    name: "the default of the subscription is another one",
    ...byDefault(
      "00000000-0000-0000-0000-000000000003",
      "00000000-0000-0000-0000-000000000004",
      provider({ subscription_id: "${var.v}" }),
    ),
    expected: {
      fails: true,
      risks: [{ kind: "data-loss", address: "provider.azurerm", attributes: ["subscription_id"] }],
      changes: { create: 0, update: 0, replace: 0, destroy: 0 },
    },
  },
  {
    name: "a setting becomes a variable with the same default",
    ...settings(
      onJson((json) => json),
      (side) => variable("v", { default: false, type: "bool" })(set(VAULT, PUBLIC, "${var.v}")(side)),
    ),
    expected: NOTHING,
  },
  {
    name: "a setting becomes a variable with a weaker default",
    ...settings(
      onJson((json) => json),
      (side) => variable("v", { default: true, type: "bool" })(set(VAULT, PUBLIC, "${var.v}")(side)),
    ),
    expected: opened(VAULT, PUBLIC),
  },
  {
    name: "a variable gets another name",
    base: prod({}, set(VAULT, PUBLIC, "${var.open}"), variable("open", { default: true })),
    head: prod({}, set(VAULT, PUBLIC, "${var.is_open}"), variable("is_open", { default: true })),
    expected: NOTHING,
  },
  {
    name: "a weak default stays as it is",
    ...byDefault(true, true, set(VAULT, PUBLIC, "${var.v}")),
    expected: NOTHING,
  },
  {
    name: "a default goes, so that whoever deploys has to say",
    base: prod({}, set(VAULT, PUBLIC, "${var.v}"), variable("v", { default: false })),
    head: prod({}, set(VAULT, PUBLIC, "${var.v}"), variable("v", { type: "bool" })),
    expected: NOTHING,
  },
  {
    name: "a default comes that nothing uses",
    base: dev(),
    head: dev({}, variable("v", { default: true })),
    expected: NOTHING,
  },
  {
    name: "the default of an environment's name makes it no other environment",
    ...byDefault("prod", "dev", set(WORKSPACE, "tags.environment", "${var.v}")),
    expected: { fails: false, risks: [], changes: { create: 0, update: 1, replace: 0, destroy: 0 } },
  },
  {
    name: "a new variable elsewhere leaves a condition as it is",
    base: prod({}, local("on", false), set(LOCK, "count", "${local.on ? 1 : 0}")),
    head: prod(
      {},
      local("on", false),
      set(LOCK, "count", "${local.on ? 1 : 0}"),
      variable("v", { default: "text" }),
      set(WORKSPACE, "description", "${var.v}"),
    ),
    expected: { fails: false, risks: [], changes: { create: 0, update: 1, replace: 0, destroy: 0 } },
  },
  {
    name: "a sensitive default changes, which nobody may read",
    base: prod({}, set(VAULT, PUBLIC, "${var.v}"), variable("v", { default: false, sensitive: true })),
    head: prod({}, set(VAULT, PUBLIC, "${var.v}"), variable("v", { default: true, sensitive: true })),
    expected: {
      fails: true,
      risks: [],
      changes: { create: 0, update: 1, replace: 0, destroy: 0 },
      brings: ["what comes of another default of var.v, which is sensitive and shown nowhere"],
    },
  },
];
