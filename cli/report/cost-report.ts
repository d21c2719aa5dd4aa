import pc from "picocolors";
import type { CostLine, IdleEstimate } from "../../costs/estimate";
import { paragraph, table } from "../../terminal/layout";

/** The estimate of a stack: a line for each price, the sum, and how far it can be trusted. */
export function costReport(estimate: IdleEstimate): string {
  const parts = [costTable(estimate), ...caveats(estimate).map((text) => pc.dim(paragraph(text)))];
  return parts.filter((part) => part !== "").join("\n");
}

/** 1234.5 → 1,234.50, the same in every locale. */
export function money(amount: number): string {
  return amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",");
}

function costTable({ lines, monthly, currency }: IdleEstimate): string {
  const rows = lines.map((line) => [
    line.what + (line.verified ? "" : pc.yellow(" ?")),
    String(line.quantity),
    pc.dim(`x ${money(line.unitPrice)}`),
    money(line.monthly),
  ]);
  const sum = [pc.bold("a month"), "", pc.bold(currency), pc.bold(money(monthly))];
  return table([...rows, sum], ["left", "right", "right", "right"], 0);
}

function caveats(estimate: IdleEstimate): string[] {
  const { lines, notPriced, byUse, assumptions } = estimate;
  return [
    lines.length > 0
      ? `List prices of ${estimate.priceDate} before tax and discounts. ${verification(lines)}`
      : notPriced.length > 0
        ? `Nothing in it has a price in the table of ${estimate.priceDate}.`
        : `Nothing in it costs while idle, as far as the price table of ${estimate.priceDate} knows.`,
    regionCaveat(estimate),
    byUse.length > 0 ? `On top, by use: ${byUse.join(", ")}.` : "",
    ...assumptions,
    notPriced.length > 0 ? `Not priced: ${notPriced.map(quantified).join(", ")}.` : "",
  ].filter((text) => text !== "");
}

function verification(lines: readonly CostLine[]): string {
  const unverified = lines.filter((line) => !line.verified);
  if (unverified.length === 0) {
    return "All figures are verified.";
  }
  const which = unverified.length === lines.length ? "None of these figures is" : "Figures with ? are not";
  return `${which} verified (?): check them with Azure's price calculator.`;
}

function regionCaveat({ lines, region }: IdleEstimate): string {
  const elsewhere = [...new Set(lines.map((line) => line.region))].filter((other) => other !== region);
  return region === undefined || elsewhere.length === 0
    ? ""
    : `The stack is in ${region}; some prices are those of ${elsewhere.join(", ")}.`;
}

function quantified({ what, quantity }: { what: string; quantity: number }): string {
  return quantity === 1 ? what : `${quantity} ${what}`;
}
