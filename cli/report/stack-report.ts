import pc from "picocolors";
import { localDay } from "../../baseline/acknowledgements";
import type { CostEstimate } from "../../costs/estimate";
import { paragraph, table } from "../../terminal/layout";
import type { Resource } from "../../terraform-json";
import type { Note } from "../stack-manifest";
import type { ListedDeviation, SynthesizedStack } from "../synthesized-app";
import { costReport } from "./cost-report";
import { money } from "./money";
import { AREAS, KNOWN_KINDS, type ResourceKind, resourceKind } from "./resource-words";

/** Everything a person should know about a stack before deploying it. */
export function stackReport(stack: SynthesizedStack, estimate: CostEstimate): string {
  const {
    name,
    resources,
    deviations,
    answeredPolicies,
    notes,
    file,
    deviationsFile,
    usageFile,
    sourcesFile,
  } = stack;
  const total = `${resources.length} ${resources.length === 1 ? "resource" : "resources"}`;
  const least = estimate.notPriced.some(({ quantity }) => quantity.idle > 0) ? "at least" : "about";
  const summary = `${total}, ${least} ${money(estimate.monthly.idle)} ${estimate.currency} a month while nothing runs`;
  const parts = [
    `${pc.bold(pc.cyan(name))}  ${summary}`,
    resourceTable(resources),
    section("Cost while nothing runs", costReport(estimate)),
    section(`Deviations: ${deviations.length}`, deviationReport(deviations)),
    answeredPolicies > 0 ? answered(answeredPolicies) : "",
    notes.length > 0 ? section(`Notes: ${notes.length}`, noteReport(notes)) : "",
    section(
      "Files",
      [file, deviationsFile, usageFile, sourcesFile]
        .filter(Boolean)
        .map((path) => `  ${path}`)
        .join("\n"),
    ),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The folders that look like stacks of the app and aren't; nothing where there are none. */
export function leftoverReport(folders: readonly string[]): string[] {
  return folders.length === 0
    ? []
    : [
        section(
          "Left over",
          folders.map((folder) => `  ${pc.yellow(folder)} is left from an earlier run`).join("\n"),
        ),
      ];
}

function section(title: string, body: string): string {
  return body === "" ? pc.bold(title) : `${pc.bold(title)}\n${body}`;
}

function resourceTable(resources: readonly Resource[]): string {
  const counts = new Map<string, { kind: ResourceKind; count: number }>();
  for (const resource of resources) {
    const kind = resourceKind(resource);
    const counted = counts.get(kind.singular) ?? { kind, count: 0 };
    counts.set(kind.singular, { kind, count: counted.count + 1 });
  }
  const rank = ({ kind }: { kind: ResourceKind }) => {
    const position = KNOWN_KINDS.findIndex(({ singular }) => singular === kind.singular);
    return position === -1 ? KNOWN_KINDS.length : position;
  };
  const rows = AREAS.flatMap((area) =>
    [...counts.values()]
      .filter(({ kind }) => kind.area === area)
      .sort((a, b) => rank(a) - rank(b) || a.kind.singular.localeCompare(b.kind.singular))
      .map(({ kind, count }, index) => [
        index === 0 ? pc.dim(area) : "",
        count === 1 ? kind.singular : kind.plural,
        String(count),
      ]),
  );
  return rows.length === 0 ? "" : table(rows, ["left", "left", "right"], 1);
}

function deviationReport(deviations: readonly ListedDeviation[]): string {
  const today = localDay(new Date());
  const rows = deviations.map(({ construct, property, expires, approvedBy }) => [
    `${pc.yellow(property)} of ${construct}`,
    expires < today ? pc.red(`expired on ${expires}`) : `until ${expires}`,
    `approved by ${approvedBy}`,
  ]);
  return rows.length === 0 ? "" : table(rows, ["left", "left", "left"], 2);
}

function answered(policies: number): string {
  return `${pc.bold(`Microsoft policies answered otherwise: ${policies}`)}, each with its reason in deviations.json`;
}

function noteReport(notes: readonly Note[]): string {
  return notes
    .map(({ level, message, constructPath }) => {
      const word = level === "@cdktf/warn" ? "warning" : level.replace("@cdktf/", "");
      return paragraph(
        `${word === "info" ? word : pc.yellow(word)}: ${message} ${pc.dim(`(${constructPath})`)}`,
      );
    })
    .join("\n");
}
