import { SEVERITIES } from "../../rules/rule";
import type { CheckReport } from "../check-report";
import type { StackVerdict, Verdict } from "../verdict";
import { count, verdictWords } from "../words";
import { html, type Markup } from "./markup";

/** The verdict on everything, in one look, and on each stack. */
export function overview(report: CheckReport, verdict: Verdict): Markup {
  const { fails, stacks } = verdict;
  const unknown = report.failOnUnknown ? ", and so does what can't be told" : "";
  return html`<header class="${fails ? "bad" : "good"}">
<p class="subject">Baseline of Azure Machine Learning</p>
<h1>${sign(fails)}The check ${fails ? "fails" : "passes"}.</h1>
<ul class="tally">${tally(verdict)}</ul>
<p class="quiet">A finding of severity ${report.failOn} or worse fails the check${unknown}.</p>
<ul class="stacks">${stacks.map((stack) => stackItem(report, stack))}</ul>
</header>
`;
}

/** The counts of all stacks, worst first; what there is none of is left out. */
function tally({ counts: { violations, unknown, acknowledged, rules } }: Verdict): Markup[] {
  const numbers = [
    ...SEVERITIES.map((severity) => [severity, violations[severity], severity] as const),
    ["unknown", unknown, "can't be told"] as const,
    ["acknowledged", acknowledged, "acknowledged"] as const,
    ["passed", rules.passed, rules.passed === 1 ? "rule holds" : "rules hold"] as const,
  ];
  return numbers.flatMap(([kind, number, words]) =>
    number === 0 ? [] : html`<li class="${kind}"><b>${number}</b> ${words}</li> `,
  );
}

/** A cross or a tick: the verdict is not told by its colour alone. */
function sign(fails: boolean): Markup {
  const path = fails ? "M8 8l8 8M16 8l-8 8" : "M7 12.5l3.5 3.5 6.5-7";
  return html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="12"/><path d="${path}"/></svg>`;
}

function stackItem({ failOn }: CheckReport, { stack, state, counts }: StackVerdict): Markup {
  const { file, kind, resources, production, productionBecause } = stack;
  return html`<li class="card ${state}">
<h2>${stack.name}</h2>
<p>${verdictWords(state, counts, failOn)}</p>
<p class="quiet">${file === "-" ? "standard input" : file}: a ${kind} with ${count(resources, "resource", "resources")}, checked as ${production ? "production" : "something else than production"}, because ${productionBecause}</p>
</li>
`;
}
