import { type Attributes, isAttributes } from "../../terraform-json";

/** Old address → new address. */
export type NewAddresses = ReadonlyMap<string, string>;

/** An address as it stands in an expression, or alone in `depends_on`; with the key of an instance. */
const ADDRESS = /\b([a-z]\w*\.[A-Za-z_][\w-]*)(\[(?:\d+|\\?"[^"\\]*\\?")\])?/g;

/** Attributes whose references lead to where things are now. What has no reference stays the same object. */
export function withNewAddresses(attributes: Attributes, moved: NewAddresses): Attributes {
  if (moved.size === 0) {
    return attributes;
  }
  const { depends_on: dependsOn, ...others } = attributes;
  const rewritten = rewrite(others, (text) => (text.includes("${") ? renamed(text, moved) : text));
  return {
    ...(isAttributes(rewritten) ? rewritten : {}),
    ...(dependsOn === undefined ? {} : { depends_on: rewrite(dependsOn, (text) => renamed(text, moved)) }),
  };
}

/** `a.b["c"]` → `a.b` */
export function withoutKey(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}

/** The key of an instance as it stands between its brackets; undefined for what is no instance. */
export function keyOf(address: string): string | number | undefined {
  const text = address.slice(withoutKey(address).length).replace(/^\[|\]$/g, "");
  return text === "" ? undefined : text.startsWith('"') ? unquoted(text) : Number(text);
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}

function renamed(text: string, moved: NewAddresses): string {
  return text.replace(ADDRESS, (whole, address: string, key: string | undefined) => {
    const instance = key === undefined ? undefined : moved.get(address + key.replaceAll("\\", ""));
    const block = moved.get(address);
    return instance ?? (block === undefined ? whole : `${block}${key ?? ""}`);
  });
}

function rewrite(value: unknown, text: (value: string) => string): unknown {
  if (typeof value === "string") {
    return text(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => rewrite(item, text));
  }
  return isAttributes(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner, text)]))
    : value;
}
