import type { Section } from "../../baseline/report/markdown-page";
import { markdownCode, markdownText } from "../../baseline/report/markdown-text";
import { count, sourceWords } from "../../baseline/report/words";
import type { AttributeChange, ShownValue } from "../changes";
import type { StackReview } from "../review";
import type { Risk } from "../risks";
import { riskGroups } from "./order";
import { acceptedWords, capital, MOST_ATTRIBUTES, RISK_TITLES, valueWords } from "./words";

/** The risks of all stacks, in the order of both. */
export function risksSection(stacks: readonly StackReview[], share: number): Section {
  const headed = stacks.flatMap(({ name, risks }) =>
    riskGroups(risks)
      .flatMap(groupItems)
      .map((item, index) => (index === 0 ? `\n### ${markdownText(name)}\n\n${item}` : item)),
  );
  return {
    open: "",
    items: headed.map((item, index) => (index === 0 ? item.trimStart() : item)),
    close: "",
    between: "\n",
    more: (left) => `\nAnd ${count(left, "more risk", "more risks")}, which the other formats list.`,
    share,
  };
}

/** An item a risk; what is the same for several stands above the first of them. */
function groupItems(group: readonly [Risk, ...Risk[]]): string[] {
  const [first] = group;
  const { accepted, certainty, fix, kind, recommendations, rules, severity, what, why } = first;
  const perhaps = certainty === "possible" ? ", perhaps" : "";
  const title = group.length === 1 ? markdownText(first.change.title) : `${group.length} resources`;
  const place = group.length === 1 ? placeLines(first) : [];
  const ids = [...recommendations.map(markdownCode), ...rules.map((rule) => `rule ${markdownCode(rule)}`)];
  const head = [
    `- **${severity}, ${RISK_TITLES[kind]}${perhaps}: ${title}**`,
    sentence(what),
    ...place,
    ...(accepted === undefined ? [] : [`**${sentence(acceptedWords(accepted))}**`]),
    `Do: ${markdownText(fix)}`,
    `Why: ${markdownText(why)}${ids.length === 0 ? "" : ` ${ids.join(", ")}`}`,
  ].join("<br>");
  if (group.length === 1) {
    return [head];
  }
  const items = group.map((risk) =>
    [`  - **${markdownText(risk.change.title)}**`, ...placeLines(risk)].join("<br>"),
  );
  return items.map((item, index) => (index === 0 ? `${head}\n${item}` : item));
}

/** What changes, and where the resource is made. */
function placeLines({ attributes, change: { address, construct, source } }: Risk): string[] {
  const more = attributes.length - MOST_ATTRIBUTES;
  const made = [
    source === undefined ? "" : ` at ${markdownCode(sourceWords(source))}`,
    construct === undefined ? "" : ` by ${markdownCode(construct)}`,
  ].join("");
  return [
    ...attributes.slice(0, MOST_ATTRIBUTES).map(attributeItem),
    ...(more > 0 ? [`and ${count(more, "more attribute", "more attributes")}`] : []),
    `${markdownCode(address)}${made}`,
  ];
}

function attributeItem({ after, before, path, replaces }: AttributeChange): string {
  const anew = replaces ? " (makes a new one)" : "";
  return `${markdownCode(path)}: ${valueItem(before)} → ${valueItem(after)}${anew}`;
}

/** What stands for a value is no code: it isn't in the file. */
function valueItem(value: ShownValue): string {
  const words = valueWords(value);
  return value.state === "known" ? markdownCode(words) : `*${words}*`;
}

/** With a capital, and a full stop unless it has one. */
function sentence(text: string): string {
  const words = capital(text);
  return markdownText(/[.?!]$/.test(words) ? words : `${words}.`);
}
