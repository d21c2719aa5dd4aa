import { AdvisorAlerts, type AdvisorAlertsProps } from "../../../constructs/observability/advisor-alerts";
import {
  ServiceHealthAlerts,
  type ServiceHealthAlertsProps,
} from "../../../constructs/observability/service-health-alerts";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { ACTION_GROUP, messageOf, testAlerting } from "../serving/alerting";

type Alerts = Record<string, Record<string, unknown>>;

function byName(stack: ReturnType<typeof testStack>): Alerts {
  const all = Template.of(stack).resource("azurerm_monitor_activity_log_alert").all;
  return Object.fromEntries(all.map(({ attributes }) => [String(attributes.name), attributes]));
}

function health(props: Partial<ServiceHealthAlertsProps> = {}): Alerts {
  const stack = testStack();
  const regions = ["westeurope", "northeurope"];
  new ServiceHealthAlerts(stack, "health", { alerting: testAlerting(), name: "ml", regions, ...props });
  return byName(stack);
}

function advisor(props: Partial<AdvisorAlertsProps> = {}): Alerts {
  const stack = testStack();
  new AdvisorAlerts(stack, "advisor", { alerting: testAlerting(), name: "ml", ...props });
  return byName(stack);
}

const criteriaOf = (alerts: Alerts) =>
  Object.fromEntries(Object.entries(alerts).map(([name, { criteria }]) => [name, criteria]));

describe("ServiceHealthAlerts", () => {
  test("ai-operations/automated-monitoring-alerting-audit: what Azure says of regions in use is told of", () => {
    const locations = ["Global", "North Europe", "West Europe"];
    expect(criteriaOf(health())).toEqual({
      "ml-service-incident": {
        category: "ServiceHealth",
        service_health: { events: ["Incident"], locations },
      },
      "ml-service-security": { category: "ServiceHealth", service_health: { events: ["Security"] } },
      "ml-service-change": {
        category: "ServiceHealth",
        service_health: { events: ["Maintenance", "ActionRequired", "Informational"], locations },
      },
    });
  });

  test("looks at the subscription, tells the group and says how bad it is", () => {
    const all = health({ severities: { "service-change": 4 } });
    for (const alert of Object.values(all)) {
      expect(alert).toMatchObject({
        scopes: [`/subscriptions/${TEST_SUBSCRIPTION}`],
        enabled: true,
        action: [{ action_group_id: ACTION_GROUP }],
      });
    }
    expect(all["ml-service-incident"]?.description).toContain("Severity 1 (error)");
    expect(all["ml-service-change"]?.description).toContain("Severity 4 (verbose)");
  });

  test("tells of some services only where a team says so", () => {
    expect(criteriaOf(health({ services: ["Key Vault", "Storage"] }))["ml-service-security"]).toEqual({
      category: "ServiceHealth",
      service_health: { events: ["Security"], services: ["Key Vault", "Storage"] },
    });
  });

  test("all problems are told at once", () => {
    const props = {
      alerting: testAlerting({ actionGroupId: "ml@example.org" }),
      name: "",
      regions: ["West Europe", "westeurope"],
      services: [" "],
      severities: { "service-incident": -1, gpu: 2 },
    } as unknown as ServiceHealthAlertsProps;
    expect(messageOf(() => health(props)).split("; ")).toEqual([
      expect.stringMatching(/^test\/health: alerting\.actionGroupId must be .* \(got "ml@example\.org"\)$/),
      expect.stringMatching(/^name must be 1 to 200 characters/),
      `regions must be Azure's names of regions, e.g. westeurope (got "West Europe")`,
      "services must name at least one service, none of them blank, or be left out for all of them",
      "severities.service-incident must be 0 to 4 (got -1)",
      "severities must name alerts of service-incident, service-security, service-change (got gpu)",
    ]);
    expect(messageOf(() => health({ regions: [] }))).toBe(
      "test/health: regions must name at least one region",
    );
  });
});

describe("AdvisorAlerts", () => {
  const recommended = (impact: string) => ({
    category: "Recommendation",
    operation_name: "Microsoft.Advisor/recommendations/available/action",
    recommendation_impact: impact,
  });

  test("ai-operations/automated-monitoring-alerting-audit: what Advisor newly recommends is told of", () => {
    const all = advisor();
    expect(criteriaOf(all)).toEqual({
      "ml-high-advisor": recommended("High"),
      "ml-medium-advisor": recommended("Medium"),
    });
    expect(all["ml-high-advisor"]).toMatchObject({
      scopes: [`/subscriptions/${TEST_SUBSCRIPTION}`],
      description: expect.stringContaining("Severity 3 (informational)"),
      action: [{ action_group_id: ACTION_GROUP }],
    });
  });

  test("impacts, types and severity are the team's to say", () => {
    const all = advisor({ impacts: ["Low"], resourceTypes: ["Microsoft.KeyVault/vaults"], severity: 4 });
    expect(criteriaOf(all)).toEqual({
      "ml-low-advisor": { ...recommended("Low"), resource_types: ["Microsoft.KeyVault/vaults"] },
    });
    expect(all["ml-low-advisor"]?.description).toContain("Severity 4 (verbose)");
  });

  test("all problems are told at once", () => {
    const props = {
      alerting: testAlerting({ actionGroupId: "" }),
      impacts: ["High", "High", "Huge"],
      resourceTypes: ["vaults"],
      severity: 9,
    } as unknown as AdvisorAlertsProps;
    expect(messageOf(() => advisor(props)).split("; ")).toEqual([
      expect.stringMatching(/^test\/advisor: alerting\.actionGroupId must be/),
      'impacts must each be one of High, Medium, Low, once (got "High")',
      'impacts must each be one of High, Medium, Low, once (got "Huge")',
      'resourceTypes must be types such as Microsoft.KeyVault/vaults (got "vaults")',
      "severity must be 0 to 4 (got 9)",
    ]);
    expect(messageOf(() => advisor({ impacts: [], resourceTypes: [] }))).toBe(
      "test/advisor: impacts must name at least one impact; resourceTypes must name at least one type",
    );
  });
});
