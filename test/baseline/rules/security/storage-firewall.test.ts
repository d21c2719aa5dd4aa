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

describe("an instance of a service, by its name", () => {
  const OWN = "11111111-0000-0000-0000-000000000000";
  const workspace = (subscription: string) =>
    `/subscriptions/${subscription}/resourceGroups/g/providers/Microsoft.Synapse/workspaces/w`;
  const letIn = (instance: object, settings: object = {}, more: object = {}) =>
    findingsOf(storageFirewall, {
      provider: { azurerm: [{ features: {}, ...settings }] },
      data: { azurerm_client_config: { me: {} } },
      resource: {
        azurerm_storage_account: { a: { network_rules: { ...GOOD, private_link_access: [instance] } } },
        ...more,
      },
    });
  const inTenant = (endpoint_tenant_id: string) => ({
    endpoint_resource_id: workspace("s"),
    endpoint_tenant_id,
  });

  test("passes in a subscription of the providers, and where none is told", () => {
    const settings = { subscription_id: OWN };
    expect(letIn({ endpoint_resource_id: workspace(OWN.toUpperCase()) }, settings)).toEqual([]);
    expect(letIn({ endpoint_resource_id: workspace("other") })).toEqual([]);
  });

  test("passes where the input makes it", () => {
    const made = { azurerm_synapse_workspace: { w: { name: "w" } } };
    const instance = { endpoint_resource_id: "${azurerm_synapse_workspace.w.id}" };
    expect(letIn(instance, { subscription_id: OWN }, made)).toEqual([]);
  });

  test("of another subscription is found", () => {
    expect(letIn({ endpoint_resource_id: workspace("other") }, { subscription_id: OWN })).toEqual([
      expect.stringContaining("violation: network_rules.private_link_access[0].endpoint_resource_id lets in"),
    ]);
  });

  test("of another tenant is found, whether the provider or a vault tells the own one", () => {
    const found = [expect.stringMatching(/: violation: .* lets in a service of another tenant$/)];
    const vault = { azurerm_key_vault: { v: { tenant_id: OWN } } };
    expect(letIn(inTenant("other"), { tenant_id: OWN })).toEqual(found);
    expect(letIn(inTenant("other"), {}, vault)).toEqual(found);
    expect(letIn(inTenant(OWN), {}, vault)).toEqual([]);
  });

  test("of the tenant of whoever deploys passes; of one that nothing compares with is unknown", () => {
    expect(letIn(inTenant("${data.azurerm_client_config.me.tenant_id}"))).toEqual([]);
    expect(letIn(inTenant("other"))).toEqual([expect.stringContaining(": unknown: ")]);
  });

  test("is found in ARM's body, too", () => {
    const resourceAccessRules = [{ tenantId: "other", resourceId: workspace("s") }];
    const found = findingsOf(storageFirewall, {
      provider: { azapi: { tenant_id: OWN, subscription_id: "s" } },
      resource: {
        azapi_resource: {
          a: {
            type: "Microsoft.Storage/storageAccounts@2025-01-01",
            body: { properties: { networkAcls: { defaultAction: "Deny", resourceAccessRules } } },
          },
        },
      },
    });
    expect(found).toEqual([expect.stringMatching(/: violation: .* lets in a service of another tenant$/)]);
  });
});
