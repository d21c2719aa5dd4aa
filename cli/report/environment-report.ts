import pc from "picocolors";
import { CASES } from "../../costs/usage";
import { paragraph, table } from "../../terminal/layout";
import { plainLine } from "../../terminal/plain-text";
import type { EnvironmentCost } from "../environment-costs";
import { money, notPricedWords, quantityWords } from "./money";
import { priceWords } from "./price-words";
import { CASE_TITLES, sumsReport } from "./sums-report";

/** For the terminal: the sums of all environments, then each with its lines and what was assumed. */
export function environmentReport(costs: readonly EnvironmentCost[]): string {
  const estimates = costs.map(({ estimate }) => estimate);
  return [
    ...sumsReport(costs),
    ...costs.map(oneEnvironment),
    ...[
      priceWords(estimates)
        .map((text) => pc.dim(paragraph(text)))
        .join("\n"),
    ].filter(Boolean),
  ].join("\n\n");
}

function oneEnvironment({ estimate, name, stacks }: EnvironmentCost): string {
  const members = stacks.map((stack) => stack.name).join(", ");
  return [
    `${pc.bold(pc.cyan(name))}${members === name ? "" : `  ${members}`}`,
    estimate.lines.length > 0 ? costTable(estimate) : paragraph("Nothing in it has a price in the table."),
    ...assumptionLines(estimate).map((text) => pc.dim(paragraph(text))),
  ].join("\n");
}

function costTable({ currency, lines, monthly }: EnvironmentCost["estimate"]): string {
  const head = ["", "", "", ...CASES.map((one) => CASE_TITLES[one])].map((title) => pc.dim(title));
  const rows = lines.map((line) => [
    line.what,
    line.verified ? "" : pc.yellow("?"),
    quantityWords(line.quantity),
    ...CASES.map((one) => money(line.monthly[one])),
  ]);
  const sums = ["a month", "", currency, ...CASES.map((one) => money(monthly[one]))].map((text) =>
    pc.bold(text),
  );
  return table([head, ...rows, sums], ["left", "left", "right", "right", "right", "right"], 0);
}

/** What each sum rests on, a paragraph a case. */
export function assumptionLines({ assumptions, byUse, notPriced }: EnvironmentCost["estimate"]): string[] {
  const words = { idle: "Idle", expected: "Expected", worst: "Worst" } as const;
  return [
    ...CASES.filter((one) => assumptions[one].length > 0).map(
      (one) => `${words[one]}: ${plainLine(assumptions[one].join(" "))}`,
    ),
    ...(byUse.length > 0 ? [`In none of the sums, by use: ${byUse.join(", ")}.`] : []),
    ...(notPriced.length > 0 ? [`Not priced: ${notPriced.map(notPricedWords).join(", ")}.`] : []),
  ];
}
