/** Templates with alerts, autoscale settings and action groups, each with what is given, for tests of rules. */
type Attributes = Readonly<Record<string, unknown>>;

const ML = "Microsoft.MachineLearningServices/workspaces";
const LOGS = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/log-churn";

/** An alert on a metric that is as it should be: `azurerm_monitor_metric_alert.m`. */
export function metricAlert(over: Attributes = {}, name = "m"): object {
  return {
    resource: {
      azurerm_monitor_metric_alert: {
        [name]: {
          name,
          scopes: ["${azapi_resource.e.id}"],
          severity: 2,
          frequency: "PT5M",
          window_size: "PT15M",
          criteria: [criterion("RequestLatency_P95", { threshold: 400 })],
          action: [{ action_group_id: "/made/elsewhere" }],
          ...over,
        },
      },
    },
  };
}

/** What makes an alert on a metric fire. */
export function criterion(metric: string, over: Attributes = {}): Attributes {
  return {
    metric_namespace: `${ML}/onlineEndpoints`,
    metric_name: metric,
    aggregation: "Average",
    operator: "GreaterThan",
    threshold: 85,
    ...over,
  };
}

/** The same by azapi: `azapi_resource.m`. */
export function metricAlertByAzapi(properties: Attributes = {}): object {
  return azapi("Microsoft.Insights/metricAlerts@2018-03-01", "m", {
    severity: 2,
    enabled: true,
    scopes: ["${azapi_resource.e.id}"],
    evaluationFrequency: "PT5M",
    windowSize: "PT15M",
    criteria: {
      allOf: [
        {
          name: "c",
          metricName: "RequestLatency_P95",
          timeAggregation: "Average",
          operator: "GreaterThan",
          threshold: 400,
        },
      ],
    },
    actions: [{ actionGroupId: "/made/elsewhere" }],
    ...properties,
  });
}

/** An alert on logs that is as it should be: `azurerm_monitor_scheduled_query_rules_alert_v2.q`. */
export function logAlert(query: string, over: Attributes = {}, name = "q"): object {
  return {
    resource: {
      azurerm_monitor_scheduled_query_rules_alert_v2: {
        [name]: {
          name,
          scopes: [LOGS],
          severity: 1,
          evaluation_frequency: "PT5M",
          window_duration: "PT15M",
          auto_mitigation_enabled: true,
          criteria: [{ query, time_aggregation_method: "Count", operator: "GreaterThan", threshold: 0 }],
          action: [{ action_groups: ["/made/elsewhere"] }],
          identity: [{ type: "UserAssigned", identity_ids: ["/made/elsewhere"] }],
          ...over,
        },
      },
    },
  };
}

/** The same by azapi: `azapi_resource.q`. */
export function logAlertByAzapi(query: string, properties: Attributes = {}): object {
  return azapi("Microsoft.Insights/scheduledQueryRules@2023-12-01", "q", {
    scopes: [LOGS],
    severity: 1,
    evaluationFrequency: "PT5M",
    windowSize: "PT15M",
    criteria: { allOf: [{ query, timeAggregation: "Count", operator: "GreaterThan", threshold: 0 }] },
    actions: { actionGroups: ["/made/elsewhere"] },
    ...properties,
  });
}

/** A rule of an autoscale setting, on the processors: out above 70, in below 30. */
export function scaleRule(direction: "Increase" | "Decrease", over: Attributes = {}): Attributes {
  const { metric_trigger, scale_action } = over;
  const isOut = direction === "Increase";
  return {
    metric_trigger: [
      {
        metric_name: "CpuUtilizationPercentage",
        metric_resource_id: "${azapi_resource.blue.id}",
        operator: isOut ? "GreaterThan" : "LessThan",
        threshold: isOut ? 70 : 30,
        time_window: isOut ? "PT5M" : "PT15M",
        ...(metric_trigger ?? {}),
      },
    ],
    scale_action: [
      {
        direction,
        type: "ChangeCount",
        value: isOut ? 2 : 1,
        cooldown: isOut ? "PT5M" : "PT20M",
        ...(scale_action ?? {}),
      },
    ],
  };
}

/** A profile from 3 to 10 instances. */
export function scaleProfile(
  rules: readonly Attributes[] = [scaleRule("Increase"), scaleRule("Decrease")],
  capacity: Attributes = {},
): Attributes {
  return {
    name: "default",
    capacity: [{ minimum: 3, default: 3, maximum: 10, ...capacity }],
    rule: rules,
  };
}

/** An autoscale setting of the deployment `azapi_resource.blue`: `azurerm_monitor_autoscale_setting.s`. */
export function autoscale(profiles: unknown = [scaleProfile()], over: Attributes = {}): object {
  return {
    resource: {
      azurerm_monitor_autoscale_setting: {
        s: { target_resource_id: "${azapi_resource.blue.id}", profile: profiles, ...over },
      },
      azapi_resource: { blue: { type: `${ML}/onlineEndpoints/deployments@2025-12-01`, name: "blue" } },
    },
  };
}

/** The same by azapi, with the numbers as texts that Azure takes: `azapi_resource.s`. */
export function autoscaleByAzapi(properties: Attributes = {}): object {
  const rule = (direction: string, operator: string, threshold: number, span: string) => ({
    metricTrigger: { metricName: "CpuUtilizationPercentage", operator, threshold, timeWindow: span },
    scaleAction: { direction, type: "ChangeCount", value: "1", cooldown: span },
  });
  const made = azapi("Microsoft.Insights/autoscaleSettings@2022-10-01", "s", {
    enabled: true,
    targetResourceUri: "${azapi_resource.blue.id}",
    profiles: [
      {
        name: "default",
        capacity: { minimum: "3", default: "3", maximum: "10" },
        rules: [rule("Increase", "GreaterThan", 70, "PT5M"), rule("Decrease", "LessThan", 30, "PT20M")],
      },
    ],
    ...properties,
  });
  return { resource: { azapi_resource: { ...made.resource.azapi_resource, ...BLUE } } };
}

const BLUE = { blue: { type: `${ML}/onlineEndpoints/deployments@2025-12-01`, name: "blue" } };

function azapi(type: string, name: string, properties: Attributes) {
  return { resource: { azapi_resource: { [name]: { type, name, body: { properties } } } } };
}
