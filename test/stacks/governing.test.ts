import { testDeviation } from "../support/fixtures";
import { synthesized } from "./synthesized";

const ASSIGNMENT = "azurerm_resource_group_policy_assignment";
const EXEMPTION = "azurerm_resource_policy_exemption";
const dev = synthesized("dev");
const prod = synthesized("prod");

/** The parameters of an assignment, by the end of its address. */
function parameters(template: typeof dev, name: string): Record<string, { value: unknown }> {
  return JSON.parse(String(template.resource(ASSIGNMENT).named(`guardrails_${name}`).parameters));
}

describe("guardrails", () => {
  test("all but the two that somebody accepted to do without are in force on the landing zone's own group", () => {
    const assigned = prod.resource(ASSIGNMENT).count(18).all;
    for (const { attributes } of assigned) {
      expect([attributes.resource_group_id, attributes.enforce]).toEqual([
        "${azurerm_resource_group.group.id}",
        true,
      ]);
    }
    const unassigned = assigned.filter(({ address }) => /signed|approv/.test(address));
    expect(unassigned).toEqual([]);
  });

  test("jobs take images from the landing zone's own registry, and models from the registries that were named", () => {
    const registry = prod.resource("azurerm_container_registry").only.name;
    expect(parameters(prod, "allowed-registries").allowedACRs).toEqual({
      value: [`${registry}.azurecr.io`],
    });
    expect(parameters(prod, "model-registry").allowedRegistryName).toEqual({ value: "mlexample" });
    const cloud = synthesized("prod", { cloud: "usgovernment", location: "usgovvirginia" });
    expect(JSON.stringify(parameters(cloud, "allowed-registries"))).toContain(".azurecr.us");
  });

  test("where a network of the team's own isolates computes, or Azure's keys encrypt, the policy only reports", () => {
    const effect = (template: typeof dev, name: string) => parameters(template, name).effect?.value;
    expect([effect(prod, "isolation-mode"), effect(prod, "customer-managed-key")]).toEqual(["Deny", "Deny"]);
    expect([effect(dev, "isolation-mode"), effect(dev, "customer-managed-key")]).toEqual(["Deny", "Audit"]);
  });

  test("each deviation that names an assigned policy is an exemption: until it expires, or by the design for good", () => {
    const exemptions = (template: typeof dev) =>
      template
        .resource(EXEMPTION)
        .all.map(({ attributes }) => [attributes.exemption_category, attributes.expires_on ?? "stands"]);
    expect(new Set(exemptions(prod).map(String))).toEqual(new Set(["Mitigated,stands"]));
    const platformKeys = synthesized("dev", {
      encryption: { keys: "platform", deviation: testDeviation() },
    });
    expect(exemptions(platformKeys)).toContainEqual([
      "Waiver",
      expect.stringContaining(testDeviation().expires),
    ]);
  });

  test("assigned above: nothing is assigned here, and exemptions are from what is above", () => {
    const scopeId = "/providers/Microsoft.Management/managementGroups/ml-platform";
    const above = synthesized("dev", { policies: { assigned: "above", scopeId } });
    above.resource(ASSIGNMENT).count(0);
    const [first] = above.resource(EXEMPTION).all;
    expect(first?.attributes.policy_assignment_id).toEqual(
      expect.stringMatching(
        new RegExp(`^${scopeId}/providers/Microsoft.Authorization/policyAssignments/ml-`),
      ),
    );
  });

  test("nobody enforces them where somebody accepted that", () => {
    const { policies } = {
      policies: {
        assigned: "here" as const,
        notEnforced: testDeviation(),
        unsignedCode: testDeviation(),
        unapprovedJobs: testDeviation(),
      },
    };
    const weak = synthesized("dev", { policies, serving: undefined });
    const enforced = weak.resource(ASSIGNMENT).all.map(({ attributes }) => attributes.enforce);
    expect(new Set(enforced)).toEqual(new Set([false]));
  });
});

test("cost/policies-and-quotas: a budget on the group, of which those who are told by alerts hear", () => {
  const budget = prod.resource("azurerm_consumption_budget_resource_group").only;
  expect([budget.amount, budget.time_period, budget.resource_group_id]).toEqual([
    6000,
    { start_date: "2026-12-01T00:00:00Z" },
    "${azurerm_resource_group.group.id}",
  ]);
  for (const notification of budget.notification as Record<string, unknown>[]) {
    expect([notification.contact_emails, notification.contact_groups]).toEqual([
      ["ml-oncall@example.com"],
      ["${azurerm_monitor_action_group.alerts.id}"],
    ]);
  }
  const own = synthesized("dev", {
    alerts: undefined,
    serving: undefined,
    budget: { monthly: 1, startsOn: "2026-12-01", emails: ["owner@example.org"] },
  });
  expect(
    JSON.stringify(own.resource("azurerm_consumption_budget_resource_group").only.notification),
  ).toContain("owner@example.org");
});

test("a quota goes to the workspace, and there is none where nobody said how much", () => {
  const quota = synthesized("dev", { quota: { standardDSv2Family: 24 } })
    .resource("azapi_resource_action")
    .named("quota");
  expect(quota.body).toMatchObject({ value: [{ limit: 24 }] });
  expect(Object.keys(dev.resource("azapi_resource_action").all)).toEqual([]);
});
