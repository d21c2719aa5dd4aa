import { type AlertRule, LOG_ALERT, type LogAlert, METRIC_ALERT, type MetricCriterion } from "../alert-rule";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { minutesOf } from "../idle-time";
import type { Place } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { isTold, targetKeys } from "./references";

/** The alerts on metrics and on logs that the input makes. */
export function madeAlerts(estate: AzureEstate): readonly AlertRule[] {
  return [...withoutPatches(estate.all(METRIC_ALERT)), ...logAlerts(estate)];
}

/** The alerts on logs that the input makes. */
export function logAlerts(estate: AzureEstate): readonly LogAlert[] {
  return withoutPatches(estate.all(LOG_ALERT));
}

/** What somebody is told of. */
export interface Watched {
  /** Whether a metric is one that tells of it. */
  readonly byMetric?: (criterion: MetricCriterion) => Truth;
  /** Whether a query finds it. */
  readonly byQuery?: (query: string) => Truth;
  /** Minutes over which an alert on it looks at most. @default - any */
  readonly within?: number;
}

/** Whether an alert on a metric of a resource, in the input or not, or one on logs tells of something. */
export function isWatched(
  place: Place,
  { byMetric = () => "no", byQuery = () => "no", within = Number.POSITIVE_INFINITY }: Watched,
  estate: AzureEstate,
): Truth {
  const inTime = ({ window }: AlertRule) => holds(window, (text) => (minutesOf(text) ?? 0) <= within);
  const onMetrics = metricAlertsOn(place, estate).map((alert) =>
    allOf([isThere(alert), criteriaPass(alert.criteria, byMetric), inTime(alert)]),
  );
  const onLogs = logAlerts(estate).map((alert) =>
    allOf([isThere(alert), asksFor(alert, byQuery), inTime(alert)]),
  );
  return anyOf([...onMetrics, ...onLogs]);
}

function metricAlertsOn(place: Place, estate: AzureEstate) {
  const { astray, byScope } = metricAlerts(estate);
  return [...(byScope.get(place) ?? []), ...astray];
}

function asksFor({ query }: LogAlert, byQuery: (query: string) => Truth): Truth {
  return query.state === "known" ? byQuery(query.value) : query.state === "absent" ? "no" : "unknown";
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
    /** Those of which it isn't told what they look at. */
    astray: all.filter(({ scopes }) => scopes.state === "unknown"),
  };
});
