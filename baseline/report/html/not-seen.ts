import type { StackCheck } from "../check-report";
import { html, itemList, type Markup } from "./markup";

/** What no rule could look at: it counts as unknown, and nobody can accept it. Nothing where all was seen. */
export function notSeenSection(stacks: readonly StackCheck[]): Markup | undefined {
  const all = stacks.flatMap(({ name, notSeen }) => notSeen.map((sentence) => ({ name, sentence })));
  return all.length === 0
    ? undefined
    : html`<section aria-labelledby="not-seen">
<h2 id="not-seen">Not seen: ${all.length}</h2>
${itemList(all, item)}
</section>
`;
}

function item({ name, sentence }: { readonly name: string; readonly sentence: string }): Markup {
  return html`<li class="item" data-stack="${name}"><p>${name}: ${sentence}</p></li>
`;
}
