import { html, Markup } from "../../../baseline/report/html/markup";
import { plain } from "../../../baseline/report/plain-report";
import type { StackReview } from "../../review";

/** SVG by the stack's name. */
export type Pictures = ReadonlyMap<string, string>;

/** The architecture of each stack; nothing where nobody drew one. A large one is moved in its frame. */
export function picturesSection(stacks: readonly StackReview[], pictures: Pictures): Markup | undefined {
  const drawn = stacks.flatMap(({ name }) => {
    const svg = pictures.get(name);
    return svg === undefined ? [] : [picture(plain(name), svg)];
  });
  return drawn.length === 0
    ? undefined
    : html`<section aria-labelledby="pictures">
<h2 id="pictures">Architecture</h2>
<p class="quiet">As HEAD wants it, with what is added, changed and removed.</p>
${drawn}
</section>
`;
}

function picture(name: string, svg: string): Markup {
  return html`<figure>
<figcaption>${name}</figcaption>
<div class="picture" tabindex="0" role="region" aria-label="Architecture of ${name}">${new Markup(svg)}</div>
</figure>
`;
}
