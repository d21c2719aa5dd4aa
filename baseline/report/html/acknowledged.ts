import type { StackCheck } from "../check-report";
import type { PlacedFinding } from "../order";
import { acknowledgementWords, unusedWords } from "../words";
import { filteredBy, message, place } from "./finding";
import { html, itemList, type Markup } from "./markup";

/** What somebody accepted: who, until when, and why. */
export function acknowledgedSection(findings: readonly PlacedFinding[]): Markup {
  return html`<section aria-labelledby="acknowledged">
<h2 id="acknowledged">Acknowledged: ${findings.length}</h2>
${findings.length === 0 ? html`<p>Nothing is accepted.</p>` : undefined}
${itemList(findings, item)}
</section>
`;
}

/** Warnings, nothing where there are none. */
export function unusedSection(stacks: readonly StackCheck[]): Markup | undefined {
  const all = stacks.flatMap(({ name, unused }) => unused.map((one) => ({ name, words: unusedWords(one) })));
  return all.length === 0
    ? undefined
    : html`<section aria-labelledby="unused">
<h2 id="unused">Acknowledgements that nothing needs: ${all.length}</h2>
${itemList(all, unusedItem)}
</section>
`;
}

function unusedItem({ name, words }: { readonly name: string; readonly words: string }): Markup {
  return html`<li class="item" data-stack="${name}"><p>${name}: ${words}</p></li>
`;
}

function item({ stack, finding }: PlacedFinding): Markup {
  const { rule, address, acknowledgement } = finding;
  return html`<li class="item" ${filteredBy(stack.name, finding)}>
<h3>${rule.title}</h3>
<p class="about"><span class="severity acknowledged">${rule.severity}</span> <code>${rule.id}</code></p>
<p class="where"><code>${address}</code> <span class="stack">${stack.name}</span></p>
<p>${message(finding)}</p>
${place(finding)}
${acknowledgement === undefined ? undefined : html`<p class="accepted">${acknowledgementWords(acknowledgement)}</p>`}
</li>
`;
}
