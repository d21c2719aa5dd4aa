import Table from "cli-table3";
import type { Measurement } from "../measure";
import type { Alarm } from "./alarms";
import type { Status } from "./bad-workspace";
import type { FailedCheck } from "./checkov-report";
import type { Judgement } from "./judgements";
import { type JudgedMutant, recallByArea } from "./recall";
import type { Speed } from "./speed";

const PLAIN = { style: { head: [], border: [] } };

/** For long ones: texts wrap, and no lines stand between the rows. */
const LONG = {
  ...PLAIN,
  wordWrap: true,
  chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
};

type JudgementOf = (id: string) => Judgement | undefined;

/** Mutants caught by each tool, an area a line. */
export function recallTable(judged: readonly JudgedMutant[]): string {
  const head = ["", "mutants", "mlzone", "checkov", "both", "only mlzone", "only checkov", "neither"];
  const table = new Table({ ...PLAIN, head });
  for (const [area, recall] of recallByArea(judged)) {
    const { mutants, mlzone, checkov, both, onlyMlzone, onlyCheckov, neither } = recall;
    const share = (caught: number) => `${caught} (${Math.floor((100 * caught) / Math.max(mutants, 1))} %)`;
    table.push([area, mutants, share(mlzone), share(checkov), both, onlyMlzone, onlyCheckov, neither]);
  }
  return table.toString();
}

/** What is reported of sound stacks. */
export function alarmsTable(alarms: readonly Alarm[], judgementOf: JudgementOf): string {
  const head = ["", "id", "what it says", "on", "a word on why"];
  const table = new Table({ ...LONG, head, colWidths: [9, 16, 38, 17, 62] });
  for (const { tool, id, says, stacks } of alarms) {
    table.push([tool, id, says, stacks.join(", "), judgementOf(id)?.why ?? ""]);
  }
  const count = (tool: Alarm["tool"]) =>
    alarms.filter((one) => one.tool === tool).reduce((sum, { stacks }) => sum + stacks.length, 0);
  return `${table.toString()}\nmlzone raised ${count("mlzone")}, checkov ${count("checkov")}`;
}

/** The failed checks of the bad workspace, and what became of each here. */
export function planTable(
  failed: readonly (FailedCheck & { readonly status: Status })[],
  judgementOf: JudgementOf,
): string {
  const table = new Table({
    ...LONG,
    head: ["check", "what it says", "here", "rules, or why there is none"],
    colWidths: [16, 50, 11, 62],
  });
  const ids = new Map(failed.map((one) => [`${one.id} ${one.status}`, one]));
  for (const { id, name, status } of ids.values()) {
    const judgement = judgementOf(id);
    const rules = judgement?.rules.join(", ") ?? "";
    table.push([id, name, status, rules === "" ? (judgement?.why ?? "") : rules]);
  }
  return table.toString();
}

/** Time and memory, and the ratios that don't depend on the machine. */
export function speedTable({ node, source, compiled, checkov }: Speed): string {
  const head = ["", "wall", "CPU", "peak memory", "checkov takes", "of Node's bare start"];
  const table = new Table({ ...PLAIN, head });
  const row = (name: string, one: Measurement) => [
    name,
    `${one.wallMs.toFixed(0)} ms`,
    `${one.cpuMs.toFixed(0)} ms`,
    `${one.peakMb.toFixed(0)} MB`,
    `${(checkov.wallMs / one.wallMs).toFixed(1)} times`,
    `${(one.wallMs / node.wallMs).toFixed(1)} times`,
  ];
  table.push(row("mlzone check, checkout", source));
  if (compiled !== undefined) {
    table.push(row("mlzone check, package", compiled));
  }
  table.push(row("checkov", checkov), row("node -e 0", node));
  const missing = "The package isn't measured: dist/ is missing or older than the sources (npm run build)";
  return compiled === undefined ? `${table.toString()}\n${missing}` : table.toString();
}
