import * as path from "node:path";
import { estimateIdleCost } from "../costs/estimate";
import { defaultPriceTable } from "../costs/price-table";
import { readAppConfig } from "./app-config";
import { runApp } from "./app-run";
import { failure, usageError } from "./cli-error";
import { nearestName } from "./nearest-name";
import { manifestIdentity, prepareOutput } from "./output-folder";
import { readPrices } from "./prices";
import { baselineReport } from "./report/baseline-report";
import { nextSteps } from "./report/next-steps";
import { leftoverReport, stackReport } from "./report/stack-report";
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
  prepareOutput(config.output, folder);
  const before = manifestIdentity(config.output);
  runApp(config, folder, () => {
    mustBeNew(config.output, before);
    const { stacks: all, leftovers } = readSynthesizedApp(config.output);
    const stacks = chosen(all, options.stacks);
    const reports = stacks.map((stack) => stackReport(stack, estimateIdleCost(stack.resources, prices)));
    const next = nextSteps(stacks, folder);
    console.log([...reports, ...leftoverReport(leftovers), next, ...baselineReport(stacks)].join("\n\n"));
  });
}

/** What an earlier run left must not pass for the result of this one. */
function mustBeNew(output: string, before: string | undefined): void {
  const manifest = path.join(output, "manifest.json");
  const now = manifestIdentity(output);
  if (now === undefined) {
    throw failure(`the app wrote no ${manifest}: does it call app.synth()?`);
  }
  if (now === before) {
    throw failure(`the app left ${manifest} as it was before: does it call app.synth()?`);
  }
}

function chosen(all: readonly SynthesizedStack[], names: readonly string[]): readonly SynthesizedStack[] {
  const known = all.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const meant = [...new Set(unknown.map((name) => nearestName(name, known)))].filter(Boolean);
    const question = meant.length > 0 ? ` Did you mean ${meant.join(", ")}?` : "";
    throw usageError(`no stack ${unknown.join(", ")}; the app has ${known.join(", ") || "none"}.${question}`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
