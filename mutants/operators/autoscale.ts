import { type Attributes, isAttributes, textOf } from "../../terraform-json";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, number, type Row, row, shown, type Target } from "../row";

const SCALED: Breaks = ["performance/autoscale-deployments"];
const LEAST: Breaks = [
  "reliability/zone-redundant-inference",
  "ai-reliability/redundancy-no-single-instance",
  ...SCALED,
];
/** Instances that are there whatever happens. */
const INSTANCES = {
  lower: [2, 1],
  breaks: LEAST,
  when: ({ stack }: Target) => stack.isProduction,
} as const;

/** How a deployment grows and shrinks. */
export const AUTOSCALE: Domain = {
  type: "azurerm_monitor_autoscale_setting",
  rows: [
    flag("enabled", true, { absent: true, breaks: SCALED }),
    number("profile.capacity.minimum", INSTANCES),
    number("profile.capacity.default", INSTANCES),
    noRoom(),
    fewerRules(),
    choice(
      "profile.rule.scale_action.direction",
      { Increase: ["Decrease"], Decrease: ["Increase"] },
      { breaks: SCALED },
    ),
    choice(
      "profile.rule.metric_trigger.operator",
      { GreaterThan: ["LessThan"], LessThan: ["GreaterThan"] },
      { breaks: SCALED },
    ),
    ofRules("scale_action.cooldown", { Increase: "PT12H", Decrease: "PT1M" }),
    ofRules("metric_trigger.time_window", { Increase: "PT12H", Decrease: "PT1M" }),
    ofRules("scale_action.value", { Decrease: 100 }),
    ofRules("metric_trigger.threshold", { Increase: 0, Decrease: 0 }),
    unreachable(),
  ],
};

type Direction = "Increase" | "Decrease";

/** As many at most as at least; where profiles follow each other by the clock, the clock changes them still. */
function noRoom(): Row {
  return row(["profile.capacity.maximum"], { breaks: SCALED }, function* (place, breaks, { resource }) {
    const [profile, ...others] = profilesOf(resource.attributes);
    const capacity = isAttributes(profile?.capacity) ? profile.capacity : {};
    if (others.length === 0 && capacity.minimum !== undefined) {
      yield {
        operator: "weaken-number",
        place,
        to: { value: capacity.minimum },
        value: shown(capacity.minimum),
        change: `${shown(place.value)} → ${shown(capacity.minimum)}, as many as at least`,
        breaks,
      };
    }
  });
}

/** Without one rule that gives instances, or without the only one that takes them back. */
function fewerRules(): Row {
  return row(["profile.rule"], { breaks: SCALED }, function* (place, breaks) {
    const rules: readonly unknown[] = Array.isArray(place.value) ? place.value : [];
    const back = rules.filter((one) => directionOf(one) === "Decrease");
    for (const [index, one] of rules.entries()) {
      if (directionOf(one) === "Increase" || back.length === 1) {
        yield {
          operator: "drop-element",
          place: { path: [...place.path, index], label: place.label },
          value: `${index}`,
          change: `the rule ${index} is missing`,
          breaks,
        };
      }
    }
  });
}

/** An attribute of the rules that go one way. */
function ofRules(path: string, values: Readonly<Partial<Record<Direction, string | number>>>): Row {
  const whole = `profile.rule.${path}`;
  return row([whole], { breaks: SCALED }, function* (place, breaks, { resource }) {
    const direction = directionOf(ruleAt(resource.attributes, place.path));
    const value = direction && values[direction];
    if (value !== undefined && place.value !== undefined) {
      yield {
        operator: typeof value === "number" ? "weaken-number" : "weaken-value",
        place,
        to: { value },
        value: `${value}`,
        change: `${shown(place.value)} → ${shown(value)}`,
        breaks,
      };
    }
  });
}

/** A share of which there is never more. */
function unreachable(): Row {
  return row(
    ["profile.rule.metric_trigger.threshold"],
    { breaks: SCALED },
    function* (place, breaks, target) {
      const rule = ruleAt(target.resource.attributes, place.path);
      if (directionOf(rule) === "Increase" && /Percentage"/.test(JSON.stringify(rule))) {
        yield {
          operator: "weaken-number",
          place,
          to: { value: 100 },
          value: "100",
          change: `${shown(place.value)} → 100`,
          breaks,
        };
      }
    },
  );
}

/** The rule around a place. */
function ruleAt(attributes: Attributes, path: readonly (string | number)[]): unknown {
  const until = path.indexOf("rule") + 2;
  return path
    .slice(0, until)
    .reduce<unknown>(
      (current, step) =>
        Array.isArray(current) && typeof step === "number"
          ? current[step]
          : isAttributes(current)
            ? current[step]
            : undefined,
      attributes,
    );
}

function directionOf(rule: unknown): Direction | undefined {
  const [action] = isAttributes(rule) ? listed(rule.scale_action) : [];
  const direction = action && textOf(action, "direction");
  return direction === "Increase" || direction === "Decrease" ? direction : undefined;
}

function profilesOf({ profile }: Attributes): Attributes[] {
  return listed(profile);
}

function listed(value: unknown): Attributes[] {
  return (Array.isArray(value) ? value : [value]).filter(isAttributes);
}
