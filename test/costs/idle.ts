import { estimateCost } from "../../costs/estimate";
import { defaultPriceTable, type PriceTable } from "../../costs/price-table";
import type { Resource } from "../../terraform-json";

/** What resources cost while nothing runs; lines of what costs only when something does are left out. */
export function estimateIdle(resources: readonly Resource[], table: PriceTable = defaultPriceTable()) {
  const { lines, notPriced, monthly, assumptions, ...rest } = estimateCost([{ resources }], table);
  return {
    ...rest,
    monthly: monthly.idle,
    assumptions: assumptions.idle,
    lines: lines
      .filter(({ quantity }) => quantity.idle > 0)
      .map((line) => ({ ...line, quantity: line.quantity.idle, monthly: line.monthly.idle }))
      .sort((a, b) => b.monthly - a.monthly || a.what.localeCompare(b.what)),
    notPriced: notPriced
      .filter(({ quantity }) => quantity.idle > 0)
      .map(({ what, quantity }) => ({ what, quantity: quantity.idle })),
  };
}
