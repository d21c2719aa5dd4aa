import type { AzureEstate } from "../../azure";
import type { MetricCriterion } from "../../azure/alert-rule";
import { METRIC_ALERT } from "../../azure/alert-rule";
import { knownValue } from "../../azure/fact";
import { mostInstances, settingOf } from "../../azure/joins/autoscaled";
import { withoutPatches } from "../../azure/joins/patches";
import { resourcesAt } from "../../azure/joins/references";
import { must, mustHold } from "../must";
import { type Problem, rule } from "../rule";

const NEVER = "it waits for what never is";

/** Milliseconds after which Azure breaks a request to an endpoint off. */
const LONGEST_ANSWER = 180_000;

export const alertThreshold = rule({
  id: "operations/alert-threshold",
  title: "What an alert on a metric waits for can happen",
  recommendations: [
    "performance/monitor-serving-and-training-infra",
    "ai-operations/automated-monitoring-alerting-audit",
  ],
  severity: "low",
  why: "An alert that can't fire lets everybody believe that all is well.",
  fix: {
    construct: "EndpointAlerts and DeploymentAlerts: threshold",
    terraform: "azurerm_monitor_metric_alert: criteria.threshold",
  },
  looksAt: (estate) => withoutPatches(estate.all(METRIC_ALERT)),
  finds: (alert, estate) => {
    const { criteria, scopes } = alert;
    const instances = resourcesAt(scopes).flatMap((resource) => instancesOf(resource, estate));
    switch (criteria.state) {
      case "known":
        return criteria.value.flatMap((criterion) => reachable(criterion, Math.min(...instances)));
      case "absent":
        return [];
      case "unknown":
        return mustHold("unknown", NEVER, { attribute: criteria.at });
    }
  },
});

function instancesOf(resource: ReturnType<typeof resourcesAt>[number], estate: AzureEstate): number[] {
  const setting = settingOf(resource, estate);
  const most = setting && mostInstances(setting);
  return most === undefined ? [] : [most];
}

function reachable({ metric, operator, threshold }: MetricCriterion, instances: number): Problem[] {
  if (metric.state === "unknown" || operator.state === "unknown") {
    return mustHold("unknown", NEVER, { attribute: threshold.at });
  }
  const most = mostOf(knownValue(metric) ?? "", instances);
  const way = knownValue(operator) ?? "";
  const includes = /OrEqual$/i.test(way);
  if (most === undefined) {
    return [];
  }
  if (/^Less/i.test(way)) {
    return must(threshold, (value) => (includes ? value >= 0 : value > 0), "nothing is ever less than none");
  }
  return /^Greater/i.test(way)
    ? must(
        threshold,
        (value) => (includes ? value <= most : value < most),
        `nothing is ever more than ${most}`,
      )
    : [];
}

/** The most that a metric can say; undefined where it has no end. */
function mostOf(metric: string, instances: number): number | undefined {
  if (/Percentage$|^Availability$|^SaturationShoebox$/.test(metric)) {
    return 100;
  }
  if (/^RequestLatency/.test(metric)) {
    return LONGEST_ANSWER;
  }
  return metric === "DeploymentCapacity" && Number.isFinite(instances) ? instances : undefined;
}
