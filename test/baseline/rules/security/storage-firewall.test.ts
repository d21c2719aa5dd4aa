import { storageFirewall } from "../../../../baseline/rules/security/storage-firewall";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(storageFirewall, "azurerm_storage_account");
const arm = inArm(storageFirewall, "Microsoft.Storage/storageAccounts");
const GOOD = { default_action: "Deny", bypass: ["AzureServices"], ip_rules: [] };

/** An account whose firewall is a resource of its own. */
const separate = (rules: object, account: object = {}) =>
  findingsOf(
    storageFirewall,
    resources({
      azurerm_storage_account: { a: account },
      azurerm_storage_account_network_rules: {
        r: { storage_account_id: "${azurerm_storage_account.a.id}", ...rules },
      },
    }),
  );

test("a firewall that denies passes, wherever it is written", () => {
  expect(azurerm({ network_rules: GOOD })).toEqual([]);
  expect(azurerm({ network_rules: [GOOD] })).toEqual([]);
  expect(separate(GOOD)).toEqual([]);
  expect(arm({ properties: { networkAcls: { defaultAction: "Deny", ipRules: [] } } })).toEqual([]);
});

test("whoever has no rule is let in where nothing is written", () => {
  expect(azurerm({})).toEqual([
    'azurerm_storage_account.a: violation: network_rules.default_action is "Allow" by default: whoever has no rule is let in',
  ]);
  expect(arm({})).toEqual([expect.stringContaining("whoever has no rule is let in")]);
});

test.each([
  [{ ...GOOD, default_action: "Allow" }, "whoever has no rule is let in"],
  [{ ...GOOD, ip_rules: ["203.0.113.7"] }, "ip_rules lets in public addresses"],
  [{ ...GOOD, virtual_network_subnet_ids: ["/subnets/x"] }, "lets in subnets"],
  [{ ...GOOD, bypass: ["AzureServices", "Logging"] }, "old logs and metrics"],
  [{ ...GOOD, private_link_access: [{ endpoint_resource_id: "/subscriptions/s/*" }] }, "a wildcard"],
])("%j is found, wherever it is written", (rules, problem) => {
  expect(azurerm({ network_rules: rules })).toEqual([expect.stringContaining(problem)]);
  expect(separate(rules)).toEqual([expect.stringContaining(problem)]);
  expect(separate(GOOD, { network_rules: rules })).toEqual([expect.stringContaining(problem)]);
});

test("ARM's text of several bypasses is taken apart", () => {
  const networkAcls = { defaultAction: "Deny", bypass: "Metrics, AzureServices" };
  expect(arm({ properties: { networkAcls } })).toEqual([expect.stringContaining("old logs and metrics")]);
});

test("what only a plan tells is unknown, also whether the firewall's resource is there", () => {
  expect(azurerm({ network_rules: { ...GOOD, default_action: "${var.x}" } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
  expect(azurerm({ network_rules: { ...GOOD, ip_rules: "${var.x}" } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
  expect(separate({ ...GOOD, count: "${var.x}" })).toEqual([expect.stringContaining("unknown: ")]);
});

test("one named instance of a service may pass", () => {
  const one = { endpoint_resource_id: "/subscriptions/s/resourceGroups/g/providers/x/workspaces/w" };
  expect(azurerm({ network_rules: { ...GOOD, private_link_access: [one] } })).toEqual([]);
});
