import pc from "picocolors";
import { GUIDES } from "../../baseline/catalogue/guides";
import { PILLARS } from "../../baseline/catalogue/pillars";
import type { Recommendation } from "../../baseline/catalogue/recommendation";
import {
  PARTS,
  RESPONSIBILITIES,
  RESPONSIBILITY_IDS,
  type Responsibility,
} from "../../baseline/catalogue/responsibilities";
import { inOrder, type Tally, tally, tallyByPillar } from "../../baseline/catalogue/tally";
import { type Alignment, paragraph, table } from "../../terminal/layout";

const COLOURS: Readonly<Record<Responsibility, (text: string) => string>> = {
  default: pc.green,
  option: pc.green,
  planned: pc.yellow,
  team: pc.cyan,
  azure: pc.dim,
};

/** How many recommendations there are, pillar by pillar, and who sees to them. */
export function summaryReport(list: readonly Recommendation[]): string {
  const { total, counts } = tally("all", list);
  const head = `${pc.bold(`${total} recommendations`)} of Microsoft's guides: ${counts.default + counts.option} met, ${counts.planned} planned`;
  return [
    head,
    countTable([...tallyByPillar(list), tally("all", list)]),
    `${pc.bold("Planned")}\n${partTable(list)}`,
    `${pc.bold("Next")}\n${table(
      [
        ["mlzone catalogue --pillar security", "the recommendations of a pillar"],
        ["mlzone catalogue --id cost/cluster-autoscale-to-zero", "all about one of them"],
      ],
      ["left", "left"],
      1,
    )}`,
  ].join("\n\n");
}

function countTable(tallies: readonly Tally[]): string {
  const head = ["", "all", ...RESPONSIBILITY_IDS.map((id) => RESPONSIBILITIES[id])].map(pc.dim);
  const rows = tallies.map(({ name, total, counts }) => [name, ...[total, ...inOrder(counts)].map(String)]);
  const alignments: Alignment[] = head.map((_, column) => (column === 0 ? "left" : "right"));
  return table([head, ...rows], alignments, 0);
}

/** What is still to come: how much of it each part of the project brings. */
function partTable(list: readonly Recommendation[]): string {
  const rows = Object.entries(PARTS)
    .map(([part, brings]) => {
      const count = list.filter((one) => one.part === part && one.responsibility === "planned").length;
      return [part, String(count), brings];
    })
    .filter(([, count]) => count !== "0");
  return table(rows, ["left", "right", "left"], 2);
}

/** The recommendations of one pillar, one a line. */
export function listReport(list: readonly Recommendation[]): string {
  return tallyByPillar(list)
    .map(({ name, total }) => {
      const rows = list
        .filter(({ pillar }) => PILLARS[pillar] === name)
        .map((one) => [one.id, how(one), one.title]);
      return `${pc.bold(pc.cyan(name))}  ${total} recommendations\n\n${table(rows, ["left", "left", "left"], 2)}`;
    })
    .join("\n\n");
}

/** All about one recommendation. */
export function recommendationReport(one: Recommendation, rules: readonly string[]): string {
  const { id, title, source, constructs, tests, policies, peers, note } = one;
  const rows = [
    ["how", how(one)],
    ["by", constructs.join(", ")],
    ["tests", tests.map((test) => `npx jest -t ${test}`).join(", ")],
    ["rules", rules.join(", ")],
    ["source", `${GUIDES[source.guide]}, ${source.section}`],
    ["policies", policies.join(", ")],
    ["checkers", peers.join(", ")],
  ].filter(([, text]) => text !== "");
  return [
    `${pc.bold(pc.cyan(id))}\n${paragraph(title)}`,
    ...(note === undefined ? [] : [paragraph(note)]),
    table(rows, ["left", "left"], 1),
  ].join("\n\n");
}

function how({ responsibility, part }: Recommendation): string {
  const word = COLOURS[responsibility](RESPONSIBILITIES[responsibility]);
  if (part === undefined) {
    return word;
  }
  return responsibility === "planned" ? `${word}: ${part}` : `${word}, + ${part}`;
}
