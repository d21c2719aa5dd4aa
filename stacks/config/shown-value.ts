const MOST_CHARACTERS = 60;
// an assignment, a private key, a web token, user and password in an address, a client secret of Entra
const LOOKS_SECRET =
  /(key|password|secret|token|sig|signature)=|-----BEGIN|^eyJ|:\/\/[^/\s]*:[^/\s]*@|^(?=[^~]*~)\S{30,}$/i;
const LONG_WORD = /[A-Za-z0-9+/_]{40,}/;

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
    return LOOKS_SECRET.test(value) || LONG_WORD.test(withoutIds(value))
      ? "a text that looks like a secret and is not shown"
      : shortened(JSON.stringify(value));
  }
  return typeof value === "function" ? "a function" : shortened(String(value));
}

/** A problem as a construct words it, with these values as an error message may show them. */
export function withShownValues(problem: string, values: readonly (string | undefined)[]): string {
  return values.reduce<string>(
    (words, value) =>
      value === undefined
        ? words
        : words
            .replaceAll(`"${value}"`, () => shownValue(value))
            .replaceAll(JSON.stringify(value), () => shownValue(value)),
    problem,
  );
}

/** A text without control characters: they could change what a terminal shows. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Ids are long without being secret: an ARM id is left out, and of what azureml:// leads to each part counts alone. */
function withoutIds(value: string): string {
  const rest = value.replace(/\/subscriptions\/.*/, "");
  return rest.startsWith("azureml://") ? rest.replaceAll("/", " ") : rest;
}

function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}
