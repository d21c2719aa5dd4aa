import MarkdownIt from "markdown-it";

const MARKER = "<!-- mlzone review -->";

type Token = ReturnType<typeof parser.parse>[number];

/** What our own reports write, without any attribute. */
const OWN_TAG = /^<\/?(?:details|summary|b|br|sub)>$/;

/** As GitHub: HTML stays, addresses become links. */
const parser = new MarkdownIt({ html: true, linkify: true });

/**
 * What a comment does beside showing text: links but to the run, images, HTML that our reports don't write,
 * mentions, references, characters that hide or steer. Empty where it is harmless.
 *
 * @param runUrl the one address that may be linked
 */
export function harmOf(comment: string, runUrl: string): string[] {
  const tokens = flat(parser.parse(comment, {}));
  const words = tokens.filter(({ type }) => type === "text").map(({ content }) => content);
  return [
    ...(comment.startsWith(`${MARKER}\n`) ? [] : ["the marker is not first"]),
    ...(comment.split(MARKER).length === 2 ? [] : ["the marker is there again"]),
    ...(comment.length > 65_536 ? [`${comment.length} characters`] : []),
    ...[...comment.matchAll(/[\p{Cs}\p{Cc}\p{Cf}\u2028\u2029]/gu)]
      .map(([character]) => character)
      .filter((character) => character !== "\n" && character !== "\u200B")
      .map((character) => `the character ${character.codePointAt(0)?.toString(16)}`),
    ...tokens
      .filter(({ type }) => type === "link_open")
      .map((token) => token.attrGet("href"))
      .filter((href) => href !== runUrl)
      .map((href) => `a link to ${href}`),
    ...tokens.filter(({ type }) => type === "image").map(({ attrs }) => `an image ${JSON.stringify(attrs)}`),
    ...tokens
      .filter(({ type }) => type === "html_inline" || type === "html_block")
      .flatMap(({ content }) => content.replace(MARKER, "").match(/<[^>]*>?/g) ?? [])
      .filter((tag) => !OWN_TAG.test(tag))
      .map((tag) => `HTML ${tag}`),
    ...words.flatMap((text) => text.match(/@\w[\w/-]*/g) ?? []).map((name) => `a mention ${name}`),
    ...words.flatMap((text) => text.match(/(?:#|\bGH-)\d+/g) ?? []).map((issue) => `a reference ${issue}`),
  ];
}

/** The comment's parts without their texts: a stranger's text must not add one. */
export function partsOf(comment: string): string[] {
  return parser.parse(comment, {}).map(({ type, tag }) => `${type} ${tag}`);
}

function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
}
