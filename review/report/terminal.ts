import pc from "picocolors";
import { paragraph } from "../../terminal/layout";
import { plainLine } from "../../terminal/plain-text";
import type { Review, StackReview } from "../review";
import { fails, levelOf } from "../verdict";
import { type Moved, movedBlock } from "./moved-blocks";
import { driftOf, waitingWords } from "./not-ours";
import { type GuidanceGroup, guidanceOf } from "./order";
import { riskTexts } from "./terminal-risks";
import {
  changeWords,
  costLineWords,
  costWords,
  MOST_ADDRESSES,
  notSeenWords,
  quietWords,
  staysSame,
  undeclaredMoves,
  verdictWords,
} from "./words";

/** More names than a reader looks at are counted. */
const MOST_NAMES = 10;

const INDENTATION = 4;

/** For the terminal: the verdict, then stack by stack what matters, worst first. */
export function terminalReport(review: Review): string {
  const level = levelOf(review.stacks);
  const colour = fails(review) ? pc.red : level === "look" || level === "weaker" ? pc.yellow : pc.green;
  return [colour(pc.bold(verdictWords(review))), ...review.stacks.flatMap(stackReport)].join("\n\n");
}

function stackReport(stack: StackReview): string[] {
  const { cost, names, risks } = stack;
  if (staysSame(stack)) {
    return [`${pc.bold(line(stack.name))}  nothing changes`];
  }
  return [
    [`${pc.bold(line(stack.name))}  ${changeWords(stack)}`, ...notOurs(stack)].join("\n"),
    ...riskTexts(risks),
    ...block(
      "Moved, and Terraform doesn't know it: without a block it destroys and creates; add to HEAD",
      undeclaredMoves(stack).flatMap(moveLines),
    ),
    ...section("Another name in Azure", [
      ...names
        .slice(0, MOST_NAMES)
        .map(({ change, before, after }) => line(`${change.address}: ${before} → ${after}`)),
      ...(names.length > MOST_NAMES
        ? [pc.dim(`and ${names.length - MOST_NAMES} more, which the other formats list`)]
        : []),
    ]),
    ...section("Guidance", guidanceOf(stack).map(guidanceLine)),
    ...section("Cost", cost === undefined ? [] : [costWords(cost), ...costLineWords(cost).map(line)]),
    ...section("Can't be seen", notSeenWords(stack).map(line)),
    ...section("Without a risk", quietWords(stack).map(line)),
  ];
}

/** What its plan brings, or found, and the pull request has no part in. */
function notOurs(stack: StackReview): string[] {
  const drift = driftOf(stack);
  const words = [waitingWords(stack), drift && `${drift.words}: ${listed(drift.addresses, drift.more)}`];
  return words.flatMap((text) => (text === undefined ? [] : [pc.dim(paragraph(line(text)))]));
}

function guidanceLine({ addresses, became, rule, until }: GuidanceGroup): string {
  const word =
    became === "fixed" ? pc.green("fixed") : became === "expired" ? pc.red("expired") : pc.yellow("expiring");
  const places = listed(addresses.slice(0, MOST_ADDRESSES), addresses.length - MOST_ADDRESSES);
  return `${word}  ${rule.id}  ${line(places)}${until === undefined ? "" : ` (accepted until ${until})`}`;
}

function listed(addresses: readonly string[], more: number): string {
  return [...addresses, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

/** Ready to copy; of what is no address it is said only. */
function moveLines(move: Moved): string[] {
  const hcl = movedBlock(move);
  return hcl === undefined ? [line(`a block from ${move.from} to ${move.to}`)] : hcl.split("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  const wrapped = lines.map((text) => paragraph(text, INDENTATION));
  return lines.length === 0 ? [] : [[paragraph(pc.bold(title)), ...wrapped].join("\n")];
}

/** As it stands, however long its lines are. */
function block(title: string, lines: readonly string[]): string[] {
  const indented = lines.map((text) => `${" ".repeat(INDENTATION)}${text}`);
  return lines.length === 0 ? [] : [[paragraph(pc.bold(title)), ...indented].join("\n")];
}

/** Texts of others must not steer the terminal. */
function line(text: string): string {
  return plainLine(text);
}
