import type { Section } from "../../baseline/report/markdown-page";
import { markdownCode, markdownText } from "../../baseline/report/markdown-text";
import { count, sourceWords } from "../../baseline/report/words";
import type { AttributeChange, ShownValue } from "../changes";
import type { StackReview } from "../review";
import type { Risk } from "../risks";
import { haveSameAttributes, riskGroups } from "./order";
import { acceptedWords, capital, MOST_ATTRIBUTES, MOST_RESOURCES, RISK_TITLES, valueWords } from "./words";

/** Of those that are folded, more than anybody unfolds are counted. */
const MOST_FOLDED = 50;

/** What can't be cut into two, and for how many risks it stands. */
interface Item {
  readonly text: string;
  readonly risks: number;
}

/** The risks of all stacks, in the order of both. */
export function risksSection(stacks: readonly StackReview[], share: number): Section {
  const items = stacks.flatMap(({ name, risks }) =>
    riskGroups(risks)
      .flatMap(groupItems)
      .map((item, index) =>
        index === 0 ? { ...item, text: `\n### ${markdownText(name)}\n\n${item.text}` } : item,
      ),
  );
  return {
    open: "",
    items: items.map(({ text }, index) => (index === 0 ? text.trimStart() : text)),
    close: "",
    between: "\n",
    more: (left) => {
      const risks = items.slice(items.length - left).reduce((sum, item) => sum + item.risks, 0);
      return `\nAnd ${count(risks, "more risk", "more risks")}, which the other formats list.`;
    },
    share,
  };
}

/** An item a risk; what is the same for several stands above the first of them, and many are folded. */
function groupItems(group: readonly [Risk, ...Risk[]]): Item[] {
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
    return [{ text: head, risks: 1 }];
  }
  const items = group.slice(0, MOST_RESOURCES).map((risk, index): Item => {
    const item = [`  - **${markdownText(risk.change.title)}**`, ...placeLines(risk)].join("<br>");
    return { text: index === 0 ? `${head}\n${item}` : item, risks: 1 };
  });
  return [...items, ...folded(group.slice(MOST_RESOURCES), haveSameAttributes(group))];
}

/** In few words each. The lines between are empty: else the code would be read as HTML. */
function folded(risks: readonly Risk[], isSameForAll: boolean): Item[] {
  if (risks.length === 0) {
    return [];
  }
  const more = risks.length - MOST_FOLDED;
  const addresses = risks.slice(0, MOST_FOLDED).map(({ attributes: [first], change }) => {
    const what = isSameForAll || first === undefined ? "" : ` (${attributeItem(first)})`;
    return `${markdownCode(change.address)}${what}`;
  });
  const rest = more > 0 ? [`and ${more} more, which the other formats list`] : [];
  const lines = [
    `  - <details><summary>and ${risks.length} more</summary>`,
    "",
    `    ${[...addresses, ...rest].join(", ")}`,
    "",
    "    </details>",
  ];
  return [{ text: lines.join("\n"), risks: risks.length }];
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

/** The path of an attribute, which is written as it stands. */
const PATH = /^[a-z]\w*(?:(?:_|\.|\[)[\w.[\]/]*)(?= )/i;

/** With a capital, or the path of an attribute as code, and a full stop unless it has one. */
function sentence(text: string): string {
  const [path = ""] = PATH.exec(text) ?? [];
  const words = path === "" ? capital(text) : text.slice(path.length);
  const end = /[.?!]$/.test(words) ? "" : ".";
  return `${path === "" ? "" : markdownCode(path)}${markdownText(`${words}${end}`)}`;
}
