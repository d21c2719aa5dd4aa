/**
 * One page that needs nothing else: no network, no server, and no script to be read. The script only
 * searches and filters what stands there. Style and script are allowed by their hashes, so that no text
 * of others could run even if it got through unescaped.
 */
import { createHash } from "node:crypto";
import { CATALOGUE } from "../../catalogue";
import type { CheckReport } from "../check-report";
import { worstFirst } from "../order";
import { plainReport } from "../plain-report";
import { verdictOf } from "../verdict";
import { acknowledgedSection, unusedSection } from "./acknowledged";
import { filterForm } from "./filter-form";
import { findingsSection } from "./findings";
import { html, Markup } from "./markup";
import { notSeenSection } from "./not-seen";
import { othersSection } from "./others";
import { overview } from "./overview";
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
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<title>Baseline of Azure Machine Learning: ${word}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
${overview(report, verdict)}
<main${report.stacks.length === 1 ? new Markup(' class="single"') : undefined}>
${body}
</main>
<footer>mlzone ${report.version}. Rules follow Microsoft's guidance; what Azure holds at run time they can't see.</footer>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}

function policy(): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(SCRIPT)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
