/**
 * A review as one page that needs nothing else: no network, no server, and no script to be read. The script
 * only searches and filters what stands there. Styles and script are allowed by their hashes, so that no
 * text of others could run even if it got through unescaped.
 */
import { htmlPage } from "../../../baseline/report/html/page";
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
  return htmlPage({
    title: `Review: ${fails(review) ? "fails" : "passes"}`,
    styles: [STYLE, REVIEW_STYLE],
    bodyStyles: [...pictures.values()].flatMap(stylesIn),
    script: SCRIPT,
    skipTo: { id: "risks", words: "To what matters" },
    header: overview(review, stacks),
    body,
    isSingle: review.stacks.length === 1,
    footer: `mlzone ${review.version}. What Azure holds at run time a review can't see.`,
  });
}

/** A picture brings a style sheet of its own. */
function stylesIn(svg: string): string[] {
  return [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, sheet = ""]) => sheet);
}
