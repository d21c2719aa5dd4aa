import * as fs from "node:fs";
import * as path from "node:path";
import Table from "cli-table3";
import { figures, ratios } from "./figures";
import { type MeasuredCommand, type Measurement, measure, medians, ROOT, scratchFolder } from "./measure";
import { RESOURCES_OF_A_WORKSPACE, workspaces } from "./workspace-copies";

/**
 * `npm run bench`, its part on checks: what `mlzone check` takes for the committed stacks, against
 * Node's bare start, and how it grows with workspaces in one file.
 */
const PAIRS = 7;
const WORKSPACES = [1, 10, 100, 1000];
const scratch = scratchFolder();
const output = path.join(scratch, "out");
const PROD = path.join(output, "stacks", "prod", "cdk.tf.json");

function check(...paths: string[]): MeasuredCommand {
  // findings are no failure of the measured command
  const script = `process.argv=["node","mlzone",...${JSON.stringify(["check", "--allow-unknown", ...paths])}];require("./bin/mlzone.js");process.on("exit",()=>{process.exitCode=0})`;
  return { command: process.execPath, args: ["-e", script] };
}

function againstBareStart(): void {
  measure(
    { command: process.execPath, args: ["bin/mlzone.js", "synth"], env: { CDKTF_OUTDIR: output } },
    scratch,
  );
  const bare: MeasuredCommand = { command: process.execPath, args: ["-e", "0"] };
  const results: { ours: Measurement[]; bare: Measurement[] } = { ours: [], bare: [] };
  // the first fills the caches of tsx and of the disk
  measure(check(output), scratch);
  for (let pair = 0; pair < PAIRS; pair++) {
    results.ours.push(measure(check(output), scratch));
    results.bare.push(measure(bare, scratch));
  }
  const [ours, node] = [medians(results.ours), medians(results.bare)];
  const table = new Table({ head: ["", "wall", "CPU", "peak memory"], style: { head: [], border: [] } });
  table.push(["mlzone check, three stacks", ...figures(ours)], ["bare node", ...figures(node)]);
  table.push(["ratio", ...ratios(ours, node)]);
  console.log(`Medians of ${PAIRS} alternating pairs`);
  console.log(table.toString());
}

function manyWorkspaces(): void {
  const table = new Table({
    head: ["workspaces", "resources", "wall", "CPU", "peak memory", "CPU per further workspace"],
    style: { head: [], border: [] },
  });
  const rounds = WORKSPACES.map((count) => {
    const file = path.join(scratch, `many-${count}.json`);
    fs.writeFileSync(file, JSON.stringify({ resource: workspaces(PROD, count) }));
    const runs = Array.from({ length: count > 100 ? 1 : 3 }, () => measure(check(file), scratch));
    return { count, ...medians(runs) };
  });
  rounds.forEach((round, index) => {
    const before = rounds[index - 1];
    const each = before && (round.cpuMs - before.cpuMs) / (round.count - before.count);
    const growth = each === undefined ? "" : `${each.toFixed(1)} ms`;
    table.push([round.count, round.count * RESOURCES_OF_A_WORKSPACE, ...figures(round), growth]);
  });
  console.log("Workspaces in one file: the last column stays level, or falls, if the growth is linear");
  console.log(table.toString());
}

console.log(`mlzone check in ${path.basename(ROOT)}`);
againstBareStart();
manyWorkspaces();
