import { type ChangeEvidence, type ChangeStepEvidence, durationText } from "../../rehearsal";
import { paragraph, table } from "../../terminal/layout";
import type { LeftOut } from "./changes";

const KINDS = ["create", "update", "replace", "delete"];

/** What each change did, step by step, and the resources that it touches, the worst first. */
export function changeSummary(results: readonly ChangeEvidence[], leftOut: readonly LeftOut[]): string {
  return [
    results.length === 0
      ? ""
      : table(
          results.map((result) => [
            result.held ? "held" : "FAILED",
            nameOf(result),
            durationText(result.seconds),
            overview(result),
          ]),
          ["left", "left", "right", "left"],
          3,
        ),
    ...results.map(details),
    ...leftOut.map(({ name, why }) => paragraph(`${name} was left out: ${why}`)),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function nameOf({ change, fault, seed }: ChangeEvidence): string {
  return fault === undefined ? change : `${change}, ${fault} ${seed}`;
}

function overview({ stages, fault }: ChangeEvidence): string {
  const [only, ...others] = stages;
  const what = others.length === 0 ? countText(only?.changed ?? []) : `${stages.length} steps`;
  const struck = stages.filter(({ fired }) => fired.length > 0).length;
  return fault === undefined ? what : `${what}, ${struck} struck`;
}

function countText(changed: ChangeStepEvidence["changed"]): string {
  const counts = KINDS.map((kind) => ({
    kind,
    count: changed.filter((each) => each.kind === kind).length,
  })).filter(({ count }) => count > 0);
  return counts.length === 0
    ? "changes nothing"
    : counts.map(({ kind, count }) => `${count} ${kind}`).join(", ");
}

function details(result: ChangeEvidence): string {
  const { stages, steps } = result;
  const problems = steps.flatMap((step) => step.problems).map((problem) => paragraph(problem, 4));
  const lines = stages.length > 1 ? stages.flatMap((stage) => stageLines(stage, result)) : onlyLines(stages);
  return lines.length + problems.length === 0
    ? ""
    : [`  ${nameOf(result)}`, ...lines, ...problems].join("\n");
}

function onlyLines(stages: readonly ChangeStepEvidence[]): string[] {
  return stages.flatMap(({ changed, fired, person }) => [
    ...resourceLines(changed, "    "),
    ...faultLines({ fired, person }, "    "),
  ]);
}

/** A step's name, what was seen of its gate and of the requests, and what it touched, or where a fault struck. */
function stageLines(stage: ChangeStepEvidence, { fault, steps }: ChangeEvidence): string[] {
  // what a step touches is the same with each fault: a rehearsal without one shows it
  const parts = fault === undefined ? ["gate", "traffic"] : ["traffic"];
  const seen = parts.flatMap(
    (part) => steps.find(({ name }) => name === `${stage.name}: ${part}`)?.seen ?? [],
  );
  return [
    `    ${stage.held ? "held  " : "FAILED"}  ${stage.name}: ${countText(stage.changed)}`,
    ...seen.map((text) => paragraph(text, 12)),
    ...(fault === undefined ? resourceLines(stage.changed, " ".repeat(12)) : []),
    ...faultLines(stage, " ".repeat(12)),
  ];
}

function resourceLines(changed: ChangeStepEvidence["changed"], indent: string): string[] {
  return changed.map(
    ({ kind, address, loses }) => `${indent}${kind.padEnd(8)} ${address}${loses ? `  loses ${loses}` : ""}`,
  );
}

function faultLines(
  { fired, person }: Pick<ChangeStepEvidence, "fired" | "person">,
  indent: string,
): string[] {
  return [
    ...fired.map(({ method, path }) => `struck ${method} ${path.split("/").slice(-2).join("/")}`),
    ...person.map((did) => `a person: ${did}`),
  ].map((text) => paragraph(text, indent.length));
}
