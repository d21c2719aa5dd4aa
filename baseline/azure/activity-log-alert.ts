import type { Value } from "../graph";
import { toldByAny } from "./alert-blocks";
import { readEach } from "./blocks-read";
import type { Fact } from "./fact";
import { type Facts, isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** Conditions of an activity log alert on one field of an event; several values are alternatives. */
export interface EventCondition {
  /** As ARM names it, e.g. `category`, `operationName`, `resourceType`, `properties.incidentType`. */
  readonly field: string;
  readonly values: Fact<readonly string[]>;
}

/** What azurerm names of an event, by ARM's field. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  category: ["category"],
  operationName: ["operation_name"],
  resourceType: ["resource_type", "resource_types"],
  resourceProvider: ["resource_provider", "resource_providers"],
  resourceGroup: ["resource_group", "resource_groups"],
  resourceId: ["resource_id", "resource_ids"],
  level: ["level", "levels"],
  status: ["status", "statuses"],
  subStatus: ["sub_status", "sub_statuses"],
  caller: ["caller"],
  "properties.incidentType": ["service_health.events"],
  "properties.recommendationImpact": ["recommendation_impact"],
  "properties.recommendationCategory": ["recommendation_category"],
  "properties.recommendationType": ["recommendation_type"],
};

/** An alert on an event of the activity log: something written, something that Azure says of its services. */
export const ACTIVITY_LOG_ALERT = kind(
  { azurerm: ["azurerm_monitor_activity_log_alert"], arm: ["Microsoft.Insights/activityLogAlerts"] },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", body: "properties.enabled", whenAbsent: true }),
    scopes: facts.targets({ azurerm: "scopes", body: "properties.scopes" }),
    /** Whom it tells. */
    told: toldByAny(
      isAzapi(facts.resource)
        ? facts.blocks({ body: "properties.actions.actionGroups" })
        : facts.blocks({ azurerm: "action" }),
      { azurerm: "action_group_id", body: "actionGroupId" },
    ),
    conditions: isAzapi(facts.resource) ? byArm(facts) : byAzurerm(facts),
  }),
);

export type ActivityLogAlert = SubjectOf<typeof ACTIVITY_LOG_ALERT>;

function byAzurerm(facts: Facts): Value<readonly EventCondition[]> {
  const criteria = facts.blocks({ azurerm: "criteria" });
  if (criteria.state !== "known") {
    return criteria;
  }
  const [block] = criteria.value;
  const value = Object.entries(FIELDS).flatMap(([field, names]): EventCondition[] => {
    const values = names.flatMap((azurerm) => {
      const fact = block?.texts({ azurerm }) ?? { state: "absent", at: azurerm };
      return fact.state === "absent" ? [] : [fact];
    });
    return values[0] === undefined ? [] : [{ field, values: values[0] }];
  });
  return { state: "known", at: criteria.at, value };
}

function byArm(facts: Facts): Value<readonly EventCondition[]> {
  const conditions = readEach(facts.blocks({ body: "properties.condition.allOf" }), (condition) => {
    const { field, values } = leafOf(condition);
    const any = condition.blocks({ body: "anyOf" });
    if (any.state !== "known") {
      return { field, values };
    }
    // alternatives of one field
    const leaves = any.value.map(leafOf);
    return { field: leaves[0]?.field ?? "", values: together(any.at, leaves) };
  });
  return conditions;
}

function leafOf(condition: Facts): EventCondition {
  const field = condition.text({ body: "field" });
  const equals = condition.texts({ body: ["equals", "containsAny"] });
  return { field: field.state === "known" ? field.value : "", values: equals };
}

function together(at: string, leaves: readonly EventCondition[]): Fact<readonly string[]> {
  const open = leaves.find(({ values }) => values.state === "unknown");
  return (
    open?.values ?? {
      state: "known",
      at,
      byDefault: false,
      value: leaves.flatMap(({ values }) => (values.state === "known" ? values.value : [])),
    }
  );
}
