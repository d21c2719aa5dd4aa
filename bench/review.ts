import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import Table from "cli-table3";
import { figures, ratios } from "./figures";
import { type MeasuredCommand, type Measurement, measure, medians, ROOT, scratchFolder } from "./measure";
import { type Block, RESOURCES_OF_A_WORKSPACE, workspaces } from "./workspace-copies";

/**
 * `npm run bench`, its part on reviews: what `mlzone review` of the package takes for an app with 200
 * workspaces, in one stack with a few changes and in 200 stacks of which one changes, against Node's
 * bare start.
 */
const ROUNDS = 5;
const WORKSPACES = 200;

type Resources = Record<string, Record<string, Block>>;

const scratch = scratchFolder();

/** Runs the package's own files, which `npm run build` has written. */
function review(base: string, head: string): MeasuredCommand {
  // a weakening is no failure of the measured command
  const args = ["node", "mlzone", "review", base, head, "--fail-on", "none"];
  const script = `process.argv=${JSON.stringify(args)};require("./dist/cli/main.js").main(process.argv,"0")`;
  return { command: process.execPath, args: ["-e", script] };
}

/** A workspace opened, a lock less, logs kept for less long, and a workspace more. */
function changed(base: Resources, more: Resources): Resources {
  const head = structuredClone(base);
  for (const [type, named] of Object.entries(more)) {
    head[type] = { ...named, ...head[type] };
  }
  set(head, "azurerm_machine_learning_workspace", "workspace-7", { public_network_access_enabled: true });
  set(head, "azurerm_log_analytics_workspace", "monitoring_logs-31", { retention_in_days: 31 });
  delete head.azurerm_management_lock?.["storage_lock-19"];
  return head;
}

function set(resources: Resources, type: string, name: string, attributes: Block): void {
  const named = resources[type];
  if (named?.[name] === undefined) {
    throw new Error(`${type}.${name} is gone: the bench has to change something else`);
  }
  named[name] = { ...named[name], ...attributes };
}

function oneStack(): readonly [string, string] {
  const output = path.join(scratch, "out");
  measure(
    { command: process.execPath, args: ["bin/mlzone.js", "synth"], env: { CDKTF_OUTDIR: output } },
    scratch,
  );
  const prod = path.join(output, "stacks", "prod", "cdk.tf.json");
  const base = workspaces(prod, WORKSPACES);
  const files = [path.join(scratch, "base.json"), path.join(scratch, "head.json")] as const;
  fs.writeFileSync(files[0], JSON.stringify({ resource: base }));
  fs.writeFileSync(files[1], JSON.stringify({ resource: changed(base, workspaces(prod, WORKSPACES + 1)) }));
  return files;
}

function manyStacks(): readonly [string, string] {
  const [base, head] = [path.join(scratch, "base"), path.join(scratch, "head")];
  const app = ["-r", "tsx/cjs", path.join("bench", "many-workspaces.ts")];
  const env = { CDKTF_OUTDIR: base, CDKTF_BENCH_WORKSPACES: String(WORKSPACES) };
  measure({ command: process.execPath, args: app, env }, scratch);
  fs.cpSync(base, head, { recursive: true });
  const file = path.join(head, "stacks", "bench7-dev", "cdk.tf.json");
  const stack = JSON.parse(fs.readFileSync(file, "utf8")) as { resource: Resources };
  set(stack.resource, "azurerm_machine_learning_workspace", "workspace", {
    public_network_access_enabled: true,
  });
  fs.writeFileSync(file, JSON.stringify(stack));
  return [base, head];
}

function build(): void {
  const { status } = spawnSync(process.execPath, [path.join("scripts", "build.js")], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (status !== 0) {
    throw new Error("there is nothing to measure: npm run build fails");
  }
}

function compared(): void {
  const bare: MeasuredCommand = { command: process.execPath, args: ["-e", "0"] };
  const shapes: [string, readonly [string, string]][] = [
    [`one stack, ${WORKSPACES * RESOURCES_OF_A_WORKSPACE} resources, 4 changes`, oneStack()],
    [`${WORKSPACES} stacks, one changes`, manyStacks()],
  ];
  const table = new Table({ head: ["", "wall", "CPU", "peak memory"], style: { head: [], border: [] } });
  for (const [name, [base, head]] of shapes) {
    // the first fills the caches of the disk
    measure(review(base, head), scratch);
    const results: { ours: Measurement[]; bare: Measurement[] } = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      results.ours.push(measure(review(base, head), scratch));
      results.bare.push(measure(bare, scratch));
    }
    const [ours, node] = [medians(results.ours), medians(results.bare)];
    table.push([name, ...figures(ours)], ["bare node", ...figures(node)], ["ratio", ...ratios(ours, node)]);
  }
  console.log(`mlzone review of ${WORKSPACES} workspaces, medians of ${ROUNDS} alternating pairs`);
  console.log(table.toString());
}

build();
compared();
