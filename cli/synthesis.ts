import * as path from "node:path";
import { defaultPriceTable, type PriceTable } from "../costs/price-table";
import { readAppConfig } from "./app-config";
import { runApp } from "./app-run";
import { failure, usageError } from "./cli-error";
import { nearestName } from "./nearest-name";
import { manifestIdentity, prepareOutput } from "./output-folder";
import { readPrices } from "./prices";
import { readSynthesizedApp, type SynthesizedApp, type SynthesizedStack } from "./synthesized-app";

/** What a command that runs the app of the current folder is told. */
export interface SynthesisOptions {
  /** @default - `app` of cdktf.json */
  readonly app?: string;
  /** @default - `output` of cdktf.json, or cdktf.out */
  readonly output?: string;
  /** A file with prices. @default - the prices of this package */
  readonly prices?: string;
}

/** Runs the app of the current folder, then `whenDone` with what it wrote. */
export function withSynthesizedApp(
  options: SynthesisOptions,
  whenDone: (app: SynthesizedApp, prices: PriceTable) => void,
): void {
  const folder = process.cwd();
  const config = readAppConfig(folder, options);
  // A wrong price table must not wait for the synthesis.
  const prices = options.prices === undefined ? defaultPriceTable() : readPrices(options.prices);
  prepareOutput(config.output, folder);
  const before = manifestIdentity(config.output);
  runApp(config, folder, () => {
    mustBeNew(config.output, before);
    whenDone(readSynthesizedApp(config.output), prices);
  });
}

/**
 * The stacks that were named, or all.
 *
 * @throws {CliError} naming those that the app doesn't have
 */
export function chosenStacks(
  all: readonly SynthesizedStack[],
  names: readonly string[],
): readonly SynthesizedStack[] {
  const known = all.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const meant = [...new Set(unknown.map((name) => nearestName(name, known)))].filter(Boolean);
    const question = meant.length > 0 ? ` Did you mean ${meant.join(", ")}?` : "";
    throw usageError(`no stack ${unknown.join(", ")}; the app has ${known.join(", ") || "none"}.${question}`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
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
