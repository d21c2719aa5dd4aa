import { type Attributes, isAttributes, nested } from "../../terraform-json";
import type { ShownValue } from "./change";
import { META_ARGUMENTS } from "./differences";
import { isIgnored } from "./ignored";

/** What stands in BASE for an attribute that Terraform left as it is: nobody knows what Azure has there. */
const IGNORED = "(ignored until now)";

/** Said to Terraform alone, or of no consequence. */
const NEVER: ReadonlySet<string> = new Set([...META_ARGUMENTS, "//", "tags", "timeouts"]);

/**
 * BASE's attributes, where what it tells Terraform to ignore, and HEAD doesn't, is no value that anybody
 * knows: as soon as it isn't ignored any more, Terraform writes what HEAD has. Tags are left as they are.
 */
export function withoutIgnored(before: Attributes, after: Attributes): Attributes {
  const paths = ignoredPaths(before, after).filter((path) => !isIgnored(after, path.join(".")));
  return paths.reduce<Attributes>((attributes, path) => {
    const replaced = isWritten(after, path) ? withIgnored(attributes, path) : attributes;
    return isAttributes(replaced) ? replaced : attributes;
  }, before);
}

/** Whether it is what BASE ignored. */
export function isIgnoredBefore({ before }: { readonly before: ShownValue }): boolean {
  return before.state === "known" && before.value === IGNORED;
}

/** Whether a resource ignores whatever it has. */
export function ignoresAll(attributes: Attributes): boolean {
  return nested(attributes, "lifecycle").ignore_changes === "all";
}

function ignoredPaths(before: Attributes, after: Attributes): string[][] {
  const ignored: unknown = nested(before, "lifecycle").ignore_changes;
  const paths =
    ignored === "all"
      ? Object.keys(after).map((key) => [key])
      : (Array.isArray(ignored) ? ignored : []).filter((one) => typeof one === "string").map(stepsOf);
  return paths.filter(([first = ""]) => first !== "" && !NEVER.has(first));
}

/** `identity[0].type` → `identity`, `type` */
function stepsOf(reference: string): string[] {
  return reference
    .replace(/^\$\{\s*|\s*\}$/g, "")
    .replace(/\[\d+\]/g, "")
    .replace(/\["([^"]*)"\]/g, ".$1")
    .split(".");
}

function isWritten(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) {
    return value !== undefined && value !== null;
  }
  const inner: unknown = Array.isArray(value) ? value[0] : value;
  return isAttributes(inner) && Object.hasOwn(inner, step) && isWritten(inner[step], rest);
}

function withIgnored(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) {
    return IGNORED;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withIgnored(item, [step, ...rest]));
  }
  return isAttributes(value) && (rest.length === 0 || Object.hasOwn(value, step))
    ? { ...value, [step]: withIgnored(value[step], rest) }
    : value;
}
