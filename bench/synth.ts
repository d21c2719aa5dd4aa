import * as fs from "node:fs";
import * as path from "node:path";
import Table from "cli-table3";
import { type MeasuredCommand, type Measurement, measure, medians, ROOT, scratchFolder } from "./measure";

/**
 * `npm run bench [pairs]`: what `npm start` takes, against a bare cdktf app with the same resources
 * and the same loader, and how many workspaces in one app take.
 */
const PAIRS = Number(process.argv[2] ?? 7);
const WORKSPACES = [1, 10, 50, 100, 200];
const TYPESCRIPT = ["-r", "tsx/cjs"];

const scratch = scratchFolder();
const ours = path.join(scratch, "ours");
const bare = path.join(scratch, "bare");

function compareWithBareApp(): void {
  const bareEnv = { CDKTF_OUTDIR: bare, CDKTF_BENCH_SOURCE: ours };
  const bareApp = path.join("bench", "bare-app.ts");
  // npm takes its own time: the bare app gets an npm start of its own, so that like meets like.
  const starter = path.join(scratch, "starter");
  fs.mkdirSync(starter);
  const start = `cd "${ROOT}" && node ${TYPESCRIPT.join(" ")} ${bareApp}`;
  fs.writeFileSync(path.join(starter, "package.json"), JSON.stringify({ scripts: { start } }));
  const pairs: [string, MeasuredCommand, MeasuredCommand][] = [
    [
      "npm start",
      { command: "npm", args: ["start"], env: { CDKTF_OUTDIR: ours } },
      { command: "npm", args: ["start", "--prefix", starter], env: bareEnv },
    ],
    [
      "without npm",
      { command: process.execPath, args: ["bin/mlzone.js", "synth"], env: { CDKTF_OUTDIR: ours } },
      { command: process.execPath, args: [...TYPESCRIPT, bareApp], env: bareEnv },
    ],
  ];
  const table = new Table({ head: ["", "wall", "CPU", "peak memory"], style: { head: [], border: [] } });
  for (const [name, measured, yardstick] of pairs) {
    const results: { ours: Measurement[]; bare: Measurement[] } = { ours: [], bare: [] };
    // The first of each fills the caches of tsx and of the disk, and makes what the bare app reads.
    measure(measured, scratch);
    measure(yardstick, scratch);
    for (let pair = 0; pair < PAIRS; pair++) {
      results.ours.push(measure(measured, scratch));
      results.bare.push(measure(yardstick, scratch));
    }
    const [a, b] = [medians(results.ours), medians(results.bare)];
    table.push([`${name}: mlzone`, ...figures(a)], [`${name}: bare app`, ...figures(b)]);
    const ratio = (figure: keyof Measurement) => (a[figure] / b[figure]).toFixed(2);
    table.push([`${name}: ratio`, ratio("wallMs"), ratio("cpuMs"), ratio("peakMb")]);
  }
  console.log(
    `Medians of ${PAIRS} alternating pairs, ${countResources(ours)} resources (bare ${countResources(bare)})`,
  );
  console.log(table.toString());
}

function manyWorkspaces(): void {
  const args = [...TYPESCRIPT, path.join("bench", "many-workspaces.ts")];
  const table = new Table({
    head: ["workspaces", "wall", "CPU", "peak memory", "CPU per further workspace"],
    style: { head: [], border: [] },
  });
  const rounds = WORKSPACES.map((count) => {
    const env = { CDKTF_OUTDIR: path.join(scratch, `many-${count}`), CDKTF_BENCH_WORKSPACES: String(count) };
    // One run of many workspaces is long enough to say something.
    const runs = Array.from({ length: count > 10 ? 1 : 3 }, () =>
      measure({ command: process.execPath, args, env }, scratch),
    );
    return { count, ...medians(runs) };
  });
  rounds.forEach((round, index) => {
    const before = rounds[index - 1];
    const each = before && (round.cpuMs - before.cpuMs) / (round.count - before.count);
    table.push([round.count, ...figures(round), each === undefined ? "" : `${each.toFixed(1)} ms`]);
  });
  console.log("Workspaces in one app: the last column stays level if the growth is linear");
  console.log(table.toString());
}

function figures({ wallMs, cpuMs, peakMb }: Measurement): string[] {
  return [`${wallMs.toFixed(0)} ms`, `${cpuMs.toFixed(0)} ms`, `${peakMb.toFixed(0)} MB`];
}

function countResources(output: string): number {
  const stacks = path.join(output, "stacks");
  return fs
    .readdirSync(stacks)
    .map((name) => JSON.parse(fs.readFileSync(path.join(stacks, name, "cdk.tf.json"), "utf8")))
    .flatMap((template: { resource?: Record<string, object> }) => Object.values(template.resource ?? {}))
    .reduce((sum, named) => sum + Object.keys(named).length, 0);
}

compareWithBareApp();
manyWorkspaces();
