import { type Attributes, isAttributes } from "../../../terraform-json";
import { onJson } from "./edits";
import type { Edit } from "./sides";

/** A plan that changes attributes of a resource in place. */
export function updates(address: string, values: Attributes): Edit {
  return planned(address, (before) => ({
    actions: ["update"],
    before,
    after: { ...before, ...values },
  }));
}

/** A plan that makes a resource anew because of one attribute, or because what it stands on is. */
export function replaces(address: string, values: Attributes, because: string): Edit {
  return planned(address, (before) => ({
    actions: ["delete", "create"],
    before,
    after: { ...before, ...values },
    replace_paths: [[because]],
  }));
}

/** A plan that destroys a resource. */
export function destroys(address: string): Edit {
  return planned(address, (before) => ({ actions: ["delete"], before, after: null }));
}

/** A plan that knows a resource by another address, in the same module, and does nothing else. */
export function knowsAs(from: string, to: string): Edit {
  const name = to.split(".").at(-1) ?? to;
  const rename = (value: unknown): unknown =>
    isAttributes(value) && value.address === from ? { ...value, address: to, name } : value;
  return onJson((json) => ({
    ...json,
    planned_values: everywhere(json.planned_values, rename),
    configuration: everywhere(json.configuration, rename),
    resource_changes: listOf(json.resource_changes).map((change) =>
      isAttributes(change) && change.address === from
        ? { ...change, address: to, name, previous_address: from }
        : change,
    ),
  }));
}

/** Takes the block of a resource out of the configuration that a plan repeats. */
export function withoutBlock(address: string): Edit {
  return onJson((json) => ({ ...json, configuration: without(json.configuration, address) }));
}

interface Planned {
  readonly actions: readonly string[];
  readonly before: Attributes;
  readonly after: Attributes | null;
  readonly replace_paths?: readonly (readonly string[])[];
}

function planned(address: string, change: (before: Attributes) => Planned): Edit {
  return onJson((json) => {
    const next = change(valuesOf(json.planned_values, address));
    const values = (value: unknown): unknown =>
      isAttributes(value) && value.address === address ? { ...value, values: next.after } : value;
    return {
      ...json,
      planned_values:
        next.after === null ? without(json.planned_values, address) : everywhere(json.planned_values, values),
      resource_changes: listOf(json.resource_changes).map((one) =>
        isAttributes(one) && one.address === address
          ? { ...one, change: { after_unknown: {}, before_sensitive: {}, after_sensitive: {}, ...next } }
          : one,
      ),
    };
  });
}

/** The values of a resource that is planned. */
function valuesOf(tree: unknown, address: string): Attributes {
  const found: Attributes[] = [];
  everywhere(tree, (value) => {
    if (isAttributes(value) && value.address === address && isAttributes(value.values)) {
      found.push(value.values);
    }
    return value;
  });
  const [values] = found;
  if (values === undefined) {
    throw new Error(`nothing is planned at ${address}`);
  }
  return values;
}

function without(tree: unknown, address: string): unknown {
  return everywhere(tree, (value) =>
    Array.isArray(value) ? value.filter((one) => !isAttributes(one) || one.address !== address) : value,
  );
}

function everywhere(value: unknown, rewrite: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return rewrite(value.map((item) => everywhere(item, rewrite)));
  }
  return rewrite(
    isAttributes(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, everywhere(inner, rewrite)]))
      : value,
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
