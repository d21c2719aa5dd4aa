import { GUIDES } from "./guides";
import { PILLAR_IDS, PILLARS } from "./pillars";
import type { Recommendation } from "./recommendation";
import { PARTS, RESPONSIBILITIES, RESPONSIBILITY_IDS } from "./responsibilities";
import { inOrder, type Tally, tally, tallyByPillar } from "./tally";

/** The ids of the rules that check a recommendation. */
export type RulesOf = (recommendation: string) => readonly string[];

/**
 * docs/recommendations.md without its last line break. A heading an id, so that reports can link to it.
 * Lists rather than tables, because one longer word would pad every line of a table anew.
 */
export function catalogueMarkdown(list: readonly Recommendation[], rulesOf: RulesOf): string {
  const blocks = [
    "# Recommendations, and who sees to them",
    "<!-- Generated: npx mlzone catalogue --markdown > docs/recommendations.md -->",
    introduction(list),
    meanings(),
    summary([...tallyByPillar(list), tally("all", list)]),
    ...PILLAR_IDS.flatMap((id) => pillarBlocks(id, list, rulesOf)),
  ];
  return blocks.join("\n\n");
}

function introduction(list: readonly Recommendation[]): string {
  return `${list.length} recommendations of three guides of Microsoft's, in our words: the ${Object.values(GUIDES).join("; ")}. What the code meets has a test named by the id, and what a rule checks on anybody's Terraform says so. \`npx mlzone catalogue\` shows the same in the terminal.`;
}

function meanings(): string {
  const { default: byDefault, option, planned, team, azure } = RESPONSIBILITIES;
  const parts = Object.entries(PARTS).map(([part, brings]) => `${part} (${brings})`);
  return [
    `- **${byDefault}**: met in dev and prod as they are, or in the one where it belongs`,
    `- **${option}**: met where the configuration asks for it`,
    `- **${planned}**: not met yet; it comes with a part of the project that isn't there: ${parts.join(", ")}`,
    `- **${team}**: code of a landing zone can't meet it; a sentence says who does what`,
    `- **${azure}**: Azure does it, unasked`,
  ].join("\n");
}

function pillarBlocks(
  pillar: keyof typeof PILLARS,
  list: readonly Recommendation[],
  rulesOf: RulesOf,
): string[] {
  const recommendations = list.filter((one) => one.pillar === pillar);
  return recommendations.length === 0
    ? []
    : [
        `## ${PILLARS[pillar]}`,
        ...recommendations.flatMap((one) => [
          `### ${one.id}`,
          one.title,
          facts(one, rulesOf(one.id)).join("\n"),
        ]),
      ];
}

function facts({ source, policies, peers, ...one }: Recommendation, rules: readonly string[]): string[] {
  return [
    `- ${howMet(one)}`,
    `- Source: ${GUIDES[source.guide]}, ${source.section}`,
    ...(rules.length > 0 ? [`- Rules: ${code(rules)}`] : []),
    ...(policies.length > 0 ? [`- Policies: ${code(policies)}`] : []),
    ...(peers.length > 0 ? [`- Other checkers: ${code(peers)}`] : []),
  ];
}

function howMet(one: Pick<Recommendation, "responsibility" | "constructs" | "part" | "note">): string {
  const { responsibility, constructs, part, note } = one;
  const who = RESPONSIBILITIES[responsibility];
  const head = `**${who.charAt(0).toUpperCase()}${who.slice(1)}**`;
  if (responsibility === "planned") {
    return `${head}, with ${part}: ${note}`;
  }
  if (constructs.length === 0) {
    return `${head}: ${note}`;
  }
  const completed = part === undefined ? "" : `, completed by ${part}`;
  return `${head}${completed}: ${code(constructs)}${note === undefined ? "" : `. ${note}`}`;
}

function code(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}

/** A table with cells as wide as the formatter makes them. */
function summary(tallies: readonly Tally[]): string {
  const head = ["pillar", "all", ...RESPONSIBILITY_IDS.map((id) => RESPONSIBILITIES[id])];
  const rows = tallies.map(({ name, total, counts }) => [
    name,
    String(total),
    ...inOrder(counts).map((count) => String(count)),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const padded = (row: readonly string[]) =>
    line(
      widths.map((width, column) =>
        column === 0 ? (row[column] ?? "").padEnd(width) : (row[column] ?? "").padStart(width),
      ),
    );
  const rule = line(
    widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)),
  );
  return [padded(head), rule, ...rows.map(padded)].join("\n");
}
