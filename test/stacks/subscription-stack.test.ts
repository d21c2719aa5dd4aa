import { Testing } from "cdktf";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { state } from "../../environments/state";
import { subscriptions } from "../../environments/subscriptions";
import { resolveConfig } from "../../stacks/config/profile";
import { residentsOf } from "../../stacks/config/resolve-subscription";
import type { SubscriptionConfig } from "../../stacks/config/subscription-config";
import { SubscriptionStack } from "../../stacks/subscription-stack";
import { accepted, answered } from "../support/deviations";
import { reference, Template } from "../support/template";
import { COMMITTED, subscriptionStack } from "./synthesized";

const PROD = "/subscriptions/00000000-0000-0000-0000-000000000003";
const template = Template.of(subscriptionStack("prod"));
const deviation = { reason: "nobody has a key for it yet", approvedBy: "board", expires: "2027-06-30" };

function synthesized(changes: Partial<SubscriptionConfig>): Template {
  return Template.of(subscriptionStack("prod", changes));
}

/** Which addresses one address waits for, directly or not, by `depends_on` and by what it refers to. */
function waitsFor(all: Template, address: string): string[] {
  const attributes = new Map(all.resources().map((one) => [one.address, JSON.stringify(one.attributes)]));
  const seen = new Set<string>();
  const visit = (from: string): void => {
    for (const to of attributes.keys()) {
      if (
        to !== from &&
        !seen.has(to) &&
        new RegExp(`${to.replace(".", "\\.")}[".\\[]`).test(attributes.get(from) ?? "")
      ) {
        seen.add(to);
        visit(to);
      }
    }
  };
  visit(address);
  return [...seen];
}

describe("operations/infrastructure-as-code: what a subscription has once", () => {
  const ONCE = [
    "azapi_resource",
    "azapi_resource_action",
    "azurerm_consumption_budget_subscription",
    "azurerm_log_analytics_workspace",
    "azurerm_management_lock",
    "azurerm_monitor_action_group",
    "azurerm_monitor_activity_log_alert",
    "azurerm_monitor_diagnostic_setting",
    "azurerm_resource_group",
    "azurerm_security_center_subscription_pricing",
    "azurerm_subscription_policy_assignment",
  ];

  test("is all that the stack has, and nothing of an environment", () => {
    expect([...new Set(template.resources().map(({ type }) => type))].sort()).toEqual(ONCE);
    const [group] = template.resource("azurerm_resource_group").count(1).all;
    expect(group?.attributes.name).toBe("rg-churn-sub-weu");
    const groups = template.resources().flatMap(({ attributes }) => attributes.resource_group_name ?? []);
    expect(new Set(groups)).toEqual(new Set([reference("azurerm_resource_group.group.name")]));
    // no data source and no state of another stack: nothing here can be about an environment
    expect(template.json.data).toBeUndefined();
  });

  test.each(Object.keys(COMMITTED).filter((name) => !name.endsWith("-subscription")))(
    "is nothing that destroying %s would switch off",
    (name) => {
      const resources = COMMITTED[name]?.().resources() ?? [];
      expect(resources.length).toBeGreaterThan(0);
      const ofSubscription = resources.filter(
        ({ attributes, type }) =>
          /_subscription(_|$)|^azurerm_(security_center|resource_provider)|management_group/.test(type) ||
          /^Microsoft\.(Resources|Security|Consumption)\//.test(String(attributes.type)) ||
          [
            attributes.scope,
            attributes.target_resource_id,
            attributes.parent_id,
            attributes.resource_id,
          ].some((id) => /^(\/subscriptions\/[^/]+|\$\{data\.azurerm_subscription[^}]*\})$/.test(String(id))),
      );
      expect(ofSubscription.map(({ address }) => address)).toEqual([]);
    },
  );

  test("the list of what is once is seen where it is", () => {
    const seen = template
      .resources()
      .filter(
        ({ attributes, type }) =>
          /_subscription(_|$)/.test(type) ||
          /^Microsoft\.(Resources|Security)\//.test(String(attributes.type)),
      );
    expect(seen.length).toBeGreaterThan(20);
  });
});

test("reliability/segregate-exploratory-from-production: its own state, apart from each environment's", () => {
  expect(template.terraform.backend).toMatchObject({
    azurerm: { key: "prod-subscription.tfstate", use_azuread_auth: true },
  });
  expect(Template.of(subscriptionStack("nonprod")).terraform.backend).toEqual({
    local: { path: "../../../terraform.nonprod-subscription.tfstate" },
  });
});

