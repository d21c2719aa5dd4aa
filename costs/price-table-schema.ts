import { z } from "zod";
import { parseJson } from "../terraform-json";
import type { PriceTable } from "./price-table";

const text = z.string().trim().min(1, "must not be empty");

const priceSchema = z.strictObject({
  id: text,
  resource: text,
  unit: text,
  region: z.string().regex(/^[a-z0-9]+$/, "must be Azure's name of a region, e.g. westeurope"),
  monthly: z.number().nonnegative("must be zero or more"),
  source: text,
  verified: z.boolean(),
});

const tableSchema = z
  .strictObject({
    date: z.iso.date("must be a calendar day, YYYY-MM-DD"),
    currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters (ISO 4217), e.g. EUR"),
    prices: z.array(priceSchema).min(1, "must hold at least one price"),
  })
  .superRefine(({ prices }, context) => {
    const seen = new Set<string>();
    prices.forEach(({ id, region }, index) => {
      const key = `${id} ${region}`;
      if (seen.has(key)) {
        const message = `has a second price for ${id} in ${region}`;
        context.addIssue({ code: "custom", path: ["prices", index], message });
      }
      seen.add(key);
    });
  });

/** A price table, or everything that is wrong with it, one sentence a problem. */
export type ParsedPriceTable =
  | { readonly table: PriceTable; readonly problems?: undefined }
  | { readonly table?: undefined; readonly problems: readonly string[] };

/** Checks a price table that somebody else wrote. */
export function parsePriceTable(json: string): ParsedPriceTable {
  let value: unknown;
  try {
    value = parseJson(json);
  } catch (error) {
    return { problems: [(error as Error).message] };
  }
  const parsed = tableSchema.safeParse(value);
  if (parsed.success) {
    return { table: parsed.data };
  }
  return {
    problems: parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${where(path)}: ${message}`,
    ),
  };
}

/** `prices[3].monthly` */
function where(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}
