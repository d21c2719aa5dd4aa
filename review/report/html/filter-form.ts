import { html, type Markup } from "../../../baseline/report/html/markup";
import { SEVERITIES } from "../../../baseline/rules/rule";
import type { StackReview } from "../../review";
import { RISK_KINDS } from "../../risks";
import { RISK_TITLES } from "../words";

/** Shown by the script: without it there is nothing that could search. */
export function filterForm(stacks: readonly StackReview[]): Markup {
  const risks = stacks.flatMap((stack) => stack.risks);
  const kinds = RISK_KINDS.filter((kind) => risks.some((risk) => risk.kind === kind));
  const names = [...new Set(stacks.filter((stack) => stack.risks.length > 0).map(({ name }) => name))];
  return html`<form role="search" id="filter" hidden>
<label class="query">Search <input type="search" name="query" autocomplete="off" placeholder="words of a risk"></label>
${select("kind", "Kind", [...kinds.map((kind) => [kind, RISK_TITLES[kind]] as const)])}
${select("severity", "Severity", [...SEVERITIES.map((severity) => [severity, severity] as const)])}
${select("stack", "Stack", [...names.map((name) => [name, name] as const)])}
<span class="buttons"><button type="reset">Show all</button></span>
<p role="status" id="shown"></p>
</form>
`;
}

function select(name: string, label: string, options: readonly (readonly [string, string])[]): Markup {
  const all = options.map(([value, text]) => html`<option value="${value}">${text}</option>`);
  return html`<label>${label} <select name="${name}"><option value="">all</option>${all}</select></label>
`;
}
