import { isAttributes, textOf } from "../../terraform-json";
import type { GraphResource, Value } from "../graph";
import { toldByAny } from "./alert-blocks";
import { readEach } from "./blocks-read";
import type { Fact } from "./fact";
import type { Facts } from "./facts";
import { resourceIdentity } from "./resource-identity";
import { kind, type SubjectOf } from "./subject";

/** What makes an alert on a metric fire. */
export interface MetricCriterion {
  /** Its name in the REST API, e.g. `RequestLatency_P95`. */
  readonly metric: Fact<string>;
  /** `GreaterThan` and the like. */
  readonly operator: Fact<string>;
  /** How the values of a time, and of several instances, become one: `Average`, `Maximum` and the like. */
  readonly aggregation: Fact<string>;
  /** Absent where Azure learns it by itself. */
  readonly threshold: Fact<number>;
  /** Names of the dimensions by which it tells values apart. */
  readonly dimensions: Value<readonly Fact<string>[]>;
  /** The values of each of them that count, `*` for all. */
  readonly dimensionValues: Value<readonly Fact<readonly string[]>[]>;
}

/** An alert on numbers that Azure keeps of a resource. */
export const METRIC_ALERT = kind(
  { azurerm: ["azurerm_monitor_metric_alert"], arm: ["Microsoft.Insights/metricAlerts"] },
  (facts) => ({
    ...ofAnyAlert(facts),
    window: facts.text({
      azurerm: "window_size",
      body: "properties.windowSize",
      whenAbsent: { azurerm: "PT5M" },
    }),
    frequency: facts.text({
      azurerm: "frequency",
      body: "properties.evaluationFrequency",
      whenAbsent: { azurerm: "PT1M" },
    }),
    mitigates: facts.flag({
      azurerm: "auto_mitigate",
      body: "properties.autoMitigate",
      whenAbsent: true,
    }),
    /** Whom it tells. */
    told: toldByAny(facts.blocks({ azurerm: "action", body: "properties.actions" }), {
      azurerm: "action_group_id",
      body: "actionGroupId",
    }),
    /** The ARM type of the resources that it looks at, where its scope is a group or subscription. */
    targetType: facts.text({ azurerm: "target_resource_type", body: "properties.targetResourceType" }),
    criteria: readEach(
      facts.blocks({ azurerm: ["criteria", "dynamic_criteria"], body: "properties.criteria.allOf" }),
      criterionOf,
    ),
  }),
);

export type MetricAlert = SubjectOf<typeof METRIC_ALERT>;

/** An alert on what a query finds in logs. */
export const LOG_ALERT = kind(
  {
    azurerm: ["azurerm_monitor_scheduled_query_rules_alert_v2"],
    arm: ["Microsoft.Insights/scheduledQueryRules"],
  },
  (facts) => ({
    ...ofAnyAlert(facts),
    ...resourceIdentity(facts.resource),
    window: facts.text({ azurerm: "window_duration", body: "properties.windowSize" }),
    frequency: facts.text({ azurerm: "evaluation_frequency", body: "properties.evaluationFrequency" }),
    mitigates: facts.flag({
      azurerm: "auto_mitigation_enabled",
      body: "properties.autoMitigate",
      whenAbsent: { azurerm: false, arm: true },
    }),
    /** Whom it tells. */
    told: facts.targets({ azurerm: "action.action_groups", body: "properties.actions.actionGroups" }),
    /** In KQL. */
    query: facts.text({ azurerm: "criteria.query", body: "properties.criteria.allOf.query" }),
    /** The same as it stands in a configuration, with the references in it; undefined where that isn't a text. */
    writtenQuery: writtenQuery(facts.resource),
  }),
);

export type LogAlert = SubjectOf<typeof LOG_ALERT>;

/** An alert of either kind, as far as both are alike. */
export type AlertRule = MetricAlert | LogAlert;

/** A local that is another local is followed so far. */
const MOST_LOCALS = 20;

function writtenQuery({ attributes, locals = {} }: GraphResource): string | undefined {
  const [criteria] = [attributes.criteria].flat();
  let text = isAttributes(criteria) ? textOf(criteria, "query") : undefined;
  for (let step = 0; step < MOST_LOCALS && text !== undefined; step += 1) {
    const [, name] = /^\$\{local\.([\w-]+)\}$/.exec(text) ?? [];
    if (name === undefined) {
      return text;
    }
    text = textOf(locals, name);
  }
  return text;
}

function ofAnyAlert(facts: Facts) {
  return {
    enabled: facts.flag({ azurerm: "enabled", body: "properties.enabled", whenAbsent: true }),
    /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. */
    severity: facts.number({
      azurerm: "severity",
      body: "properties.severity",
      whenAbsent: { azurerm: 3 },
    }),
    /** What it looks at: resources, or the logs of one. */
    scopes: facts.targets({ azurerm: "scopes", body: "properties.scopes" }),
  };
}

function criterionOf(block: Facts): MetricCriterion {
  const dimensions = block.blocks({ azurerm: "dimension", body: "dimensions" });
  return {
    metric: block.text({ azurerm: "metric_name", body: "metricName" }),
    operator: block.text({ azurerm: "operator", body: "operator" }),
    aggregation: block.text({ azurerm: "aggregation", body: "timeAggregation" }),
    threshold: block.number({ azurerm: "threshold", body: "threshold" }),
    dimensions: readEach(dimensions, (dimension) => dimension.text({ azurerm: "name", body: "name" })),
    dimensionValues: readEach(dimensions, (dimension) =>
      dimension.texts({ azurerm: "values", body: "values" }),
    ),
  };
}
