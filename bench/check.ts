import * as fs from "node:fs";
import * as path from "node:path";
import Table from "cli-table3";
import { type MeasuredCommand, type Measurement, measure, medians, ROOT, scratchFolder } from "./measure";

/**
 * `npm run bench`, its part on checks: what `mlzone check` takes for the committed stacks, against
 * Node's bare start, and how it grows with workspaces in one file.
 */
const PAIRS = 7;
const WORKSPACES = [1, 10, 100, 1000];
/** What a workspace brings with it, of prod: enough kinds that most rules have something to look at. */
const KEPT = [
  "azurerm_resource_group.group",
  "azurerm_storage_account.storage",
  "azurerm_key_vault.vault",
  "azurerm_container_registry.registry",
  "azurerm_log_analytics_workspace.monitoring_logs",
  "azurerm_application_insights.monitoring_insights",
  "azurerm_user_assigned_identity.workspace-identity",
  "azurerm_user_assigned_identity.training-identity",
  "azurerm_machine_learning_workspace.workspace",
  "azurerm_machine_learning_compute_cluster.training",
  "azurerm_private_endpoint.workspace-endpoint",
  "azurerm_private_endpoint.storage-blob-endpoint",
  "azurerm_role_assignment.workspace_storage-blobs",
  "azurerm_role_assignment.registry_training-pull",
  "azurerm_monitor_diagnostic_setting.workspace_workspace-logs",
  "azurerm_management_lock.storage_lock",
];

type Block = Record<string, unknown>;

const scratch = scratchFolder();
const output = path.join(scratch, "out");

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
    fs.writeFileSync(file, JSON.stringify({ resource: workspaces(count) }));
    const runs = Array.from({ length: count > 100 ? 1 : 3 }, () => measure(check(file), scratch));
    return { count, ...medians(runs) };
  });
  rounds.forEach((round, index) => {
    const before = rounds[index - 1];
    const each = before && (round.cpuMs - before.cpuMs) / (round.count - before.count);
    const growth = each === undefined ? "" : `${each.toFixed(1)} ms`;
    table.push([round.count, round.count * KEPT.length, ...figures(round), growth]);
  });
  console.log("Workspaces in one file: the last column stays level, or falls, if the growth is linear");
  console.log(table.toString());
}

/** Copies of what belongs to prod's workspace; each copy refers to its own only. */
function workspaces(count: number): Record<string, Block> {
  const file = path.join(output, "stacks", "prod", "cdk.tf.json");
  const prod = JSON.parse(fs.readFileSync(file, "utf8")) as {
    resource: Record<string, Record<string, Block>>;
  };
  const resource: Record<string, Block> = {};
  for (const address of KEPT) {
    const [type = "", name = ""] = address.split(".");
    const { depends_on: _others, ...attributes } = prod.resource[type]?.[name] ?? {};
    const text = JSON.stringify(attributes);
    const named: Block = resource[type] ?? {};
    resource[type] = named;
    for (let copy = 0; copy < count; copy++) {
      named[`${name}-${copy}`] = JSON.parse(text.replace(/\$\{(\w+\.[\w-]+)\./g, `$\{$1-${copy}.`));
    }
  }
  return resource;
}

function figures({ wallMs, cpuMs, peakMb }: Measurement): string[] {
  return [`${wallMs.toFixed(0)} ms`, `${cpuMs.toFixed(0)} ms`, `${peakMb.toFixed(0)} MB`];
}

function ratios(a: Measurement, b: Measurement): string[] {
  return (["wallMs", "cpuMs", "peakMb"] as const).map((figure) => (a[figure] / b[figure]).toFixed(2));
}

console.log(`mlzone check in ${path.basename(ROOT)}`);
againstBareStart();
manyWorkspaces();
