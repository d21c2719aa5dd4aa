import type { Section } from "../../baseline/report/markdown-page";
import { markdownCode, markdownText } from "../../baseline/report/markdown-text";
import type { StackReview } from "../review";
import { type Moved, movedBlock, moveFromId } from "./moved-blocks";
import { undeclaredMoves } from "./words";

/** More blocks than a reader copies at once stand in a second fence. */
const MOST_BLOCKS = 20;

/** The blocks that are missing, ready to copy. */
export function movesSection(stacks: readonly StackReview[]): Section {
  return {
    open: "### Moved, and Terraform doesn't know it: without a block it destroys and creates",
    items: stacks.flatMap(moveItems),
    close: "",
    between: "\n\n",
    more: () => "And more blocks, which the other formats list.",
    share: 1,
  };
}

function moveItems(stack: StackReview): string[] {
  const moves = undeclaredMoves(stack);
  const chunks = Array.from({ length: Math.ceil(moves.length / MOST_BLOCKS) }, (_, index) =>
    moves.slice(index * MOST_BLOCKS, (index + 1) * MOST_BLOCKS),
  );
  return chunks.map((chunk) => `**${markdownText(stack.name)}**: add to HEAD\n\n${blocks(chunk)}`);
}

function blocks(moves: readonly Moved[]): string {
  const hcl = moves.flatMap((move) => movedBlock(move) ?? []);
  const calls = moves.flatMap((move) => moveFromId(move) ?? []);
  const strange = moves.filter((move) => movedBlock(move) === undefined);
  return [
    ...(hcl.length === 0 ? [] : [fenced("hcl", hcl)]),
    ...(calls.length === 0 ? [] : ["or, with cdktf, at each of these resources", fenced("ts", calls)]),
    ...strange.map(({ from, to }) => `a block from ${markdownCode(from)} to ${markdownCode(to)}`),
  ].join("\n\n");
}

/** No line of an address is a fence: it is one address. */
function fenced(language: string, texts: readonly string[]): string {
  return [`\`\`\`${language}`, ...texts, "```"].join("\n");
}
