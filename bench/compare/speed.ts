import * as fs from "node:fs";
import * as path from "node:path";
import { type Measurement, medians, ROOT, scratchFolder } from "../measure";
import type { Checkov } from "./checkov";
import { type Command, cleanEnvironment, measured } from "./measured";
import { checkFromSource } from "./mlzone";
import type { Originals } from "./originals";

/** What the contestants took. */
export interface Speed {
  /** Node's bare start. */
  readonly node: Measurement;
  /** `mlzone check` of a checkout, which tsx reads. */
  readonly source: Measurement;
  /** The same as a package has it; undefined unless dist/ is there and as new as the sources. */
  readonly compiled: Measurement | undefined;
  readonly checkov: Measurement;
}

/**
 * Measures all in turn, so that what else the machine does hits all alike.
 *
 * @param rounds how often; the first, which fills caches, is one more and doesn't count
 */
export async function compareSpeed({ output }: Originals, checkov: Checkov, rounds: number): Promise<Speed> {
  const scratch = scratchFolder();
  const node = (...args: readonly string[]): Command => ({
    command: process.execPath,
    args,
    cwd: scratch,
    env: cleanEnvironment(scratch),
  });
  const commands = {
    node: node("-e", "0"),
    source: checkFromSource(scratch, output),
    compiled: isFresh(compiledCli()) ? node("-e", startOf(compiledCli()), "--", output) : undefined,
    checkov: checkov.command({ framework: "terraform_json", folder: output }),
  };
  const took: Record<keyof typeof commands, Measurement[]> = {
    node: [],
    source: [],
    compiled: [],
    checkov: [],
  };
  for (let round = 0; round <= rounds; round++) {
    for (const name of ["node", "source", "compiled", "checkov"] as const) {
      const command = commands[name];
      if (command !== undefined) {
        const one = await measured(command, scratch);
        took[name].push(...(round === 0 ? [] : [one.took]));
      }
    }
  }
  return {
    node: medians(took.node),
    source: medians(took.source),
    compiled: commands.compiled && medians(took.compiled),
    checkov: medians(took.checkov),
  };
}

function compiledCli(): string {
  return path.join(ROOT, "dist", "cli", "main.js");
}

/** The script that bin/mlzone.js is outside of a checkout. */
function startOf(cli: string): string {
  return `require(${JSON.stringify(cli)}).main(["node", "mlzone", "check", ...process.argv.slice(1)], "0.0.0")`;
}

/** Whether all that was compiled into dist/ was compiled after its last change. */
function isFresh(cli: string): boolean {
  if (!fs.existsSync(cli)) {
    return false;
  }
  const compiled = fs.statSync(cli).mtimeMs;
  return fs.readdirSync(path.join(ROOT, "dist")).every((name) => {
    const folder = path.join(ROOT, name);
    return fs.existsSync(folder) && sourcesIn(folder).every((file) => fs.statSync(file).mtimeMs <= compiled);
  });
}

function sourcesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(folder, file));
}
