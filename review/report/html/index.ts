/**
 * A review as one page that needs nothing else: no network, no server, and no script to be read. The script
 * only searches and filters what stands there. Styles and script are allowed by their hashes, so that no
 * text of others could run even if it got through unescaped.
 */
import { createHash } from "node:crypto";
import { html, Markup } from "../../../baseline/report/html/markup";
import { STYLE } from "../../../baseline/report/html/style";
import type { Review } from "../../review";
import { fails } from "../../verdict";
import { worstStacksFirst } from "../order";
import { plainReview } from "../plain-review";
import { filterForm } from "./filter-form";
import {
  costSection,
  guidanceSection,
  movesSection,
  namesSection,
  notSeenSection,
  quietSection,
} from "./lists";
import { overview } from "./overview";
import { type Pictures, picturesSection } from "./pictures";
import { risksSection } from "./risks";
import { SCRIPT } from "./script";
import { REVIEW_STYLE } from "./style";

/** What stands on the page beside the review. */
export interface HtmlOptions {
  /**
   * SVG of each stack's architecture as `diagram/` draws it, by the stack's name; it stands in the page as
   * it is. @default - none
   */
  readonly pictures?: Pictures;
}

/** The review as an HTML page. */
export function htmlReport(received: Review, { pictures = new Map() }: HtmlOptions = {}): string {
  const review = plainReview(received);
  const stacks = worstStacksFirst(review.stacks);
  const risks = stacks.some((stack) => stack.risks.length > 0);
  const body = [
    risks ? filterForm(stacks) : undefined,
    risksSection(stacks),
    movesSection(stacks),
    picturesSection(received.stacks, pictures),
    notSeenSection(stacks),
    costSection(stacks),
    namesSection(stacks),
    guidanceSection(stacks),
    quietSection(stacks),
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy(pictures)}">
<title>Review: ${fails(review) ? "fails" : "passes"}</title>
<style>${new Markup(STYLE)}</style>
<style>${new Markup(REVIEW_STYLE)}</style>
</head>
<body>
<a class="skip" href="#risks">To what matters</a>
${overview(review, stacks)}
<main${review.stacks.length === 1 ? new Markup(' class="single"') : undefined}>
${body}
</main>
<footer>mlzone ${review.version}. What Azure holds at run time a review can't see.</footer>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}

/** A picture brings a style sheet of its own. */
function policy(pictures: Pictures): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const sheets = [...pictures.values()].flatMap((svg) =>
    [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, sheet = ""]) => sheet),
  );
  return [
    "default-src 'none'",
    `style-src ${[...new Set([STYLE, REVIEW_STYLE, ...sheets])].map(hash).join(" ")}`,
    `script-src ${hash(SCRIPT)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
