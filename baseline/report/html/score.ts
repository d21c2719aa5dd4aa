import { PILLAR_IDS, PILLARS, type Pillar } from "../../catalogue/pillars";
import type { ReportedRule } from "../check-report";
import { type Outcome, outcomeOf, type Verdict } from "../verdict";
import { count } from "../words";
import { html, type Markup } from "./markup";

/** Outcomes as they stand in a bar, from good to bad; what had nothing to look at has no score. */
const SCORED = ["passed", "acknowledged", "unknown", "failed"] as const;

const WORDS: Readonly<Record<Outcome, string>> = {
  passed: "holds",
  acknowledged: "acknowledged",
  unknown: "can't be told",
  failed: "fails",
  notApplicable: "nothing to look at",
};

interface Checked {
  readonly stack: string;
  readonly rule: ReportedRule;
}

/** How many rules hold, pillar by pillar, and what became of each. */
export function scoreSection({ stacks }: Verdict): Markup {
  const pillars = PILLAR_IDS.map((pillar) => ({
    pillar,
    checked: stacks.flatMap(({ stack, pillars: own }) =>
      own
        .filter((one) => one.pillar === pillar)
        .flatMap(({ rules }) => rules.map((rule): Checked => ({ stack: stack.name, rule }))),
    ),
  })).filter(({ checked }) => checked.length > 0);
  return html`<section aria-labelledby="score">
<h2 id="score">Score</h2>
<p class="quiet">How many rules hold where they have something to look at; a rule counts in each stack.</p>
<div class="pillars">
${pillars.map(({ pillar, checked }) => pillarScore(pillar, checked))}
</div>
</section>
`;
}

function pillarScore(pillar: Pillar, checked: readonly Checked[]): Markup {
  const numbers = SCORED.map((outcome) => checked.filter(({ rule }) => outcomeOf(rule) === outcome).length);
  const total = numbers.reduce((sum, number) => sum + number, 0);
  return html`<details class="pillar">
<summary><span class="name">${PILLARS[pillar]}</span> ${scoreWords(numbers, total)}</summary>
<ul class="rules">${[...grouped(checked)].map(ruleItem)}</ul>
</details>
`;
}

/** In words, too: not everybody sees the colours of the bar. */
function scoreWords(numbers: readonly number[], total: number): Markup {
  if (total === 0) {
    return html`<span class="number">nothing to look at</span>`;
  }
  const [passed = 0, acknowledged = 0, unknown = 0, failed = 0] = numbers;
  const others = [
    ...(failed > 0 ? [html`<span class="failed">${count(failed, "fails", "fail")}</span> `] : []),
    ...(unknown > 0 ? [html`<span class="unknown">${unknown} can't be told</span> `] : []),
    ...(acknowledged > 0 ? [html`<span class="acknowledged">${acknowledged} acknowledged</span> `] : []),
  ];
  return html`<span class="number"><b>${passed}</b> of ${total} hold</span> ${bar(numbers, total)}<span class="rest">${others}</span>`;
}

/** Drawn rather than styled: the page's policy forbids style in attributes. */
function bar(numbers: readonly number[], total: number): Markup {
  let x = 0;
  const parts = numbers.map((number, index) => {
    const width = total === 0 ? 0 : (100 * number) / total;
    const part = html`<rect class="${SCORED[index]}" x="${x}" y="0" width="${width}" height="8"/>`;
    x += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function grouped(checked: readonly Checked[]): Map<string, Checked[]> {
  const byId = new Map<string, Checked[]>();
  for (const one of checked) {
    const { id } = one.rule.rule;
    byId.set(id, [...(byId.get(id) ?? []), one]);
  }
  return byId;
}

function ruleItem([id, checked]: readonly [string, readonly Checked[]]): Markup {
  const outcomes = checked.map(({ stack, rule }) => {
    const outcome = outcomeOf(rule);
    return html`<span class="outcome ${outcome}">${stack}: ${WORDS[outcome]}</span> `;
  });
  return html`<li><p>${checked[0]?.rule.rule.title} <code>${id}</code></p><p>${outcomes}</p></li>
`;
}
