import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export const ROOT = path.join(__dirname, "..");

/** What a command took, from its start to its end. */
export interface Measurement {
  readonly wallMs: number;
  /** User and system time of all its Node processes. */
  readonly cpuMs: number;
  /** The largest of its Node processes. */
  readonly peakMb: number;
}

/** A command to measure. */
export interface MeasuredCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** On top of PATH and HOME. @default - nothing */
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder for one run of the bench, removed at the end of the process. */
export function scratchFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-bench-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs a command in the checkout and measures it.
 *
 * @throws with the command's own words if it fails
 */
export function measure({ command, args, env }: MeasuredCommand, scratch: string): Measurement {
  const usageFile = path.join(scratch, "usage.jsonl");
  fs.rmSync(usageFile, { force: true });
  const { PATH, HOME, TMPDIR } = process.env;
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH,
      HOME,
      TMPDIR,
      npm_config_update_notifier: "false",
      NODE_OPTIONS: `--require=${path.join(__dirname, "report-usage.js")}`,
      // The prefix lets it through the clean environment of `mlzone synth`.
      CDKTF_BENCH_USAGE_FILE: usageFile,
      ...env,
    },
  });
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")} failed:\n${stderr}`);
  }
  const processes = fs
    .readFileSync(usageFile, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Pick<Measurement, "cpuMs" | "peakMb">);
  return {
    wallMs,
    cpuMs: processes.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMb: Math.max(...processes.map(({ peakMb }) => peakMb)),
  };
}

/** The median of each figure. */
export function medians(measurements: readonly Measurement[]): Measurement {
  const of = (figure: keyof Measurement) => {
    const sorted = measurements.map((one) => one[figure]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return { wallMs: of("wallMs"), cpuMs: of("cpuMs"), peakMb: of("peakMb") };
}
