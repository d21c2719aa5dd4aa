import colors from "picocolors";
import { durationText, type Evidence } from "../../rehearsal";
import { paragraph, table } from "../../terminal/layout";

/** What the person reads at the end. */
export function rehearsalSummary(evidence: Evidence, page: string | undefined): string {
  const { headline, subject, verdict, steps, time, requests, versions } = evidence;
  const paint = verdict === "held" ? colors.green : verdict === "failed" ? colors.red : colors.yellow;
  const failed = steps.filter(({ held }) => !held);
  return [
    `${colors.bold(subject)}  ${paint(headline)}`,
    table(
      steps.map(({ name, held, seen, seconds }) => [
        held ? "held" : "FAILED",
        name,
        durationText(seconds),
        seen,
      ]),
      ["left", "left", "right", "left"],
      3,
    ),
    ...failed.map(({ name, problems }) =>
      [
        `  ${name}:`,
        ...problems.slice(0, MOST).map((problem) => paragraph(problem, 4)),
        more(problems.length),
      ]
        .filter((line) => line !== "")
        .join("\n"),
    ),
    paragraph(
      `${Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(", ")}. ${requests.total} requests, all to the simulated Azure. Of ${durationText(
        time.total,
      )}, ${durationText(time.providerWaits)} were waits inside the providers, ${durationText(time.simulator)} the simulator.`,
    ),
    ...evidence.notes.map((note) => paragraph(note)),
    ...(page === undefined ? [] : [paragraph(`Evidence: ${page}`)]),
  ].join("\n\n");
}

const MOST = 10;

function more(count: number): string {
  return count > MOST ? `    and ${count - MOST} more: --report DIR writes them all` : "";
}
