import { markdownText } from "../../baseline/report/markdown-text";
import { CASES } from "../../costs/usage";
import type { EnvironmentCost } from "../environment-costs";
import { budgetWords } from "./budget-words";
import { assumptionLines } from "./environment-report";
import { money, quantityWords } from "./money";
import { priceWords } from "./price-words";
import { CASE_TITLES } from "./sums-report";

/** For machines: every number and sentence of the other reports. */
export function environmentJson(costs: readonly EnvironmentCost[], version: string): string {
  const [first] = costs;
  const content = {
    schemaVersion: 1,
    tool: { name: "mlzone", version },
    currency: first?.estimate.currency,
    priceDate: first?.estimate.priceDate,
    environments: costs.map(({ budget, estimate, name, stacks }) => ({
      name,
      stacks: stacks.map((stack) => stack.name),
      monthly: estimate.monthly,
      budget,
      overBudget: budget === undefined ? [] : CASES.filter((one) => estimate.monthly[one] > budget),
      region: estimate.region,
      lines: estimate.lines,
      notPriced: estimate.notPriced,
      byUse: estimate.byUse,
      assumptions: estimate.assumptions,
    })),
  };
  return JSON.stringify(content, null, 2);
}

/** For a page or a comment: a table of the sums, and below it one for each environment. */
export function environmentMarkdown(costs: readonly EnvironmentCost[]): string {
  const [first] = costs;
  const titles = CASES.map((one) => CASE_TITLES[one]);
  const sums = costs.map(({ estimate, name }) => [
    estimate.notPriced.length > 0 ? `${name}, at least` : name,
    ...CASES.map((one) => money(estimate.monthly[one])),
  ]);
  const over = costs.flatMap((cost) => {
    const words = budgetWords(cost);
    return words === undefined ? [] : [`- **${markdownText(cost.name)}**: ${markdownText(words)}`];
  });
  return [
    `## Cost a month, ${first?.estimate.currency ?? ""}`.trimEnd(),
    markdownTable(["environment", ...titles], sums),
    ...(over.length > 0 ? [over.join("\n")] : []),
    ...costs.map(oneEnvironment),
    ...priceWords(costs.map(({ estimate }) => estimate)).map(markdownText),
  ].join("\n\n");
}

function oneEnvironment({ estimate, name }: EnvironmentCost): string {
  const rows = estimate.lines.map((line) => [
    `${line.what}${line.verified ? "" : " ?"}`,
    quantityWords(line.quantity),
    ...CASES.map((one) => money(line.monthly[one])),
  ]);
  return [
    `### ${markdownText(name)}`,
    ...(rows.length > 0
      ? [markdownTable(["what", "how many", ...CASES.map((one) => CASE_TITLES[one])], rows)]
      : []),
    assumptionLines(estimate)
      .map((line) => `- ${markdownText(line)}`)
      .join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Texts on the left, figures on the right. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const figures = head.map((_, column) => (column === 0 ? ":--" : "--:"));
  return [line(head), line(figures), ...rows.map((cells) => line(cells.map(markdownText)))].join("\n");
}
