import * as fs from "node:fs";
import { defaultPriceTable, findPrice, PRICES_FILE } from "../../costs/price-table";
import { parsePriceTable } from "../../costs/price-table-schema";

const price = {
  id: "private-endpoint",
  resource: "private endpoint",
  unit: "endpoint",
  region: "westeurope",
  monthly: 7.3,
  source: "list price",
  verified: true,
};

function problems(table: unknown): readonly string[] {
  return parsePriceTable(JSON.stringify(table)).problems ?? [];
}

describe("the price table of the project", () => {
  test("is one that a user could have written", () => {
    expect(parsePriceTable(fs.readFileSync(PRICES_FILE, "utf8"))).toEqual({ table: defaultPriceTable() });
  });

  test("claims no verification that nobody did, and names a source for each price", () => {
    expect(defaultPriceTable().prices.filter(({ verified }) => verified)).toEqual([]);
    expect(defaultPriceTable().prices.filter(({ source }) => source.length < 10)).toEqual([]);
  });

  test("finds a price by region, and any region's where there is no better one", () => {
    const prices = [price, { ...price, region: "northeurope", monthly: 6 }];
    const table = { date: "2026-11-21", currency: "USD", prices };
    expect(findPrice(table, "private-endpoint", "northeurope")?.monthly).toBe(6);
    expect(findPrice(table, "private-endpoint", "swedencentral")?.monthly).toBe(7.3);
    expect(findPrice(table, "private-endpoint", undefined)?.monthly).toBe(7.3);
    expect(findPrice(table, "firewall-basic", "westeurope")).toBeUndefined();
  });
});

describe("a price table that a user wrote", () => {
  const table = { date: "2026-11-21", currency: "EUR", prices: [price] };

  test("is taken as it is", () => {
    expect(parsePriceTable(JSON.stringify(table))).toEqual({ table });
  });

  test.each<[string, unknown, string]>([
    ["no JSON object", [], "expected object"],
    [
      "a date that doesn't exist",
      { ...table, date: "2026-02-30" },
      "date: must be a calendar day, YYYY-MM-DD",
    ],
    ["a currency in words", { ...table, currency: "Euro" }, "currency: must be three capital letters"],
    ["no prices", { ...table, prices: [] }, "prices: must hold at least one price"],
    ["an unknown field", { ...table, vat: 21 }, 'Unrecognized key: "vat"'],
    [
      "a negative price",
      { ...table, prices: [{ ...price, monthly: -1 }] },
      "prices[0].monthly: must be zero or more",
    ],
    ["a price in text", { ...table, prices: [{ ...price, monthly: "7.30" }] }, "prices[0].monthly: "],
    [
      "a region in words",
      { ...table, prices: [{ ...price, region: "West Europe" }] },
      "prices[0].region: must be Azure's name of a region, e.g. westeurope",
    ],
    [
      "no word on verification",
      { ...table, prices: [{ ...price, verified: undefined }] },
      "prices[0].verified: ",
    ],
    [
      "two prices of one thing",
      { ...table, prices: [price, price] },
      "prices[1]: has a second price for private-endpoint in westeurope",
    ],
  ])("%s is refused", (_case, wrong, message) => {
    expect(problems(wrong)).toEqual([expect.stringContaining(message)]);
  });

  test("that is no JSON at all is refused", () => {
    expect(parsePriceTable("{").problems).toEqual([expect.stringMatching(/^it is not JSON/)]);
  });

  test("is refused with all its mistakes at once", () => {
    expect(
      problems({ date: "soon", currency: "x", prices: [{ ...price, id: "", monthly: -1 }] }),
    ).toHaveLength(4);
  });
});
