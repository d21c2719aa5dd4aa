import pc from "picocolors";
import type { Severity } from "../../baseline/rules/rule";
import { paragraph } from "../../terminal/layout";
import { plainLine } from "../../terminal/plain-text";
import type { Review, StackReview } from "../review";
import type { Risk } from "../risks";
import { fails, levelOf } from "../verdict";
import { type GuidanceGroup, guidanceOf } from "./order";
import {
  acceptedWords,
  attributeWords,
  changeWords,
  costLineWords,
  costWords,
  MOST_ADDRESSES,
  MOST_ATTRIBUTES,
  quietWords,
  RISK_TITLES,
  staysSame,
  undeclaredMoves,
  verdictWords,
} from "./words";

const SEVERITY_COLOURS: Readonly<Record<Severity, (text: string) => string>> = {
  high: pc.red,
  medium: pc.yellow,
  low: pc.dim,
};

/** For the terminal: the verdict, then stack by stack what matters, worst first. */
export function terminalReport(review: Review): string {
  const level = levelOf(review.stacks);
  const colour = fails(review) ? pc.red : level === "look" || level === "weaker" ? pc.yellow : pc.green;
  return [colour(pc.bold(verdictWords(review))), ...review.stacks.flatMap(stackReport)].join("\n\n");
}

function stackReport(stack: StackReview): string[] {
  const { cost, names, notSeen, risks } = stack;
  if (staysSame(stack)) {
    return [`${pc.bold(line(stack.name))}  nothing changes`];
  }
  return [
    `${pc.bold(line(stack.name))}  ${changeWords(stack)}`,
    ...risks.map(riskReport),
    ...section(
      "Moved, and Terraform doesn't know it; add",
      undeclaredMoves(stack).map((move) => line(movedBlock(move))),
    ),
    ...section(
      "Another name in Azure",
      names.map(({ change, before, after }) => line(`${change.address}: ${before} → ${after}`)),
    ),
    ...section("Guidance", guidanceOf(stack).map(guidanceLine)),
    ...section("Cost", cost === undefined ? [] : [costWords(cost), ...costLineWords(cost).map(line)]),
    ...section("Can't be seen", notSeen.map(line)),
    ...section("Without a risk", quietWords(stack).map(line)),
  ];
}

function riskReport(risk: Risk): string {
  const { accepted, attributes, certainty, change, fix, kind, recommendations, rules, severity, what, why } =
    risk;
  const shown = attributes.slice(0, MOST_ATTRIBUTES).map(attributeWords);
  const more = attributes.length - shown.length;
  const place = [
    change.source === undefined ? "" : `at ${change.source.file}:${change.source.line}`,
    change.construct === undefined ? "" : `by ${change.construct}`,
  ].filter((text) => text !== "");
  const head = `${SEVERITY_COLOURS[severity](severity)}  ${pc.bold(RISK_TITLES[kind])}${certainty === "possible" ? pc.magenta("  perhaps") : ""}`;
  return [
    paragraph(`${head}  ${line(change.title)}`),
    pc.dim(paragraph(line([change.address, ...place].join(", ")), 4)),
    paragraph(line(what), 4),
    ...shown.map((text) => paragraph(pc.cyan(line(text)), 4)),
    ...(more > 0 ? [pc.dim(paragraph(`and ${more} more attributes`, 4))] : []),
    ...(accepted === undefined ? [] : [pc.yellow(paragraph(line(acceptedWords(accepted)), 4))]),
    paragraph(`Why: ${line(why)}`, 4),
    paragraph(`Do: ${pc.green(line(fix))}`, 4),
    pc.dim(paragraph([...recommendations, ...rules.map((rule) => `rule ${rule}`)].join(", "), 4)),
  ].join("\n");
}

function guidanceLine({ addresses, became, rule, until }: GuidanceGroup): string {
  const word =
    became === "fixed" ? pc.green("fixed") : became === "expired" ? pc.red("expired") : pc.yellow("expiring");
  const more = addresses.length - MOST_ADDRESSES;
  const places = [...addresses.slice(0, MOST_ADDRESSES), ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return `${word}  ${rule.id}  ${line(places)}${until === undefined ? "" : ` (accepted until ${until})`}`;
}

function movedBlock({ from, to }: { readonly from: string; readonly to: string }): string {
  return `moved { from = ${from}, to = ${to} }`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [[paragraph(pc.bold(title)), ...lines.map((text) => paragraph(text, 4))].join("\n")];
}

/** Texts of others must not steer the terminal. */
function line(text: string): string {
  return plainLine(text);
}
