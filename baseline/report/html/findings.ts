import { findRecommendation } from "../../catalogue";
import { PILLARS } from "../../catalogue/pillars";
import { SEVERITIES } from "../../rules/rule";
import type { PlacedFinding } from "../order";
import { count } from "../words";
import { findingItem } from "./finding";
import { html, type Markup, moreWords, shownOf } from "./markup";

/** What is open: by severity, and what can't be told last; under each rule, where it is broken. */
export function findingsSection(findings: readonly PlacedFinding[]): Markup {
  const shown = shownOf(findings);
  const levels = [
    ...SEVERITIES.map((severity) =>
      level(
        severity,
        severity,
        shown.filter(({ finding }) => isViolation(finding) && finding.rule.severity === severity),
      ),
    ),
    level(
      "unknown",
      "can't be told",
      shown.filter(({ finding }) => !isViolation(finding)),
    ),
  ];
  return html`<section aria-labelledby="findings">
<h2 id="findings" tabindex="-1">Findings: ${findings.length}</h2>
${findings.length === 0 ? html`<p>There is none.</p>` : undefined}
${levels}${moreWords(findings)}
</section>
`;
}

function isViolation({ certainty }: PlacedFinding["finding"]): boolean {
  return certainty === "violation";
}

function level(kind: string, words: string, findings: readonly PlacedFinding[]): Markup | undefined {
  if (findings.length === 0) {
    return undefined;
  }
  const rules = byRule(findings);
  return html`<div class="level ${kind}">
<h3><span class="severity ${kind}">${words}</span> <span class="count">${findings.length}</span> <span class="quiet">by ${count(rules.size, "rule", "rules")}</span></h3>
${[...rules.values()].map(brokenRule)}
</div>
`;
}

function byRule(findings: readonly PlacedFinding[]): Map<string, PlacedFinding[]> {
  const rules = new Map<string, PlacedFinding[]>();
  for (const one of findings) {
    const { id } = one.finding.rule;
    const known = rules.get(id);
    if (known === undefined) {
      rules.set(id, [one]);
    } else {
      known.push(one);
    }
  }
  return rules;
}

/** The rule once, with its cure, and all that breaks it. */
function brokenRule(findings: readonly PlacedFinding[]): Markup | undefined {
  const [first] = findings;
  if (first === undefined) {
    return undefined;
  }
  const { rule, certainty } = first.finding;
  return html`<article class="rule">
<h4>${rule.title}</h4>
<p class="about"><span>${pillarOf(rule.id)}</span> <code>${rule.id}</code>${certainty === "unknown" ? html` <span>severity ${rule.severity}</span>` : undefined}${first.standing === "tolerated" ? html` <span>does not fail the check</span>` : undefined}</p>
<div class="body">
<ul class="places">${findings.map(findingItem)}</ul>
<dl class="fix">
<dt>Fix</dt><dd>${rule.fix.construct}</dd>
<dt>In Terraform</dt><dd><code class="block">${rule.fix.terraform}</code></dd>
</dl>
</div>
<details>
<summary>Why, and by which guidance</summary>
<p>${rule.why}</p>
<ul class="guidance">${rule.recommendations.map(recommendation)}</ul>
</details>
</article>
`;
}

/** The pillar's name; ids of rules open with the pillar's id. */
function pillarOf(ruleId: string): string {
  const pillar = Object.entries(PILLARS).find(([id]) => ruleId.startsWith(`${id}/`));
  return pillar === undefined ? "" : pillar[1];
}

function recommendation(id: string): Markup {
  return html`<li>${findRecommendation(id)?.title} <code>${id}</code></li>`;
}
