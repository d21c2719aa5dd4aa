import * as fs from "node:fs";
import { estimateIdleCost } from "../costs/estimate";
import { defaultPriceTable, type PriceTable } from "../costs/price-table";
import { readAppConfig } from "./app-config";
import { runApp } from "./app-run";
import { failure, usageError } from "./cli-error";
import { nextSteps } from "./report/next-steps";
import { stackReport } from "./report/stack-report";
import { readSynthesizedApp, type SynthesizedStack } from "./synthesized-app";

export interface SynthOptions {
  /** The stacks to show; all if empty. */
  readonly stacks: readonly string[];
  /** @default - `app` of cdktf.json */
  readonly app?: string;
  /** @default - `output` of cdktf.json, or cdktf.out */
  readonly output?: string;
  /** A file with prices. @default - the prices of this package */
  readonly prices?: string;
}

/** `mlzone synth`: runs the app of the current folder, then shows what it wrote and what that costs. */
export function synth(options: SynthOptions): void {
  const folder = process.cwd();
  const config = readAppConfig(folder, options);
  // A wrong price table must not wait for the synthesis.
  const prices = options.prices === undefined ? defaultPriceTable() : readPrices(options.prices);
  runApp(config, folder, () => {
    const stacks = chosen(readSynthesizedApp(config.output), options.stacks);
    const reports = stacks.map((stack) => stackReport(stack, estimateIdleCost(stack.resources, prices)));
    console.log([...reports, nextSteps(stacks, folder)].join("\n\n"));
  });
}

function chosen(all: readonly SynthesizedStack[], names: readonly string[]): readonly SynthesizedStack[] {
  const known = all.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw usageError(`no stack ${unknown.join(", ")}; the app has ${known.join(", ") || "none"}.`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

function readPrices(file: string): PriceTable {
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
    throw failure(`${file}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
  return table;
}
