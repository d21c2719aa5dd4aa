import { type AttributePath, type Attributes, isAttributes } from "../terraform-json";

/** A configuration with `value` at `path`; blocks that are missing on the way are made. */
export function withValue(configuration: Attributes, path: AttributePath, value: unknown): Attributes {
  return objectOf(changed(configuration, path, () => ({ value })));
}

/** A configuration without what is at `path`: a key is removed from its block, an element from its list. */
export function withoutValue(configuration: Attributes, path: AttributePath): Attributes {
  return objectOf(changed(configuration, path, () => undefined));
}

/** The value at `path`; undefined where there is none. */
export function valueAt(configuration: unknown, path: AttributePath): unknown {
  return path.reduce<unknown>((current, step) => {
    if (typeof step === "number") {
      return Array.isArray(current) ? current[step] : undefined;
    }
    return isAttributes(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }, configuration);
}

type Replacement = { readonly value: unknown } | undefined;

/** Copies what is on the way to the change, and shares all else. */
function changed(current: unknown, path: AttributePath, replace: () => Replacement): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return replace()?.value;
  }
  const isLast = rest.length === 0;
  const within = (inner: unknown): Replacement =>
    isLast ? replace() : { value: changed(inner, rest, replace) };
  if (typeof step === "number") {
    const list: readonly unknown[] = Array.isArray(current) ? current : [];
    const next = within(list[step]);
    return [...list.slice(0, step), ...(next === undefined ? [] : [next.value]), ...list.slice(step + 1)];
  }
  const block = isAttributes(current) ? current : {};
  const next = within(block[step]);
  const { [step]: _replaced, ...others } = block;
  if (next === undefined) {
    return others;
  }
  // a key that was there keeps its place, so that a diff of the texts shows the change alone
  return Object.hasOwn(block, step) ? { ...block, [step]: next.value } : { ...others, [step]: next.value };
}

function objectOf(value: unknown): Attributes {
  return isAttributes(value) ? value : {};
}
