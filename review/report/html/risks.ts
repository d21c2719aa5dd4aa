import { findRecommendation } from "../../../baseline/catalogue";
import { html, type Markup, moreWords, shownOf } from "../../../baseline/report/html/markup";
import { count, sourceWords } from "../../../baseline/report/words";
import { findRule } from "../../../baseline/rules";
import type { AttributeChange, ResourceChange, ShownValue } from "../../changes";
import type { StackReview } from "../../review";
import type { Risk } from "../../risks";
import { riskGroups } from "../order";
import { acceptedWords, capital, MOST_ATTRIBUTES, MOST_RESOURCES, RISK_TITLES, valueWords } from "../words";

/** What weakens or is lost: by stack, worst first; what is the same for several resources stands once. */
export function risksSection(stacks: readonly StackReview[]): Markup {
  const all = stacks.flatMap(({ name, risks }) => risks.map((risk) => ({ stack: name, risk })));
  const shown = shownOf(all);
  const levels = stacks.map(({ name }) => {
    const own = shown.filter(({ stack }) => stack === name).map(({ risk }) => risk);
    return own.length === 0 ? undefined : stackRisks(name, own);
  });
  return html`<section aria-labelledby="risks">
<h2 id="risks" tabindex="-1">What matters: ${count(all.length, "risk", "risks")}</h2>
${all.length === 0 ? html`<p>There is none.</p>` : undefined}
${levels}${moreWords(all)}
</section>
`;
}

function stackRisks(stack: string, risks: readonly Risk[]): Markup {
  return html`<div class="level">
<h3>${stack} <span class="count">${risks.length}</span></h3>
${riskGroups(risks).map((group) => groupArticle(stack, group))}
</div>
`;
}

function groupArticle(stack: string, group: readonly [Risk, ...Risk[]]): Markup {
  const [{ accepted, certainty, fix, kind, recommendations, rules, severity, what, why }] = group;
  const colour = accepted === undefined ? severity : "acknowledged";
  return html`<article class="rule ${colour}">
<h4><span class="severity ${colour}">${severity}</span> ${capital(RISK_TITLES[kind])}${certainty === "possible" ? ", perhaps" : undefined}: ${what}</h4>
${accepted === undefined ? undefined : html`<p class="about"><b>${capital(acceptedWords(accepted))}</b></p>`}
<div class="body">
<div>
<ul class="places">${group.slice(0, MOST_RESOURCES).map((risk) => riskItem(stack, risk))}</ul>
${folded(stack, group.slice(MOST_RESOURCES))}</div>
<dl class="fix">
<dt>Do</dt><dd>${fix}</dd>
<dt>Why</dt><dd>${why}</dd>
</dl>
</div>
${recommendations.length + rules.length === 0 ? undefined : guidance(group[0])}
</article>
`;
}

/** Of many that say the same, those that nobody has to look at one by one; the script searches them, too. */
function folded(stack: string, risks: readonly Risk[]): Markup | undefined {
  return risks.length === 0
    ? undefined
    : html`<details class="folded"><summary>And ${risks.length} more</summary>
<ul class="places">${risks.map((risk) => riskItem(stack, risk))}</ul>
</details>`;
}

function guidance({ recommendations, rules }: Risk): Markup {
  return html`<details>
<summary>By which guidance</summary>
<ul class="guidance">${recommendations.map((id) => html`<li>${findRecommendation(id)?.title} <code>${id}</code></li>`)}${rules.map((id) => html`<li>Rule: ${findRule(id)?.title} <code>${id}</code></li>`)}</ul>
</details>
`;
}

function riskItem(stack: string, { attributes, change, kind, severity }: Risk): Markup {
  const more = attributes.length - MOST_ATTRIBUTES;
  return html`<li class="item" data-kind="${kind}" data-severity="${severity}" data-stack="${stack}">
<p class="where"><b>${change.title}</b> <span class="stack">${stack}</span></p>
${attributes.slice(0, MOST_ATTRIBUTES).map(attribute)}${more > 0 ? html`<p class="quiet">and ${count(more, "more attribute", "more attributes")}</p>` : undefined}
${place(change)}
</li>
`;
}

function attribute({ after, before, path, replaces }: AttributeChange): Markup {
  return html`<p class="values"><code>${path}</code> ${value(before, "before")} → ${value(after, "after")}${replaces ? " (makes a new one)" : undefined}</p>
`;
}

/** What stands for a value is no code: it isn't in the file. */
function value(shown: ShownValue, side: string): Markup {
  const words = valueWords(shown);
  return shown.state === "known" ? html`<code class="${side}">${words}</code>` : html`<i>${words}</i>`;
}

/** Where the resource is made. */
function place({ address, construct, source }: ResourceChange): Markup {
  return html`<p class="quiet"><code>${address}</code>${source === undefined ? undefined : html` at <code>${sourceWords(source)}</code>`}${construct === undefined ? undefined : ` by ${construct}`}</p>`;
}
