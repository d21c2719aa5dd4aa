import { anyOf, type Truth } from "../fact";

/** Tables that a query reads: one that it begins with, or names inside. */
export function reads(query: string, ...tables: readonly string[]): boolean {
  return tables.some((table) => new RegExp(`\\b${table}\\b`, "i").test(query));
}

/**
 * Whether a query is about something of this name: it compares the column with it, or with nothing at all.
 *
 * @param column e.g. `EndpointName`
 * @param name in lower case; undefined where the input doesn't tell it
 */
export function isAbout(query: string, column: string, name: string | undefined): Truth {
  const compared = comparisons(query, column);
  if (compared.length === 0) {
    return "yes";
  }
  if (name === undefined) {
    return "unknown";
  }
  // a name that is a reference still may be this one
  return anyOf(compared.map(({ passes, isOpen }) => (passes(name) ? "yes" : isOpen ? "unknown" : "no")));
}

/** `Column =~ "a"`, `Column in~ ("a", "b")`, `Column startswith "a"`. */
function comparisons(query: string, column: string) {
  const pattern = new RegExp(
    `\\b${column}\\s*(=~|==|in~?|has_any|startswith(?:_cs)?|has(?:prefix)?(?:_cs)?|contains(?:_cs)?)\\s*(\\([^)]*\\)|"[^"]*"|'[^']*')`,
    "gi",
  );
  return [...query.matchAll(pattern)].map(([, operator = "", written = ""]) => {
    const texts = [...written.matchAll(/["']([^"']*)["']/g)].map(([, text = ""]) => text.toLowerCase());
    const isWhole = /^(=|in)/.test(operator);
    return {
      isOpen: written.includes("${"),
      passes: (name: string) => texts.some((text) => (isWhole ? name === text : name.includes(text))),
    };
  });
}
