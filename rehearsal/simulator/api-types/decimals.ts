/**
 * What the REST specifications call a `number`, though the published types say integer for it as for every
 * number. Only names that the project writes: a count of another name may still have no fraction.
 */
const DECIMALS = [
  // collections of a deployment's data collector; thresholds of a model monitor; a bandit's slack
  "samplingRate",
  "threshold.value",
  "slackFactor",
  "slackAmount",
  // alerts, autoscale rules, notifications of a budget; the budget itself; what logs take in a day
  "threshold",
  "amount",
  "dailyQuotaGb",
  "SamplingPercentage",
];
const ENDS = DECIMALS.map((name) => name.toLowerCase());

/** Whether a fraction may stand at this place of a body, e.g. `properties.amount`. */
export function isDecimal(path: string): boolean {
  const lower = path.toLowerCase();
  return ENDS.some((end) => lower === end || lower.endsWith(`.${end}`));
}
