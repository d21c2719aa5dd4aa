import type { ReportedFinding } from "../check-report";
import type { PlacedFinding } from "../order";
import { acknowledgementWords, sourceWords } from "../words";
import { html, type Markup } from "./markup";

/** One finding: the resource, what is wrong with it, and where it is made. */
export function findingItem({ stack, finding }: PlacedFinding): Markup {
  const { fingerprint, acknowledgement } = finding;
  return html`<li class="item" id="finding-${fingerprint}" ${filteredBy(stack.name, finding)}>
<p class="where"><code>${finding.address}</code> <span class="stack">${stack.name}</span></p>
<p>${message(finding)}</p>
${place(finding)}${related(finding)}
${acknowledgement === undefined ? undefined : html`<p class="expired">Expired: ${acknowledgementWords(acknowledgement)}</p>`}
</li>
`;
}

/** What the script filters by. */
export function filteredBy(stack: string, { rule }: ReportedFinding): Markup {
  const [pillar] = rule.id.split("/");
  return html`data-pillar="${pillar}" data-severity="${rule.severity}" data-stack="${stack}"`;
}

/** The attribute, where the sentence opens with it, is code. */
export function message({ message: text, attribute }: ReportedFinding): Markup {
  return attribute !== undefined && text.startsWith(`${attribute} `)
    ? html`<code>${attribute}</code>${text.slice(attribute.length)}`
    : html`${text}`;
}

/** Where the resource is made. */
export function place({ source, construct }: ReportedFinding): Markup | undefined {
  const by = construct === undefined ? "" : `by ${construct}`;
  if (source !== undefined) {
    return html`<p class="quiet">Made at <code>${sourceWords(source)}</code> ${by}</p>`;
  }
  return construct === undefined ? undefined : html`<p class="quiet">Made ${by}</p>`;
}

function related({ related: addresses = [] }: ReportedFinding): Markup | undefined {
  return addresses.length === 0
    ? undefined
    : html`<p class="quiet">With ${addresses.map((address) => html`<code>${address}</code> `)}</p>`;
}
