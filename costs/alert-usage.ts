import { type Attributes, isAttributes, nested, numberOf, type Resource, textOf } from "../terraform-json";
import type { ResourceUsage } from "./usage";

const SPLIT = "An alert that is split by a dimension costs for each of its values: one is counted.";

/** Minutes between two looks and the price of a rule that looks so often, the dearest last. */
const LOG_ALERTS: readonly (readonly [minutes: number, price: string])[] = [
  [15, "log-alert-15-minutes"],
  [10, "log-alert-10-minutes"],
  [5, "log-alert"],
  [0, "log-alert-1-minute"],
];

/** Azure counts the series that a rule watches: each number of each resource in its scope, once for each value of a dimension. */
export function metricAlert({ attributes }: Resource): ResourceUsage {
  const scopes = Math.max(1, blocks(attributes, "scopes").length);
  const fixed = blocks(attributes, "criteria");
  const dynamic = blocks(attributes, "dynamic_criteria");
  const series = scopes * [...fixed, ...dynamic].map(seriesOf).reduce((sum, many) => sum + many, 0);
  const usages = [{ price: "metric-alert", quantity: Math.max(1, series) }];
  const learned = scopes * dynamic.map(seriesOf).reduce((sum, many) => sum + many, 0);
  return {
    usages: learned > 0 ? [...usages, { price: "metric-alert-dynamic", quantity: learned }] : usages,
    assumption: [...fixed, ...dynamic].some(isSplit) ? SPLIT : undefined,
  };
}

/** A rule costs by how often it asks; one that nobody can tell of asks every five minutes. */
export function logAlert({ attributes }: Resource): ResourceUsage {
  const minutes =
    minutesOf(textOf(attributes, "evaluation_frequency")) ?? numberOf(attributes, "frequency") ?? 5;
  const [, price = "log-alert"] = LOG_ALERTS.find(([least]) => minutes >= least) ?? [];
  return {
    usages: [{ price, quantity: 1 }],
    assumption: blocks(attributes, "criteria").some(isSplit) ? SPLIT : undefined,
  };
}

/** The values that a criterion names, for each of its dimensions; one for `*`, for nobody knows how many there will be. */
function seriesOf(criterion: unknown): number {
  return dimensionsOf(criterion)
    .map((dimension) => Math.max(1, blocks(dimension, "values").length))
    .reduce((product, values) => product * values, 1);
}

function isSplit(criterion: unknown): boolean {
  return dimensionsOf(criterion).some((dimension) => blocks(dimension, "values").includes("*"));
}

function dimensionsOf(criterion: unknown): Attributes[] {
  return isAttributes(criterion) ? blocks(criterion, "dimension").filter(isAttributes) : [];
}

/** A list, also where Terraform JSON leaves one block out of its list. */
function blocks(from: Attributes, key: string): readonly unknown[] {
  const value = from[key];
  return Array.isArray(value) ? value : isAttributes(value) ? [nested(from, key)] : [];
}

/** Minutes of a duration such as `PT5M`, `PT1H` or `P1D`. */
function minutesOf(duration: string | undefined): number | undefined {
  const [, days = "0", hours = "0", minutes = "0"] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration ?? "") ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) || undefined;
}
