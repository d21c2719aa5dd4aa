import type { GraphResource, Target, Value } from "../../graph";
import { type AlertRule, LOG_ALERT, type LogAlert, METRIC_ALERT, type MetricCriterion } from "../alert-rule";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, type Fact, holds, type Truth } from "../fact";
import { minutesOf } from "../idle-time";
import { scopeLevelOf } from "../scope";
import { SMART_DETECTOR_ALERT } from "../smart-detector-alert";
import type { Subject } from "../subject";
import { onlyTarget, type Place } from "./address";
import { holdsFor } from "./in-force";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { isTold, targetKeys } from "./references";
import { activityLogAlerts } from "./subscription-parts";

/** The alerts on metrics and on logs that the input makes. */
export function madeAlerts(estate: AzureEstate): readonly AlertRule[] {
  return [...withoutPatches(estate.all(METRIC_ALERT)), ...logAlerts(estate)];
}

/** The alerts on logs that the input makes. */
export function logAlerts(estate: AzureEstate): readonly LogAlert[] {
  return withoutPatches(estate.all(LOG_ALERT));
}

/** An alert of any kind, as far as all are alike. */
export interface AnyAlert extends Subject {
  readonly enabled: Fact<boolean>;
  /** What it looks at; absent where its kind doesn't say. */
  readonly scopes: Value<readonly Target<GraphResource>[]>;
  readonly told: Value<readonly unknown[]>;
}

/** The alerts of every kind that the input makes. */
export function anyAlerts(estate: AzureEstate): readonly AnyAlert[] {
  const detectors = withoutPatches(estate.all(SMART_DETECTOR_ALERT));
  return [
    ...madeAlerts(estate),
    ...activityLogAlerts(estate),
    ...detectors.map((alert): AnyAlert => ({ ...alert, scopes: { state: "absent", at: "scopes" } })),
  ];
}

/** What somebody is told of. */
export interface Watched {
  /** Whether a metric is one that tells of it. */
  readonly byMetric?: (criterion: MetricCriterion) => Truth;
  /** Whether a query finds it. */
  readonly byQuery?: (query: string) => Truth;
  /** Minutes over which an alert on it looks at most. @default - any */
  readonly within?: number;
  /** ARM type of what has the metrics: alerts for all such of a group count, too. @default - none of those counts */
  readonly ofType?: string;
}

/** Whether an alert on a metric of a resource, in the input or not, or one on logs tells of something. */
export function isWatched(
  place: Place,
  { byMetric = () => "no", byQuery = () => "no", ofType, within = Number.POSITIVE_INFINITY }: Watched,
  estate: AzureEstate,
): Truth {
  const inTime = ({ window }: AlertRule) => holds(window, (text) => (minutesOf(text) ?? 0) <= within);
  const onMetrics = metricAlertsOn(place, ofType, estate).map((alert) =>
    allOf([isThere(alert), criteriaPass(alert.criteria, byMetric), inTime(alert)]),
  );
  const onLogs = logAlerts(estate).map((alert) =>
    allOf([isThere(alert), asksFor(alert, byQuery), inTime(alert)]),
  );
  return anyOf([...onMetrics, ...onLogs]);
}

function metricAlertsOn(place: Place, ofType: string | undefined, estate: AzureEstate) {
  const { astray, byScope, wide } = metricAlerts(estate);
  const around = wide.filter(
    ({ inForce, targetType }) =>
      ofType !== undefined &&
      typeof place !== "string" &&
      holds(targetType, (type) => type.toLowerCase() === ofType.toLowerCase()) === "yes" &&
      holdsFor(inForce, place, estate) === "yes",
  );
  return [...(byScope.get(place) ?? []), ...around, ...astray];
}

function asksFor({ query, writtenQuery }: LogAlert, byQuery: (query: string) => Truth): Truth {
  if (query.state !== "unknown") {
    return query.state === "known" ? byQuery(query.value) : "no";
  }
  // what it reads can be told, though an id in it can't
  return writtenQuery === undefined || writtenQuery.trim().startsWith("${")
    ? "unknown"
    : byQuery(writtenQuery);
}

/** Of one that perhaps isn't there, or perhaps looks elsewhere, nobody can tell that it watches. */
function isThere({ resource, scopes }: AlertRule): Truth {
  return resource.existence === "certain" && isTold(scopes) ? "yes" : "unknown";
}

function criteriaPass(
  criteria: ReturnType<typeof METRIC_ALERT.read>["criteria"],
  passes: (criterion: MetricCriterion) => Truth,
): Truth {
  switch (criteria.state) {
    case "absent":
      return "no";
    case "unknown":
      return "unknown";
    case "known":
      return anyOf(criteria.value.map(passes));
  }
}

const metricAlerts = oncePerEstate((estate) => {
  const all = withoutPatches(estate.all(METRIC_ALERT));
  return {
    byScope: groupedBy(all, ({ scopes }) => targetKeys(scopes)),
    /** Those for all resources of a type in a group or a subscription. */
    wide: all.flatMap((alert) => {
      const target = onlyTarget(alert.scopes);
      const level = target && scopeLevelOf(target);
      return level === undefined || level === "resource"
        ? []
        : [{ ...alert, inForce: { scope: alert.scopes, level } }];
    }),
    /** Those of which it isn't told what they look at. */
    astray: all.filter(({ scopes }) => scopes.state === "unknown"),
  };
});
