import * as fs from "node:fs";
import type { PriceTable } from "../costs/price-table";
import { usageError } from "./cli-error";

/**
 * A price table of the person's.
 *
 * @throws {CliError} with all that is wrong with it
 */
export function readPrices(file: string): PriceTable {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch {
    throw usageError(`the price table ${file} can't be read.`);
  }
  // zod takes longer to load than the report to print, and most runs need no check.
  const { parsePriceTable } =
    require("../costs/price-table-schema") as typeof import("../costs/price-table-schema");
  const { table, problems } = parsePriceTable(text);
  if (problems !== undefined) {
    throw usageError(
      `the price table ${file} has mistakes:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
  }
  return table;
}
