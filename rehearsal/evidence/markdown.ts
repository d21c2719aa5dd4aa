import { durationText } from "./duration";
import type { Evidence, PolicySummary, StepResult } from "./evidence";

/** The evidence as a page for people. */
export function evidenceMarkdown(evidence: Evidence): string {
  const { requests, time, versions } = evidence;
  return [
    `# Rehearsal of ${cell(evidence.subject)}: ${cell(evidence.headline)}`,
    `${evidence.startedAt}, ${durationText(evidence.seconds)}. ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}. Against a simulated Azure on this machine; nothing else was reached.`,
    table(
      ["", "what had to hold", "what was seen", "time"],
      evidence.steps.map((step) => [
        step.held ? "held" : "**failed**",
        step.claim,
        step.seen,
        durationText(step.seconds),
      ]),
    ),
    ...problems(evidence.steps),
    ...(evidence.policies === undefined ? [] : [policies(evidence.policies)]),
    list("Replayed by terraform_data, not proven by azapi", evidence.replayed),
    list("Kept by Azure after the destruction", evidence.keptByAzure),
    list("Notes", evidence.notes),
    `## Requests\n\n${requests.total} requests. ${durationText(time.providerWaits)} of ${durationText(
      time.total,
    )} nobody asked anything: the providers' own waits; the simulator answered for ${durationText(
      time.simulator,
    )}, terraform and everything else took ${durationText(time.terraform)}.`,
    table(
      ["request", "times"],
      Object.entries(requests.byType).map(([request, times]) => [request, String(times)]),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function problems(steps: readonly StepResult[]): string[] {
  return steps
    .filter(({ held }) => !held)
    .map(({ name, problems: found }) => list(`What went wrong: ${name}`, found));
}

function policies(summary: PolicySummary): string {
  const rows = summary.nonCompliant.map(({ name, resource, reason, coveredBy }) => [
    name,
    lastNames(resource),
    reason,
    coveredBy ?? "**not covered**",
  ]);
  const head = `## Azure Policy\n\n${summary.definitions} definitions, ${summary.evaluated} evaluated, ${summary.notEvaluable} can't be evaluated from what a control plane receives, ${summary.nonCompliant.length} findings.`;
  return rows.length === 0 ? head : `${head}\n\n${table(["policy", "resource", "why", "covered by"], rows)}`;
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `## ${title}\n\n${items.map((item) => `- ${cell(item)}`).join("\n")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text that can't end a cell, nor be taken for HTML. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\|]/g, "\\$&").replaceAll("<", "&lt;");
}

function lastNames(id: string): string {
  return id.split("/").slice(-2).join("/");
}
