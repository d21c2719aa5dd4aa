import { createHash } from "node:crypto";
import { html, Markup } from "./markup";

/** What a page is made of; styles and script stand in it as they are. */
export interface Page {
  readonly title: string;
  readonly styles: readonly string[];
  /** Style sheets that stand in the body, in a picture for example. @default - none */
  readonly bodyStyles?: readonly string[];
  readonly script: string;
  /** Where a keyboard gets past the header: the id of an element and what is said of it. */
  readonly skipTo: { readonly id: string; readonly words: string };
  readonly header: Markup;
  readonly body: readonly (Markup | undefined)[];
  /** Whether it is about one stack, whose name needs not stand everywhere. */
  readonly isSingle: boolean;
  readonly footer: string;
}

/**
 * One page that needs nothing else: no network, no server. Styles and script are allowed by their hashes,
 * so that no text of others could run even if it got through unescaped.
 */
export function htmlPage(page: Page): string {
  const { title, styles, script, skipTo, header, body, isSingle, footer } = page;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy(page)}">
<title>${title}</title>
${styles.map(
  (style) => html`<style>${new Markup(style)}</style>
`,
)}</head>
<body>
<a class="skip" href="#${skipTo.id}">${skipTo.words}</a>
${header}
<main${isSingle ? new Markup(' class="single"') : undefined}>
${body}
</main>
<footer>${footer}</footer>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function policy({ bodyStyles = [], script, styles }: Page): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `style-src ${[...new Set([...styles, ...bodyStyles])].map(hash).join(" ")}`,
    `script-src ${hash(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
