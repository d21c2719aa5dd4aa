import type { Attributes } from "../../../terraform-json";
import { configuration, reviewed, risksBetween } from "../two-sides";
import { KEEPING } from "./keeping-cases";
import { OPENING } from "./opening-cases";
import { ACCOUNT, CLOSED, firewall, host, RG, setting, tag, VAULT } from "./samples";

/** Risks of one resource, whose address is `x.a` in what is expected. */
function risks(type: string, before: Attributes, after: Attributes): string[] {
  return risksBetween(
    { [`${type}.a`]: before },
    { [`${type}.a`]: after },
    ({ kind, rules }) => kind !== "data-loss" && (kind !== "guidance" || rules.length === 0),
  ).map((line) => line.replace(`${type}.a`, "x.a"));
}

describe.each([...KEEPING, ...OPENING])("%s", (_, type, weak, strong, risk) => {
  test("weaker is a risk", () => {
    expect(risks(type, strong, weak)).toContain(risk);
  });

  test("stronger, or the same, is none", () => {
    const kind = risk.split(" ")[0] ?? "";
    expect(risks(type, weak, strong).filter((line) => line.startsWith(kind))).toEqual([]);
    expect(risks(type, weak, { ...weak, tags: { a: "b" } })).toEqual([]);
  });
});

test.each<[string, string, Attributes, Attributes]>([
  [
    "a host of a domain that was open",
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn",
    host("*.example.com"),
    host("a.example.com"),
  ],
  [
    "fewer ports",
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag",
    tag("443,8000-9000"),
    tag("8080"),
  ],
  [
    "the same addresses in another order",
    "azurerm_storage_account",
    firewall({ ip_rules: ["1.2.3.4", "5.6.7.8"] }),
    firewall({ ip_rules: ["5.6.7.8", "1.2.3.4"] }),
  ],
  [
    "nobody passes any more",
    "azurerm_storage_account",
    firewall({ bypass: ["AzureServices"] }),
    firewall({ bypass: ["None"] }),
  ],
  [
    "all logs in place of one",
    "azurerm_monitor_diagnostic_setting",
    setting({ category: "A" }),
    setting({ category_group: "allLogs" }),
  ],
])("no risk: %s", (_, type, before, after) => {
  expect(risks(type, before, after)).toEqual([]);
});

describe("what can't be told any more", () => {
  test.each<[string, string, Attributes, Attributes, string]>([
    [
      "may be open",
      "azurerm_key_vault",
      { ...VAULT, ...CLOSED },
      { ...VAULT, public_network_access_enabled: "${var.open}" },
      "network-opened x.a public_network_access_enabled ?",
    ],
    [
      "may be fewer days",
      "azurerm_log_analytics_workspace",
      { name: "l", ...RG, retention_in_days: 90 },
      { name: "l", ...RG, retention_in_days: "${var.days}" },
      "monitoring-lost x.a retention_in_days ?",
    ],
    [
      "may be another host",
      "azurerm_machine_learning_workspace_network_outbound_rule_fqdn",
      host("a.example.com"),
      host("${var.host}"),
      "network-opened x.a destination_fqdn ?",
    ],
  ])("%s", (_, type, before, after, risk) => {
    expect(risks(type, before, after)).toEqual([risk]);
  });

  test.each<[string, string, Attributes, Attributes]>([
    [
      "was open already",
      "azurerm_key_vault",
      VAULT,
      { ...VAULT, public_network_access_enabled: "${var.open}" },
    ],
    [
      "couldn't be told before",
      "azurerm_log_analytics_workspace",
      { name: "l", ...RG, retention_in_days: "${var.days}" },
      { name: "l", ...RG, retention_in_days: "${var.other}" },
    ],
  ])("is no risk where it %s, whatever a rule says of it", (_, type, before, after) => {
    const address = `${type}.a`;
    const told = risksBetween({ [address]: before }, { [address]: after }, ({ rules }) => rules.length === 0);
    expect(told).toEqual([]);
  });

  test("is a key all the same where its id is a reference now", () => {
    const workspace = (keyId: string) => ({
      "azurerm_machine_learning_workspace.w": {
        name: "w",
        ...RG,
        ...CLOSED,
        encryption: { key_id: keyId, key_vault_id: "/v" },
      },
    });
    const { risks: found } = reviewed(
      configuration(workspace("https://k/1")),
      configuration(workspace("${azurerm_key_vault_key.k.id}")),
    );
    expect(found.map(({ what }) => what)).not.toContain(
      "Microsoft's key takes the place of a key of one's own",
    );
  });

  test("is no risk of a resource that says nothing of it", () => {
    const account = "azurerm_storage_account.a";
    const service = (days: unknown) => ({
      "azapi_resource.blobs": {
        ...{
          type: "Microsoft.Storage/storageAccounts/blobServices@2024-01-01",
          name: "default",
          parent_id: `\${${account}.id}`,
        },
        body: { properties: { deleteRetentionPolicy: { enabled: true, days } } },
      },
    });
    const told = risksBetween(
      { [account]: { ...ACCOUNT, ...CLOSED }, ...service(30) },
      { [account]: { ...ACCOUNT, ...CLOSED, tags: { a: "b" } }, ...service("${var.days}") },
      ({ change, kind, rules }) =>
        change.address === account && kind === "protection-removed" && rules.length === 0,
    );
    expect(told).toEqual([]);
  });
});

test("a lifecycle that deletes old versions earlier is a risk, and one that does later is none", () => {
  const policy = (days: number) => ({
    storage_account_id: "/st",
    rule: {
      name: "r",
      enabled: true,
      filters: { blob_types: ["blockBlob"] },
      actions: { version: { delete_after_days_since_creation: days } },
    },
  });
  const type = "azurerm_storage_management_policy";
  expect(risks(type, policy(30), policy(7))).toEqual([
    "protection-removed x.a rule.actions.version.delete_after_days_since_creation",
  ]);
  expect(risks(type, policy(7), policy(30))).toEqual([]);
});
