import type { ChangeJson, ReviewJson, RiskJson } from "../../../review/report/json-schema";

/** A report as a sound review writes it, with something in every field. */
export function sampleReport(): ReviewJson {
  const change: ChangeJson = {
    address: "azurerm_storage_account.storage",
    type: "azurerm_storage_account",
    title: "storage account stfraudprod1a2b3",
    kind: "update",
    attributes: [
      {
        path: "network_rules.default_action",
        before: { state: "known", value: "Deny" },
        after: { state: "known", value: "Allow" },
        replaces: false,
      },
    ],
    movedFrom: "azurerm_storage_account.old",
    moveIsDeclared: false,
    replacedWith: "azurerm_resource_group.group",
    pending: false,
    construct: "prod/storage",
    source: { file: "stacks/parts/data.ts", line: 31 },
  };
  const risk: RiskJson = {
    kind: "network-opened",
    severity: "high",
    certainty: "certain",
    address: change.address,
    type: change.type,
    title: change.title,
    attributes: change.attributes,
    what: "the public network reaches it",
    why: "Anybody who has a key reads the training data.",
    fix: "Keep Deny, and give who needs it a private endpoint.",
    recommendations: ["security/workspace-private-endpoint"],
    rules: ["security/storage-public-network"],
    accepted: {
      reason: "a loader outside",
      approvedBy: "security board",
      expires: "2027-06-30",
      isNew: true,
    },
    construct: "prod/storage",
    source: { file: "stacks/parts/data.ts", line: 31 },
  };
  return {
    schemaVersion: 1,
    tool: { name: "mlzone", version: "0.1.0" },
    base: "cdktf.out",
    head: "../head/cdktf.out",
    failOn: ["data-loss", "network-opened"],
    verdict: { fails: true, words: "1 risk", level: "weaker" },
    stacks: [
      {
        name: "prod",
        presence: "both",
        kind: "configuration",
        production: true,
        risks: [risk, { ...risk, kind: "data-loss", accepted: undefined }],
        counts: { create: 0, update: 1, replace: 0, destroy: 0, forget: 0, keep: 0 },
        changes: [change],
        findings: [
          {
            became: "new",
            rule: "security/storage-public-network",
            title: "Storage accounts are closed to the public network",
            severity: "high",
            certainty: "violation",
            address: change.address,
            attribute: "network_rules.default_action",
            message: "the account lets every network in",
            related: ["azurerm_subnet.endpoints"],
            construct: "prod/storage",
            source: { file: "stacks/parts/data.ts", line: 31 },
            fingerprint: "0123456789abcdef",
            acknowledgement: {
              origin: "deviation",
              name: "publicNetworkAccess of storage",
              reason: "a loader outside",
              approvedBy: "security board",
              expires: "2027-06-30",
              expired: false,
            },
          },
        ],
        cost: {
          currency: "USD",
          priceDate: "2026-10-01",
          before: 100.5,
          after: 120,
          lines: [{ what: "private endpoints", before: 50, after: 69.5 }],
          notPriced: ["azurerm_bastion_host"],
        },
        names: [{ address: change.address, title: change.title, before: "stold", after: "stnew" }],
        notSeen: ["the module data, whose contents only a plan tells"],
        newNotSeen: [],
      },
    ],
  };
}

/** The report with one text in place of every text that is free. */
export function reportSaying(text: string): ReviewJson {
  return replaced(sampleReport(), text) as ReviewJson;
}

/** Fields that take no free text; what else is a string takes any. */
const NOT_FREE = new Set([
  ...["schemaVersion", "tool", "failOn", "level", "presence", "kind", "severity", "certainty", "state"],
  ...["recommendations", "rules", "rule", "became", "origin", "expires", "fingerprint", "currency"],
  ...["priceDate", "file"],
]);

function replaced(value: unknown, text: string): unknown {
  if (typeof value === "string") {
    return text;
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaced(item, text));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, NOT_FREE.has(key) ? inner : replaced(inner, text)]),
      )
    : value;
}
