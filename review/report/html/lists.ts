import { html, itemList, type Markup } from "../../../baseline/report/html/markup";
import type { FindingChange, StackReview } from "../../review";
import { type Moved, movedBlock, moveFromId } from "../moved-blocks";
import { type GuidanceGroup, guidanceOf } from "../order";
import {
  costLineWords,
  costWords,
  MOST_ADDRESSES,
  notSeenWords,
  quietWords,
  undeclaredMoves,
} from "../words";

/** An item and the stack that it is about. */
interface InStack<T> {
  readonly stack: string;
  readonly one: T;
}

/** Moves that Terraform doesn't know of, each with the block to add. */
export function movesSection(stacks: readonly StackReview[]): Markup | undefined {
  return section("moves", "Moved, and Terraform doesn't know it", of(stacks, undeclaredMoves), moveItem, {
    words: "Without the block Terraform destroys what is there and creates another.",
  });
}

export function notSeenSection(stacks: readonly StackReview[]): Markup | undefined {
  return section("not-seen", "Can't be seen", of(stacks, notSeenWords), textItem);
}

export function costSection(stacks: readonly StackReview[]): Markup | undefined {
  const lines = of(stacks, ({ cost }) =>
    cost === undefined ? [] : [costWords(cost), ...costLineWords(cost)],
  );
  return section("cost", "Cost", lines, textItem);
}

export function namesSection(stacks: readonly StackReview[]): Markup | undefined {
  return section(
    "names",
    "Another name in Azure",
    of(stacks, ({ names }) => names),
    ({ stack, one }) => {
      const { after, before, change } = one;
      return html`<li class="item"><p><span class="stack">${stack}</span> <code>${change.address}</code>: <code>${before}</code> → <code>${after}</code></p></li>
`;
    },
  );
}

export function guidanceSection(stacks: readonly StackReview[]): Markup | undefined {
  return section("guidance", "Guidance", of(stacks, guidanceOf), guidanceItem);
}

/** What nobody has to look at, folded. */
export function quietSection(stacks: readonly StackReview[]): Markup | undefined {
  return section("quiet", "Changes without a risk", of(stacks, quietWords), textItem, { isFolded: true });
}

function of<T>(stacks: readonly StackReview[], items: (stack: StackReview) => readonly T[]): InStack<T>[] {
  return stacks.flatMap((stack) => items(stack).map((one) => ({ stack: stack.name, one })));
}

function section<T>(
  id: string,
  title: string,
  all: readonly InStack<T>[],
  item: (one: InStack<T>) => Markup,
  { isFolded = false, words }: { readonly isFolded?: boolean; readonly words?: string } = {},
): Markup | undefined {
  if (all.length === 0) {
    return undefined;
  }
  const list = itemList(all, item);
  return html`<section class="list" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${words === undefined ? undefined : html`<p class="quiet">${words}</p>`}
${isFolded ? html`<details class="folded"><summary>Show ${all.length}</summary>${list}</details>` : list}
</section>
`;
}

function textItem({ stack, one }: InStack<string>): Markup {
  return html`<li class="item"><p><span class="stack">${stack}</span> ${one}</p></li>
`;
}

function moveItem({ stack, one }: InStack<Moved>): Markup {
  const block = movedBlock(one);
  const call = moveFromId(one);
  return html`<li class="item"><p><span class="stack">${stack}</span> <code>${one.from}</code> → <code>${one.to}</code></p>
${block === undefined ? undefined : html`<pre tabindex="0"><code>${block}</code></pre>`}
${call === undefined ? undefined : html`<p class="quiet">or, with cdktf</p><pre tabindex="0"><code>${call}</code></pre>`}
</li>
`;
}

function guidanceItem({ stack, one: { addresses, became, rule, until } }: InStack<GuidanceGroup>): Markup {
  const more = addresses.length - MOST_ADDRESSES;
  return html`<li class="item"><p><span class="stack">${stack}</span> <span class="outcome ${COLOURS[became]}">${became}</span> <b>${rule.title}</b>${until === undefined ? undefined : ` (accepted until ${until})`}</p>
<p class="quiet"><code>${rule.id}</code> at ${addresses.slice(0, MOST_ADDRESSES).map((address) => html`<code>${address}</code> `)}${more > 0 ? `and ${more} more` : undefined}</p></li>
`;
}

const COLOURS: Readonly<Record<FindingChange["became"], string>> = {
  new: "high",
  expired: "high",
  expiring: "medium",
  accepted: "acknowledged",
  fixed: "good",
};
