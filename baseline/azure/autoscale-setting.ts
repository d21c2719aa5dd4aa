import type { Value } from "../graph";
import { readEach } from "./blocks-read";
import type { Fact } from "./fact";
import type { Facts } from "./facts";
import type { LoggedKind } from "./log-sources";
import { kind, type SubjectOf } from "./subject";

/** One rule of a profile: when a metric is so, the number of instances changes. */
export interface ScaleRule {
  readonly metric: Fact<string>;
  /** `GreaterThan`, `LessThan` and the like. */
  readonly operator: Fact<string>;
  readonly threshold: Fact<number>;
  /** Over which time the metric is looked at, in ISO 8601. */
  readonly window: Fact<string>;
  /** `Increase` or `Decrease`. */
  readonly direction: Fact<string>;
  /** `ChangeCount` for instances, `PercentChangeCount` for a share of them. */
  readonly type: Fact<string>;
  readonly value: Fact<number>;
  /** How long nothing changes afterwards, in ISO 8601. */
  readonly cooldown: Fact<string>;
}

/** What holds at certain times, or always. */
export interface ScaleProfile {
  readonly minimum: Fact<number>;
  readonly maximum: Fact<number>;
  /** The instances while Azure can't read the metrics. */
  readonly fallback: Fact<number>;
  readonly rules: Value<readonly ScaleRule[]>;
}

/** How many instances something has, by its load and by the time of day: of a deployment, or of anything else. */
export const AUTOSCALE_SETTING = kind(
  { azurerm: ["azurerm_monitor_autoscale_setting"], arm: ["Microsoft.Insights/autoscaleSettings"] },
  (facts) => ({
    enabled: facts.flag({
      azurerm: "enabled",
      body: "properties.enabled",
      // Azure's own default is off
      whenAbsent: { azurerm: true, arm: false },
    }),
    scaled: facts.targets({ azurerm: "target_resource_id", body: "properties.targetResourceUri" }),
    profiles: readEach(facts.blocks({ azurerm: "profile", body: "properties.profiles" }), profileOf),
  }),
);

export type AutoscaleSetting = SubjectOf<typeof AUTOSCALE_SETTING>;

/** What a setting did, and why. */
export const LOGGED_AUTOSCALE: LoggedKind = {
  kind: AUTOSCALE_SETTING,
  sources: [
    {
      what: "the resource",
      suffix: "",
      logs: ["AutoscaleEvaluations", "AutoscaleScaleActions"],
      metrics: "AllMetrics",
    },
  ],
};

function profileOf(block: Facts): ScaleProfile {
  const { minimum, maximum, fallback } = {
    minimum: "capacity.minimum",
    maximum: "capacity.maximum",
    fallback: "capacity.default",
  };
  return {
    minimum: block.number({ azurerm: minimum, body: minimum }),
    maximum: block.number({ azurerm: maximum, body: maximum }),
    fallback: block.number({ azurerm: fallback, body: fallback }),
    rules: readEach(block.blocks({ azurerm: "rule", body: "rules" }), ruleOf),
  };
}

function ruleOf(block: Facts): ScaleRule {
  const trigger = (azurerm: string, body: string) => ({
    azurerm: `metric_trigger.${azurerm}`,
    body: `metricTrigger.${body}`,
  });
  const action = (name: string) => ({ azurerm: `scale_action.${name}`, body: `scaleAction.${name}` });
  return {
    metric: block.text(trigger("metric_name", "metricName")),
    operator: block.text(trigger("operator", "operator")),
    threshold: block.number(trigger("threshold", "threshold")),
    window: block.text(trigger("time_window", "timeWindow")),
    direction: block.text(action("direction")),
    type: block.text(action("type")),
    value: block.number({ ...action("value"), whenAbsent: 1 }),
    cooldown: block.text(action("cooldown")),
  };
}
