import { PILLARS } from "../../catalogue/pillars";
import type { Recommendation } from "../../catalogue/recommendation";
import { html, itemList, type Markup } from "./markup";

const OTHERS = [
  ["team", "For the team", "Code of a landing zone can't do it: each says who does what."],
  ["azure", "Done by Azure", "Azure does it, unasked."],
] as const;

/** What no rule can check, because it is the team's or Azure's to do. */
export function othersSection(catalogue: readonly Recommendation[]): Markup {
  return html`<section aria-labelledby="others">
<h2 id="others">Not for code to do</h2>
<div class="others">
${OTHERS.map(([responsibility, title, words]) => {
  const list = catalogue.filter((one) => one.responsibility === responsibility);
  return html`<div>
<h3>${title}: ${list.length}</h3>
<p class="quiet">${words}</p>
${itemList(list, item)}
</div>
`;
})}
</div>
</section>
`;
}

function item({ id, pillar, title, note }: Recommendation): Markup {
  return html`<li class="item" data-pillar="${pillar}">
<p><b>${title}</b> ${note}</p>
<p class="about"><span>${PILLARS[pillar]}</span> <code>${id}</code></p>
</li>
`;
}
