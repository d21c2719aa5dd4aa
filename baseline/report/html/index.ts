/**
 * One page that needs nothing else: no network, no server, and no script to be read. The script only
 * searches and filters what stands there. Style and script are allowed by their hashes, so that no text
 * of others could run even if it got through unescaped.
 */
import { CATALOGUE } from "../../catalogue";
import type { CheckReport } from "../check-report";
import { worstFirst } from "../order";
import { plainReport } from "../plain-report";
import { verdictOf } from "../verdict";
import { acknowledgedSection, unusedSection } from "./acknowledged";
import { filterForm } from "./filter-form";
import { findingsSection } from "./findings";
import { notSeenSection } from "./not-seen";
import { othersSection } from "./others";
import { overview } from "./overview";
import { htmlPage } from "./page";
import { scoreSection } from "./score";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

/** The report as an HTML page. */
export function htmlReport(received: CheckReport): string {
  const report = plainReport(received);
  const verdict = verdictOf(report);
  const placed = worstFirst(report.stacks, report);
  const word = verdict.fails ? "fails" : "passes";
  const body = [
    scoreSection(verdict),
    notSeenSection(report.stacks),
    filterForm(report.stacks),
    findingsSection(placed.filter(({ standing }) => standing !== "acknowledged")),
    acknowledgedSection(placed.filter(({ standing }) => standing === "acknowledged")),
    unusedSection(report.stacks),
    othersSection(CATALOGUE),
  ];
  return htmlPage({
    title: `Baseline of Azure Machine Learning: ${word}`,
    styles: [STYLE],
    script: SCRIPT,
    skipTo: { id: "findings", words: "To the findings" },
    header: overview(report, verdict),
    body,
    isSingle: report.stacks.length === 1,
    footer: `mlzone ${report.version}. Rules follow Microsoft's guidance; what Azure holds at run time they can't see.`,
  });
}
