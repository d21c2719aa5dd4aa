import type { CostEstimate, CostLine } from "../../costs/estimate";

/** How far the prices of these estimates can be trusted, in sentences. */
export function priceWords(
  estimates: readonly Pick<CostEstimate, "lines" | "priceDate" | "region">[],
): string[] {
  const lines = estimates.flatMap((estimate) => estimate.lines);
  const [first] = estimates;
  if (first === undefined || lines.length === 0) {
    return [];
  }
  return [
    `List prices of ${first.priceDate} before tax and discounts. ${verification(lines)}`,
    ...new Set(estimates.flatMap(regionCaveat)),
  ];
}

function verification(lines: readonly CostLine[]): string {
  const unverified = lines.filter((line) => !line.verified);
  if (unverified.length === 0) {
    return "All figures are verified.";
  }
  const which = unverified.length === lines.length ? "None of these figures is" : "Figures with ? are not";
  return `${which} verified (?): check them with Azure's price calculator.`;
}

function regionCaveat({ lines, region }: Pick<CostEstimate, "lines" | "region">): string[] {
  const elsewhere = [...new Set(lines.map((line) => line.region))].filter((other) => other !== region);
  return region === undefined || elsewhere.length === 0
    ? []
    : [`The stack is in ${region}; some prices are those of ${elsewhere.join(", ")}.`];
}
