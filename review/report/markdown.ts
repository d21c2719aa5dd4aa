import { MOST_CHARACTERS } from "../../baseline/report/markdown";
import { details, page, type Section } from "../../baseline/report/markdown-page";
import { markdownCode, markdownText } from "../../baseline/report/markdown-text";
import { count } from "../../baseline/report/words";
import type { Review, StackReview } from "../review";
import { fails } from "../verdict";
import { movesSection } from "./markdown-moves";
import { risksSection } from "./markdown-risks";
import { driftOf, waitingWords } from "./not-ours";
import { type GuidanceGroup, guidanceOf, worstStacksFirst } from "./order";
import { plainReview } from "./plain-review";
import {
  changeWords,
  costLineWords,
  costWords,
  failOnWords,
  levelWords,
  MOST_ADDRESSES,
  notSeenWords,
  quietWords,
  staysSame,
} from "./words";

/** Of stacks in which nothing changes, so many are named. */
const MOST_SAME = 5;

/**
 * For a comment on a pull request: the verdict and what becomes of each stack, the risks with what to do,
 * worst first, and the `moved` blocks that are missing; folded below them all the rest. Cut where a comment
 * ends, the least important first.
 *
 * @param longest the most characters that it may have
 */
export function markdownReport(received: Review, longest = MOST_CHARACTERS): string {
  const review = plainReview(received);
  const stacks = worstStacksFirst(review.stacks);
  const moves = movesSection(stacks);
  const notSeen = namedItems(stacks, (stack) => notSeenWords(stack).map(markdownText));
  return `${page(
    [
      verdictSection(review, stacks),
      // with room for the blocks, without which data goes
      risksSection(stacks, moves.items.length + notSeen.length > 0 ? 0.75 : 1),
      moves,
      details("Can't be seen", notSeen),
      details(
        "Another name in Azure",
        namedItems(stacks, ({ names }) =>
          names.map(
            ({ change, before, after }) =>
              `${markdownCode(change.address)}: ${markdownCode(before)} → ${markdownCode(after)}`,
          ),
        ),
      ),
      details(
        "Guidance",
        namedItems(stacks, (stack) => guidanceOf(stack).map(guidanceItem)),
      ),
      details(
        "What makes the cost",
        namedItems(stacks, ({ cost }) => (cost === undefined ? [] : costLineWords(cost).map(markdownText))),
      ),
      details(
        "Changes without a risk",
        namedItems(stacks, (stack) => quietWords(stack).map(markdownText)),
      ),
    ],
    longest - 1,
  )}\n`;
}

function verdictSection(review: Review, stacks: readonly StackReview[]): Section {
  const { base, failOn, head, version } = review;
  const same = stacks.filter(staysSame);
  return {
    open: [
      `## What this pull request changes: ${fails(review) ? "**fails**" : "passes"}`,
      "",
      `**${markdownText(levelWords(stacks))}**`,
      "",
    ].join("\n"),
    items: [
      ...stacks.filter((stack) => !staysSame(stack)).map(stackItem),
      ...(same.length === 0 ? [] : [`- ${sameWords(same)}: nothing changes`]),
    ],
    close: `\nmlzone ${version}, from ${markdownCode(base)} to ${markdownCode(head)}; ${failOnWords(failOn)}.`,
    between: "\n",
    more: (left) => `- and ${count(left, "more stack", "more stacks")}`,
    share: 0.25,
  };
}

function stackItem(stack: StackReview): string {
  const { cost, name } = stack;
  return [
    `- **${markdownText(name)}**: ${markdownText(changeWords(stack))}`,
    ...(cost === undefined ? [] : [`Costs ${markdownText(costWords(cost))}`]),
    ...notOursItems(stack),
  ].join("<br>");
}

/** What its plan brings, or found, and the pull request has no part in. */
function notOursItems(stack: StackReview): string[] {
  const waiting = waitingWords(stack);
  const drift = driftOf(stack);
  return [
    ...(waiting === undefined ? [] : [`${markdownText(waiting)}.`]),
    ...(drift === undefined
      ? []
      : [`${markdownText(drift.words)}: ${codeList(drift.addresses, drift.more)}`]),
  ];
}

function sameWords(stacks: readonly StackReview[]): string {
  const names = stacks.slice(0, MOST_SAME).map(({ name }) => `**${markdownText(name)}**`);
  const more = stacks.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function guidanceItem({ addresses, became, rule, until }: GuidanceGroup): string {
  const more = addresses.length - MOST_ADDRESSES;
  const places = codeList(addresses.slice(0, MOST_ADDRESSES), more);
  const end = until === undefined ? "" : ` (accepted until ${markdownText(until)})`;
  return `**${became}**${end}: ${markdownText(rule.title)} ${markdownCode(rule.id)}<br>at ${places}`;
}

function codeList(addresses: readonly string[], more: number): string {
  return [...addresses.map(markdownCode), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function namedItems(
  stacks: readonly StackReview[],
  items: (stack: StackReview) => readonly string[],
): string[] {
  return stacks.flatMap((stack) => items(stack).map((item) => `- **${markdownText(stack.name)}**: ${item}`));
}
