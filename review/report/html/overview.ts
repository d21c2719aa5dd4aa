import { html, type Markup } from "../../../baseline/report/html/markup";
import type { Review, StackReview } from "../../review";
import { RISK_KINDS } from "../../risks";
import { fails, type Level, levelOf, openRisks } from "../../verdict";
import { type Drift, driftOf, waitingWords } from "../not-ours";
import { capital, changeWords, costWords, failOnWords, levelWords, RISK_TITLES, staysSame } from "../words";

/** How a level is coloured: by the names that the baseline's page has for it. */
const COLOURS: Readonly<Record<Level, string>> = {
  stop: "high",
  weaker: "medium",
  unseen: "medium",
  look: "low",
  fine: "good",
  same: "notApplicable",
};

/** The verdict on everything, in one look, and on each stack. */
export function overview(review: Review, stacks: readonly StackReview[]): Markup {
  const isFailing = fails(review);
  return html`<header class="${isFailing ? "bad" : "good"}">
<p class="subject">What a pull request changes: <code>${review.base}</code> → <code>${review.head}</code></p>
<h1>${sign(isFailing)}The review ${isFailing ? "fails" : "passes"}.</h1>
<p class="verdict">${levelWords(stacks)}</p>
<ul class="tally">${tally(stacks)}</ul>
<p class="quiet">${capital(failOnWords(review.failOn))}.</p>
<ul class="stacks">${stacks.map(stackItem)}</ul>
</header>
`;
}

/** The risks that nobody accepts by kind, worst first, and those that somebody accepts. */
function tally(stacks: readonly StackReview[]): Markup[] {
  const all = stacks.flatMap(({ risks }) => risks);
  const open = openRisks(all);
  const accepted = all.length - open.length;
  return [
    ...RISK_KINDS.flatMap((kind) => {
      const number = open.filter((risk) => risk.kind === kind).length;
      return number === 0
        ? []
        : html`<li class="${kind === "data-loss" ? "high" : "medium"}"><b>${number}</b> ${RISK_TITLES[kind]}</li> `;
    }),
    ...(accepted === 0 ? [] : [html`<li class="acknowledged"><b>${accepted}</b> accepted</li> `]),
  ];
}

/** A cross or a tick: the verdict is not told by its colour alone. */
function sign(isFailing: boolean): Markup {
  const path = isFailing ? "M8 8l8 8M16 8l-8 8" : "M7 12.5l3.5 3.5 6.5-7";
  return html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="12"/><path d="${path}"/></svg>`;
}

function stackItem(stack: StackReview): Markup {
  const { cost, name } = stack;
  const waiting = waitingWords(stack);
  const drift = driftOf(stack);
  return html`<li class="card ${COLOURS[levelOf([stack])]}">
<h2>${name}</h2>
<p>${staysSame(stack) ? "nothing changes" : changeWords(stack)}</p>
${cost === undefined ? undefined : html`<p class="quiet">Costs ${costWords(cost)}</p>`}
${waiting === undefined ? undefined : html`<p class="quiet">${waiting}.</p>`}
${drift === undefined ? undefined : html`<p class="quiet">${drift.words}: ${addressList(drift)}</p>`}
</li>
`;
}

function addressList({ addresses, more }: Drift): Markup {
  const codes = addresses.map((address, index) => html`${index === 0 ? "" : ", "}<code>${address}</code>`);
  return html`${codes}${more > 0 ? ` and ${more} more` : undefined}`;
}
