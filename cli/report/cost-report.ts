import pc from "picocolors";
import type { CostEstimate, CostLine } from "../../costs/estimate";
import { paragraph, table } from "../../terminal/layout";
import { money } from "./money";
import { priceWords } from "./price-words";

/** What a stack costs while nothing runs: a line for each price, the sum, and how far it can be trusted. */
export function costReport(estimate: CostEstimate): string {
  const lines = estimate.lines.filter(({ quantity }) => quantity.idle > 0).sort(dearestFirst);
  const parts = [
    costTable(lines, estimate),
    ...caveats({ ...estimate, lines }).map((text) => pc.dim(paragraph(text))),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function dearestFirst(a: CostLine, b: CostLine): number {
  return b.monthly.idle - a.monthly.idle || a.what.localeCompare(b.what);
}

function costTable(lines: readonly CostLine[], { monthly, currency }: CostEstimate): string {
  const rows = lines.map((line) => [
    line.what + (line.verified ? "" : pc.yellow(" ?")),
    String(line.quantity.idle),
    pc.dim(`x ${money(line.unitPrice)}`),
    money(line.monthly.idle),
  ]);
  const sum = [pc.bold("a month"), "", pc.bold(currency), pc.bold(money(monthly.idle))];
  return table([...rows, sum], ["left", "right", "right", "right"], 0);
}

function caveats(estimate: CostEstimate): string[] {
  const { lines, byUse, assumptions, priceDate } = estimate;
  const notPriced = estimate.notPriced.filter(({ quantity }) => quantity.idle > 0);
  const nothing =
    notPriced.length > 0
      ? `Nothing in it has a price in the table of ${priceDate}.`
      : `Nothing in it costs while idle, as far as the price table of ${priceDate} knows.`;
  return [
    ...(lines.length > 0 ? priceWords([estimate]) : [nothing]),
    byUse.length > 0 ? `On top, by use: ${byUse.join(", ")}.` : "",
    ...assumptions.idle,
    notPriced.length > 0 ? `Not priced: ${notPriced.map(quantified).join(", ")}.` : "",
  ].filter((text) => text !== "");
}

function quantified({ what, quantity }: CostEstimate["notPriced"][number]): string {
  return quantity.idle === 1 ? what : `${quantity.idle} ${what}`;
}