test("everything waits for the registrations, which a destroy doesn't undo", () => {
  const registered = template.resource("azapi_resource_action").all.map(({ address }) => address);
  expect(registered.length).toBeGreaterThan(10);
  for (const { address, type } of template.resources()) {
    if (type !== "azapi_resource_action" && type !== "terraform_data") {
      expect({ address, waitsFor: waitsFor(template, address) }).toEqual({
        address,
        waitsFor: expect.arrayContaining(registered),
      });
    }
  }
  for (const { attributes } of template.resource("azapi_resource_action").all) {
    expect(attributes).toMatchObject({ method: "POST", action: "register", when: "apply" });
    expect(attributes).not.toHaveProperty("depends_on");
  }
  const resourceProviders = ["Microsoft.ContainerService"];
  expect(
    synthesized({ resourceProviders }).resource("azapi_resource_action").named("registered_ContainerService"),
  ).toMatchObject({
    resource_id: `${PROD}/providers/Microsoft.ContainerService`,
  });
});

describe("operations/collect-resource-logs: the activity log", () => {
  test("goes into a workspace that keeps it for a year and can't be deleted", () => {
    expect(template.resource("azurerm_monitor_diagnostic_setting").named("activity-log")).toMatchObject({
      target_resource_id: PROD,
      log_analytics_workspace_id: reference("azurerm_log_analytics_workspace.logs.id"),
      enabled_log: expect.arrayContaining([{ category: "Administrative" }, { category: "Policy" }]),
    });
    expect(template.resource("azurerm_log_analytics_workspace").only).toMatchObject({
      name: "log-churn-sub-weu",
      retention_in_days: 365,
      local_authentication_enabled: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(template.resource("azurerm_management_lock").only).toMatchObject({
      scope: reference("azurerm_log_analytics_workspace.logs.id"),
      lock_level: "CanNotDelete",
    });
    expect(
      synthesized({ retentionDays: 730 }).resource("azurerm_log_analytics_workspace").only,
    ).toMatchObject({
      retention_in_days: 730,
    });
  });

  test("goes into one that is there already, where one is named", () => {
    const logAnalyticsWorkspaceId =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w";
    const shared = synthesized({ logAnalyticsWorkspaceId });
    shared.resource("azurerm_log_analytics_workspace").count(0);
    shared.resource("azurerm_management_lock").count(0);
    expect(shared.resource("azurerm_monitor_diagnostic_setting").only).toMatchObject({
      target_resource_id: PROD,
      log_analytics_workspace_id: logAnalyticsWorkspaceId,
    });
    expect(shared.outputs.log_analytics_workspace_id).toEqual({ value: logAnalyticsWorkspaceId });
  });
});

describe("security/security-baseline-and-defender", () => {
  test("Defender's plans are on, and Terraform doesn't switch them off", () => {
    const plans = template.resource("azurerm_security_center_subscription_pricing").count(5);
    for (const { attributes } of plans.all) {
      expect(attributes).toMatchObject({ tier: "Standard", lifecycle: { prevent_destroy: true } });
    }
  });

  test("a plan that somebody has switched on is taken over, one that is left out is listed", () => {
    const stack = subscriptionStack("prod", {
      defender: {
        alreadyOn: ["KeyVaults"],
        without: { Containers: deviation },
        servers: "P1",
        ai: true,
        malwareScanGbPerMonth: -1,
      },
    });
    expect(accepted(stack)).toMatchObject([{ construct: "defender", property: "without.Containers" }]);
    const own = Template.of(stack);
    expect(own.json.import).toEqual([
      {
        id: `${PROD}/providers/Microsoft.Security/pricings/KeyVaults`,
        to: "azurerm_security_center_subscription_pricing.defender_KeyVaults",
      },
    ]);
    const plans = own.resource("azurerm_security_center_subscription_pricing").all;
    expect(plans.map(({ attributes }) => attributes.resource_type).sort()).toEqual([
      "AI",
      "Arm",
      "CloudPosture",
      "KeyVaults",
      "StorageAccounts",
      "VirtualMachines",
    ]);
    expect(JSON.stringify(plans)).toContain('"CapGBPerMonthPerStorageAccount":"-1"');
  });

  test("the security team hears of it", () => {
    expect(template.resource("azapi_resource").only).toMatchObject({
      type: expect.stringMatching(/^Microsoft\.Security\/securityContacts@/),
      parent_id: PROD,
      body: { properties: { emails: "security@example.com" } },
    });
  });

  test("the benchmark is assigned to the whole subscription, or is named where it is", () => {
    expect(template.resource("azurerm_subscription_policy_assignment").only).toMatchObject({
      subscription_id: PROD,
      name: "ml-benchmark-v1",
    });
    const policyAssignmentId =
      "/providers/Microsoft.Management/managementGroups/corp/providers/Microsoft.Authorization/policyAssignments/mcsb";
    const already = synthesized({
      securityBenchmark: { assigned: "already", policyAssignmentId, version: "v2" },
    });
    already.resource("azurerm_subscription_policy_assignment").count(0);
    // what the stack does otherwise than the benchmark is exempt from that one
    for (const { attributes } of already.resource("azurerm_resource_policy_exemption").count(2).all) {
      expect(attributes).toMatchObject({
        policy_assignment_id: policyAssignmentId,
        resource_id: reference("azurerm_log_analytics_workspace.logs.id"),
      });
    }
  });

  test("version 2 of the benchmark: its exemptions come before the lock and go after it", () => {
    const second = synthesized({ securityBenchmark: { assigned: "here", version: "v2" } });
    const exemptions = second.resource("azurerm_resource_policy_exemption").count(2).all;
    expect(second.resource("azurerm_management_lock").only.depends_on).toEqual(
      expect.arrayContaining(exemptions.map(({ address }) => address)),
    );
  });

  test("what deviates in the stack itself stands in its list", () => {
    expect(accepted(subscriptionStack("prod"))).toEqual([]);
    expect(answered(subscriptionStack("prod"), "logs")).toEqual({
      cmkForQueryForced: ["fa298e57"],
      privateOnly: ["6c53d030", "d3ba9c42"],
    });
  });
});

describe("cost/policies-and-quotas", () => {
  test("a budget of the whole subscription, told to those who pay", () => {
    expect(template.resource("azurerm_consumption_budget_subscription").only).toMatchObject({
      name: "budget-churn-sub-weu",
      subscription_id: PROD,
      amount: 8000,
      time_period: { start_date: "2026-12-01T00:00:00Z" },
    });
    expect(toldOf(template)).toEqual(Array(5).fill(["ml-owner@example.com"]));
  });

  test("without addresses of its own, those of the alerts are told, at the shares that were asked for", () => {
    const thresholds = [
      { of: "actual" as const, percent: 90 },
      { of: "forecast" as const, percent: 100 },
    ];
    const budget = {
      monthly: 100,
      startsOn: "2026-12-01",
      thresholds,
    };
    expect(toldOf(synthesized({ budget }))).toEqual(Array(2).fill(["ml-oncall@example.com"]));
  });

  test("guardrails of the whole subscription, by option: with the environments' registries", () => {
    const policies = {
      imageRegistries: ["crshared.azurecr.io"],
      unsignedCode: deviation,
      unapprovedJobs: deviation,
    };
    const guarded = synthesized({ policies });
    const assignments = guarded.resource("azurerm_subscription_policy_assignment").all;
    expect(assignments.length).toBeGreaterThan(13);
    expect(assignments.every(({ attributes }) => attributes.subscription_id === PROD)).toBe(true);
    const [images] = assignments.filter(({ address }) => address.endsWith("_allowed-registries"));
    expect(JSON.parse(String(images?.attributes.parameters)).allowedACRs.value).toEqual([
      expect.stringMatching(/^crchurnprodweu[a-z0-9]{5}\.azurecr\.io$/),
      "crshared.azurecr.io",
    ]);
    expect(accepted(subscriptionStack("prod", { policies }))).toMatchObject([
      { construct: "guardrails", property: "unapprovedJobs" },
      { construct: "guardrails", property: "unsignedCode" },
    ]);
  });

  test("a policy that an environment's own design doesn't meet only reports", () => {
    const policies = { unsignedCode: deviation, unapprovedJobs: deviation };
    const effectOf = (name: "nonprod" | "prod", policy: string) => {
      const all = Template.of(subscriptionStack(name, { policies })).resource(
        "azurerm_subscription_policy_assignment",
      );
      return JSON.parse(String(all.named(`guardrails_${policy}`).parameters)).effect.value;
    };
    expect(effectOf("prod", "customer-managed-key")).toBe("Deny");
    // dev has keys of the platform
    expect(effectOf("nonprod", "customer-managed-key")).toBe("Audit");
    expect(effectOf("nonprod", "isolation-mode")).toBe("Deny");
  });
});

describe("ai-operations/automated-monitoring-alerting-audit", () => {
  test("each alert is about the whole subscription and tells the action group", () => {
    for (const { attributes } of template.resource("azurerm_monitor_activity_log_alert").count(13).all) {
      expect(attributes).toMatchObject({
        scopes: [PROD],
        enabled: true,
        name: expect.stringMatching(/^prod-subscription-/),
        action: [{ action_group_id: reference("azurerm_monitor_action_group.alerts.id") }],
        description: expect.stringContaining(
          "https://git.example.com/ml-platform/landing-zone/docs/runbooks/",
        ),
      });
    }
    expect(template.resource("azurerm_monitor_action_group").only).toMatchObject({
      short_name: "sub-prod",
      email_receiver: [{ email_address: "ml-oncall@example.com" }],
    });
    expect(
      Template.of(subscriptionStack("nonprod")).resource("azurerm_monitor_action_group").only,
    ).toMatchObject({
      short_name: "sub-nonprod",
    });
  });

  test("Service Health tells of the regions of all environments in the subscription, and of the state's", () => {
    const far = { ...resolveConfig(prod), location: "norwayeast" };
    const elsewhere = { ...resolveConfig(dev), location: "japaneast" };
    const regions = (changes: Partial<SubscriptionConfig>) => {
      const config = { ...entry("prod"), ...changes };
      const residents = residentsOf(config, [{ config: far }, { config: elsewhere }], state);
      const stack = new SubscriptionStack(Testing.app({ stackTraces: false }), "x", {
        name: "x",
        config,
        residents,
      });
      const alert = Template.of(stack)
        .resource("azurerm_monitor_activity_log_alert")
        .named("service-health_service-incident");
      return alert.criteria;
    };
    expect(regions({ location: "germanywestcentral" })).toMatchObject({
      service_health: { locations: ["Germany West Central", "Global", "Norway East", "West Europe"] },
    });
    expect(regions({ regions: ["swedencentral"] })).toMatchObject({
      service_health: { locations: ["Global", "Sweden Central"] },
    });
  });
});

test("one switch takes lock and prevent_destroy away", () => {
  const open = synthesized({ protectData: false });
  open.resource("azurerm_management_lock").count(0);
  expect(JSON.stringify(open.json)).not.toContain("prevent_destroy");
});

test("nothing is purged, tags say whose it is, and the name of the entry is the environment", () => {
  expect(template.provider("azurerm")).toMatchObject({
    subscription_id: "00000000-0000-0000-0000-000000000003",
    resource_provider_registrations: "none",
    features: [{ log_analytics_workspace: [{ permanently_delete_on_destroy: false }] }],
  });
  expect(template.resource("azurerm_resource_group").only.tags).toMatchObject({
    owner: "ml-platform@example.com",
    useCase: "churn",
    environment: "prod",
  });
});

test("an example value keeps it from being planned", () => {
  const examples = [{ path: "environments/subscriptions.ts: prod.tenantId", value: "0", what: "the tenant" }];
  const stack = new SubscriptionStack(Testing.app({ stackTraces: false }), "x", {
    name: "prod",
    config: entry("prod"),
    residents: residentsOf(entry("prod"), [], state),
    examples,
  });
  expect(JSON.stringify(Template.of(stack).resource("terraform_data").only)).toContain("prod.tenantId");
});

test("the outputs are what others of the subscription may want to use", () => {
  expect(template.outputs).toEqual({
    resource_group_name: { value: reference("azurerm_resource_group.group.name") },
    log_analytics_workspace_id: { value: reference("azurerm_log_analytics_workspace.logs.id") },
    action_group_id: { value: reference("azurerm_monitor_action_group.alerts.id") },
  });
});

function entry(name: "nonprod" | "prod"): SubscriptionConfig {
  const config = subscriptions[name];
  if (config === undefined) {
    throw new Error(`there is no entry ${name}`);
  }
  return config;
}

function toldOf(one: Template): unknown {
  const { notification } = one.resource("azurerm_consumption_budget_subscription").only;
  return Array.isArray(notification)
    ? notification.map(({ contact_emails }) => contact_emails)
    : notification;
}
