const MOST_CHARACTERS = 60;
const LOOKS_SECRET = /(key|password|secret|token|sig|signature)=|-----BEGIN|[A-Za-z0-9+/_]{40,}/i;

/** A value as an error message shows it: short, and never one that could be a secret. */
export function shownValue(value: unknown): string {
  if (value === undefined) {
    return "nothing";
  }
  if (Array.isArray(value)) {
    return `a list of ${value.length}`;
  }
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value);
    return keys.length === 0 ? "an empty object" : `an object with ${shortened(keys.join(", "))}`;
  }
  if (typeof value === "string") {
    return LOOKS_SECRET.test(value.replace(/\/subscriptions\/.*/, ""))
      ? "a text that looks like a secret and is not shown"
      : shortened(JSON.stringify(value));
  }
  return typeof value === "function" ? "a function" : shortened(String(value));
}

function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}
