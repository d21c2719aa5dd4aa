import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import type { Measurement } from "../measure";

/** A command with all that it sees of its surroundings. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Nothing of this process's own is passed on: no credentials, no settings. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a command wrote to its standard output, and what it took. */
export interface Measured {
  readonly output: string;
  readonly took: Measurement;
}

const USAGE = z.object({ wallMs: z.number(), cpuMs: z.number(), peakMb: z.number() });

/** For both tools 1 means findings, and 2 or more that it didn't work. */
const FINDINGS = 1;

/**
 * Runs a command to its end and measures it, children included.
 *
 * @throws with the command's own words if it fails
 */
export async function measured({ command, args, cwd, env }: Command, scratch: string): Promise<Measured> {
  const folder = fs.mkdtempSync(path.join(scratch, "run-"));
  const usageFile = path.join(folder, "usage.json");
  const outputFile = path.join(folder, "output");
  const errorFile = path.join(folder, "errors");
  const [output, errors] = [fs.openSync(outputFile, "w"), fs.openSync(errorFile, "w")];
  const child = spawn("python3", [path.join(__dirname, "measure.py"), usageFile, command, ...args], {
    cwd,
    env: { ...env },
    // files, because a pipe that is full would make the command wait for its reader
    stdio: ["ignore", output, errors],
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  fs.closeSync(output);
  fs.closeSync(errors);
  if (status === null || status > FINDINGS) {
    throw new Error(`${command} ${args.join(" ")} failed:\n${fs.readFileSync(errorFile, "utf8")}`);
  }
  const took = USAGE.parse(JSON.parse(fs.readFileSync(usageFile, "utf8")));
  const text = fs.readFileSync(outputFile, "utf8");
  fs.rmSync(folder, { recursive: true });
  return { output: text, took };
}

/** The surroundings of a command: programs are found, and nobody is logged in. */
export function cleanEnvironment(home: string): Readonly<Record<string, string | undefined>> {
  const { PATH, TMPDIR } = process.env;
  return { PATH, TMPDIR, HOME: home, LANG: "C.UTF-8" };
}
