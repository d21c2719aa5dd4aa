import type { Comparison } from "./compare";
import type { WithoutRule } from "./correspondence";
import type { Disagreement, Tally } from "./tally";

/** What a report needs beside the comparison. */
export interface ReportFacts {
  /** Display names by GUID. */
  readonly names: ReadonlyMap<string, string>;
  readonly withoutRule: readonly WithoutRule[];
}

/** The whole comparison as a page: agreements in numbers, each disagreement with its reason. */
export function agreementPage(tally: Tally, facts: ReportFacts): string {
  const { rows, mutants } = tally;
  const title = titlesOf(facts.names);
  const sum = (of: (row: Tally["rows"][number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return `${[
    "<!-- Written by `npm run agreement -- --write docs/agreement.md`; edits are lost. -->",
    "# Agreement of the rules with Microsoft's policies",
    "A rehearsal brings dev and prod up with the real Terraform against a simulated Azure. Microsoft's policy definitions are evaluated on what it then holds, the rules on the Terraform JSON that was applied, and the verdicts on the same resource are laid side by side. Then mutants take the stack's place, one after the other; of each counts what it changes on either side.",
    [
      `- ${rows.length} policies compared with their rules: ${sum(({ compliant }) => compliant)} times neither finds anything, ${sum(({ nonCompliant }) => nonCompliant)} times both do, ${sum(({ disagreements }) => disagreements)} times they differ`,
      `- ${mutants.applied} mutants applied, of which neither side saw ${mutants.unseen.length}; ${mutants.refused.length} refused by the provider or by Azure's own rules`,
    ].join("\n"),
    "## Policies and their rules",
    table(
      ["policy", "rules", "neither finds anything", "both find it", "they differ"],
      rows.map(({ policy, rules, compliant, nonCompliant, disagreements }) => [
        title(policy),
        rules.map(code).join("<br>"),
        `${compliant}`,
        `${nonCompliant}`,
        `${disagreements}`,
      ]),
    ),
    "## Where they differ",
    table(["policy", "the policy", "the rules", "where", "why"], differences(tally.disagreements, title)),
    "## Policies without a rule",
    "Evaluated as well; no rule follows them.",
    table(
      ["why", "policies"],
      facts.withoutRule.map(({ why, policies }) => [why, policies.map(title).join("<br>")]),
    ),
    "## Mutants that nobody takes",
    "The provider or the simulated Azure refuses them, so there is nothing to compare.",
    table(
      ["stack", "mutant", "what refuses it"],
      mutants.refused.map(({ stack, mutant, refused }) => [stack, code(mutant.id), firstWords(refused)]),
    ),
    "## Mutants that neither side sees",
    "They weaken what neither a compared policy nor its rules look at: they are the business of other rules.",
    mutants.unseen.map((id) => `- ${code(id)}`).join("\n"),
  ].join("\n\n")}\n`;
}

/** One row for each policy, pair of verdicts and reason. */
function differences(disagreements: readonly Disagreement[], title: (policy: string) => string): string[][] {
  const groups = new Map<string, Disagreement[]>();
  for (const one of disagreements) {
    const { policy, policyVerdict, rulesVerdict } = one.comparison;
    const key = [policy, policyVerdict, rulesVerdict, one.known?.reason].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) {
      return [];
    }
    const { policy, policyVerdict, rulesVerdict } = first.comparison;
    return [
      [
        title(policy),
        policyVerdict,
        RULES_SAY[rulesVerdict],
        group.map(({ comparison }) => place(comparison)).join("<br>"),
        first.known?.reason ?? "**Not explained.**",
      ],
    ];
  });
}

const RULES_SAY: Readonly<Record<Comparison["rulesVerdict"], string>> = {
  pass: "pass",
  violation: "violation",
  unknown: "unknown",
  silent: "do not look at it",
};

function place({ stack, mutant, address }: Comparison): string {
  return mutant === undefined ? `${stack}: ${code(address)}` : `${stack}, mutant ${code(mutant)}`;
}

/** Display name, with the beginning of the GUID. */
function titlesOf(names: ReportFacts["names"]): (policy: string) => string {
  return (policy) => `${names.get(policy) ?? "not in the folder"} (${policy.slice(0, 8)})`;
}

/** What tells errors apart: what Azure said, without the ids of the run. */
function firstWords(error: string): string {
  const [, cause = error] = /with error: (.*)/.exec(error) ?? [];
  const text = cause
    .replace(/ \(Subscription: [^)]*\)/, "")
    .replace(/\/subscriptions\/[^' ]*\/([^/' ]+)/g, "…/$1");
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function escaped(text: string): string {
  return text.replace(/\|/g, "\\|").replace(/\n/g, " ");
}

function code(text: string): string {
  return `\`${text}\``;
}
