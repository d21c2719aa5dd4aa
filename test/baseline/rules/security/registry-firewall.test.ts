import { registryFirewall } from "../../../../baseline/rules/security/registry-firewall";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryFirewall, "azurerm_container_registry");
const arm = inArm(registryFirewall, "Microsoft.ContainerRegistry/registries");

test("a firewall that denies passes", () => {
  expect(azurerm({ network_rule_set: [{ default_action: "Deny", ip_rule: [] }] })).toEqual([]);
  expect(arm({ properties: { networkRuleSet: { defaultAction: "Deny", ipRules: [] } } })).toEqual([]);
});

test.each([
  [{ network_rule_set: [{ default_action: "Allow" }] }, "whoever has no rule is let in"],
  [
    {
      network_rule_set: [
        { default_action: "Deny", ip_rule: [{ action: "Allow", ip_range: "203.0.113.0/28" }] },
      ],
    },
    "lets in public addresses",
  ],
  [
    { network_rule_set: [{ default_action: "Deny" }], network_rule_bypass_for_tasks_enabled: true },
    "tasks pass its firewall",
  ],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([
  [
    { properties: { networkRuleSet: { defaultAction: "Deny", ipRules: [{ value: "203.0.113.7" }] } } },
    "lets in public addresses",
  ],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("whoever has no rule is let in")]);
  expect(arm({})).toEqual([expect.stringContaining("whoever has no rule is let in")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ network_rule_set: [{ default_action: "${var.x}" }] })).toEqual([
    expect.stringContaining("azurerm_container_registry.a: unknown: "),
  ]);
});
