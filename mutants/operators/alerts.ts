import { block, duration } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, number, type Row, row, shown, type Target } from "../row";
import { ALERTED, isForLow, watchedBy, watches } from "./alert-breaks";

/** Names after which a query compares with one of its own. */
const COMPARED = /((?:EndpointName|ClusterName|AccountName)\s*=~\s*)"[^"]*"/;

/** The folder that a query on what is written looks at: which account it is in, a serving stack doesn't tell. */
const FOLDER = /("\^https:\/\/\[\^\/\]\+\/[\w-]+\/)[\w-]+(?=\/)/;

/** What an alert on anything of a stack takes. */
const WATCHED = { breaks: brokenBy, when: watches };

/** An alert on a metric. */
export const METRIC_ALERT: Domain = {
  type: "azurerm_monitor_metric_alert",
  rows: [
    flag("enabled", true, { absent: true, breaks: ALERTED }),
    flag("auto_mitigate", true, { absent: true, breaks: ALERTED }),
    number("severity", { higher: [4], absent: 3, breaks: ALERTED }),
    choice("frequency", { PT1M: ["PT1H"], PT5M: ["PT1H"] }, { absent: "PT1M", breaks: ALERTED }),
    choice("window_size", { PT5M: ["P1D"], PT15M: ["P1D"] }, { absent: "PT5M", ...WATCHED }),
    block("action", { breaks: ALERTED }),
    choice(
      "criteria.operator",
      { GreaterThan: ["LessThan"], GreaterThanOrEqual: ["LessThanOrEqual"], LessThan: ["GreaterThan"] },
      WATCHED,
    ),
    choice(
      "criteria.aggregation",
      { Maximum: ["Minimum"], Average: ["Minimum"] },
      { ...WATCHED, when: (target) => watches(target) && !isForLow(target.resource.attributes) },
    ),
    outOfReach(),
  ],
};

/** An alert on what a query finds in logs. */
export const LOG_ALERT: Domain = {
  type: "azurerm_monitor_scheduled_query_rules_alert_v2",
  rows: [
    flag("enabled", true, { absent: true, breaks: ALERTED }),
    flag("auto_mitigation_enabled", true, { absent: false, breaks: ALERTED }),
    number("severity", { higher: [4], breaks: ALERTED }),
    duration("evaluation_frequency", ["P1D"], { breaks: ALERTED }),
    choice("window_duration", { PT15M: ["P1D"] }, WATCHED),
    block("action", { breaks: ALERTED }),
    block("action.action_groups", { breaks: ALERTED }),
    block("identity", { breaks: ALERTED }),
    aboutAnother(),
  ],
};

/** Who is told. */
export const ACTION_GROUP: Domain = {
  type: "azurerm_monitor_action_group",
  rows: [
    flag("enabled", true, { absent: true, breaks: ALERTED }),
    block("email_receiver", { breaks: ALERTED }),
  ],
};

function brokenBy(target: Target): Breaks {
  return watchedBy(target) ?? ALERTED;
}

/** A limit that the metric never comes to. */
function outOfReach(): Row {
  return row(["criteria.threshold"], { breaks: brokenBy }, function* (place, breaks, { resource }) {
    const metric = JSON.stringify(resource.attributes.criteria ?? "");
    const value = isForLow(resource.attributes)
      ? 0
      : /Percentage"/.test(metric)
        ? 100
        : /RequestLatency/.test(metric)
          ? 180_000
          : /DeploymentCapacity/.test(metric)
            ? 101
            : undefined;
    if (value !== undefined) {
      yield {
        operator: "weaken-number",
        place,
        to: { value },
        value: `${value}`,
        change: `${shown(place.value)} → ${value}, which is never reached`,
        breaks,
      };
    }
  });
}

/** A query that asks for something else than before. */
function aboutAnother(): Row {
  return row(["criteria.query"], WATCHED, function* (place, breaks) {
    const { value } = place;
    if (typeof value !== "string") {
      return;
    }
    const redirected = FOLDER.test(value)
      ? value.replace(FOLDER, "$1mutant")
      : value.replace(COMPARED, '$1"mutant"');
    if (redirected !== value) {
      yield {
        operator: "redirect",
        place,
        to: { value: redirected },
        value: "mutant",
        change: "asks for mutant, which isn't here",
        breaks,
      };
    }
  });
}
