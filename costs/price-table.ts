import * as fs from "node:fs";
import * as path from "node:path";

/** What one unit of one resource costs in one region while nothing runs. */
export interface Price {
  /** What the estimate asks for, e.g. `private-endpoint`, or `vm/` and a VM size. */
  readonly id: string;
  /** The resource in plain words. */
  readonly resource: string;
  /** What is counted, e.g. `endpoint`. */
  readonly unit: string;
  /** Azure's name of the region, e.g. `westeurope`. */
  readonly region: string;
  /** The price of a month of 730 hours, in the table's currency, before tax and discounts. */
  readonly monthly: number;
  /** Where the figure comes from. */
  readonly source: string;
  /** Whether somebody compared the figure with Azure's own price list on the table's date. */
  readonly verified: boolean;
}

/** One dated list of prices in one currency, so that sums make sense. */
export interface PriceTable {
  /** The day the prices were written down, `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO 4217, e.g. `EUR`. */
  readonly currency: string;
  readonly prices: readonly Price[];
}

/** The file of the prices that come with the project; a team copies and replaces it. */
export const PRICES_FILE = path.join(__dirname, "prices.json");

/** The prices that come with the project. They are list prices, and none of them is verified. */
export function defaultPriceTable(): PriceTable {
  return JSON.parse(fs.readFileSync(PRICES_FILE, "utf8")) as PriceTable;
}

/** The price of `id` in `region`; that of another region where the table has no better one. */
export function findPrice(table: PriceTable, id: string, region: string | undefined): Price | undefined {
  const candidates = table.prices.filter((price) => price.id === id);
  return candidates.find((price) => price.region === region) ?? candidates[0];
}
