/** What is wrong at one place of a body. */
export interface BodyProblem {
  /** For example `properties.keyOps[0]`; empty for the body itself. */
  readonly path: string;
  /** `read-only` only where the request was checked strictly. */
  readonly kind:
    | "unknown-property"
    | "wrong-type"
    | "missing"
    | "not-allowed-value"
    | "pattern"
    | "length"
    | "range"
    | "read-only";
  /** The rest of a sentence that begins with the path: what is allowed and what was sent. */
  readonly message: string;
  /** The value that was sent; undefined where there was none, or where it must not be shown. */
  readonly sent?: unknown;
}

/** A value with its read-only properties dropped, and what was found in it. */
export interface Checked {
  readonly value: unknown;
  readonly findings: readonly BodyProblem[];
}

const MOST_SHOWN = 80;
const MOST_LISTED = 15;

/** A value that is as it should be. */
export function accepted(value: unknown): Checked {
  return { value, findings: [] };
}

/** A value that must be something else. */
export function refused(path: string, kind: BodyProblem["kind"], allowed: string, sent: unknown): Checked {
  const message = `must ${allowed} (got ${shown(sent)})`;
  return { value: sent, findings: [{ path, kind, message, sent }] };
}

/** `a, b or c`; of long lists only the beginning. */
export function oneOf(values: readonly string[], word: "or" | "and" = "or"): string {
  const rest = values.length - MOST_LISTED;
  const listed = rest > 1 ? [...values.slice(0, MOST_LISTED), `${rest} more`] : values;
  return listed.length < 2 ? listed.join("") : `${listed.slice(0, -1).join(", ")} ${word} ${listed.at(-1)}`;
}

/** `properties.name`, or `tags["my.tag"]` where a dot would mislead. */
export function memberPath(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) {
    return `${path}[${JSON.stringify(name)}]`;
  }
  return path === "" ? name : `${path}.${name}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
