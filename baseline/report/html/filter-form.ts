import { PILLAR_IDS, PILLARS } from "../../catalogue/pillars";
import { SEVERITIES } from "../../rules/rule";
import type { StackCheck } from "../check-report";
import { html, type Markup } from "./markup";

/** Shown by the script: without it there is nothing that could search. */
export function filterForm(stacks: readonly StackCheck[]): Markup {
  const names = [...new Set(stacks.map(({ name }) => name))];
  return html`<form role="search" id="filter" hidden>
<label class="query">Search <input type="search" name="query" autocomplete="off" placeholder="words of a finding"></label>
${select("pillar", "Pillar", [...PILLAR_IDS.map((id) => [id, PILLARS[id]] as const)])}
${select("severity", "Severity", [...SEVERITIES.map((severity) => [severity, severity] as const)])}
${select("stack", "Stack", [...names.map((name) => [name, name] as const)])}
<span class="buttons"><button type="reset">Show all</button> <button type="button" id="unfold">Unfold</button></span>
<p role="status" id="shown"></p>
</form>
`;
}

function select(name: string, label: string, options: readonly (readonly [string, string])[]): Markup {
  const all = options.map(([value, text]) => html`<option value="${value}">${text}</option>`);
  return html`<label>${label} <select name="${name}"><option value="">all</option>${all}</select></label>
`;
}
