import pc from "picocolors";
import { CASES } from "../../costs/usage";
import { paragraph, table } from "../../terminal/layout";
import type { EnvironmentCost } from "../environment-costs";
import { budgetWords } from "./budget-words";
import { money } from "./money";

/** How the three cases are called at the head of a table. */
export const CASE_TITLES = { idle: "idle", expected: "expected", worst: "worst" } as const;

/** A line of three sums for each environment, and what is over its budget; nothing where there are none. */
export function sumsReport(costs: readonly EnvironmentCost[]): string[] {
  const [first] = costs;
  if (first === undefined) {
    return [];
  }
  const head = ["", ...CASES.map((one) => pc.dim(CASE_TITLES[one]))];
  const rows = costs.map(({ estimate, name }) => [
    estimate.notPriced.length > 0 ? `${name} ${pc.dim("at least")}` : name,
    ...CASES.map((one) => money(estimate.monthly[one])),
  ]);
  const over = costs.flatMap((cost) => {
    const words = budgetWords(cost);
    return words === undefined ? [] : [paragraph(`${pc.yellow(cost.name)}: ${words}`)];
  });
  return [
    [
      pc.bold(`Cost a month, ${first.estimate.currency}`),
      table([head, ...rows], ["left", "right", "right", "right"], 0),
      ...over,
    ].join("\n"),
  ];
}
