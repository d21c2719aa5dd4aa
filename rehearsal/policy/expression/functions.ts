import { NotEvaluable } from "../failure";
import { readField } from "../fields";
import { isUnknown, RESOURCE_GROUP_TYPE, resourceGroupIdOf, subscriptionIdOf, UNKNOWN } from "../resource";
import type { Scope } from "../scope";
import { booleanOf, textOf } from "./arguments";
import { PLAIN_FUNCTIONS } from "./plain-functions";

/** An argument that has not been evaluated yet. */
export type Lazy = () => unknown;

/** A function that asks about the resource, or that must not evaluate all its arguments. */
type ScopedFunction = (scope: Scope, ...args: readonly Lazy[]) => unknown;

const SCOPED_FUNCTIONS: Readonly<Record<string, ScopedFunction>> = {
  and: (_scope, ...args) => decideBy(false, "and", args),
  or: (_scope, ...args) => decideBy(true, "or", args),
  // Only the chosen branch may be evaluated: the other one often indexes into what isn't there.
  if: (_scope, condition, yes, no) => {
    const value = condition?.();
    return isUnknown(value) ? UNKNOWN : booleanOf("if", value) ? yes?.() : no?.();
  },
  coalesce: (_scope, ...args) => {
    for (const arg of args) {
      const value = arg();
      if (value !== undefined && value !== null) {
        return value;
      }
    }
    return undefined;
  },
  parameters: (scope, name) => scope.parameter(textOf("parameters", name?.())),
  field: (scope, name) => fieldValue(scope, textOf("field", name?.())),
  current: (scope, name) => current(scope, name === undefined ? undefined : textOf("current", name())),
  utcnow: (scope) => scope.now.toISOString(),
  requestcontext: ({ resource }) => ({ apiVersion: resource.apiVersion ?? UNKNOWN, identity: UNKNOWN }),
  resourcegroup: resourceGroup,
  subscription: ({ resource }) => {
    const id = subscriptionIdOf(resource.id) ?? UNKNOWN;
    return { id, subscriptionId: id.split("/").at(-1), displayName: UNKNOWN, tenantId: UNKNOWN };
  },
};

/** Whether there is such a function here. */
export function isFunction(name: string): boolean {
  const key = name.toLowerCase();
  return Object.hasOwn(SCOPED_FUNCTIONS, key) || Object.hasOwn(PLAIN_FUNCTIONS, key);
}

/** Calls a function; unknown if an argument that it needs is. @throws {NotEvaluable} if it can't be called */
export function call(scope: Scope, name: string, args: readonly Lazy[]): unknown {
  const key = name.toLowerCase();
  const scoped = Object.hasOwn(SCOPED_FUNCTIONS, key) ? SCOPED_FUNCTIONS[key] : undefined;
  if (scoped !== undefined) {
    return scoped(scope, ...args);
  }
  const plain = Object.hasOwn(PLAIN_FUNCTIONS, key) ? PLAIN_FUNCTIONS[key] : undefined;
  if (plain === undefined) {
    throw unsupportedFunction(name);
  }
  const values = args.map((arg) => arg());
  // An array keeps its length whatever its elements are; every other function needs to see the text.
  return key !== "createarray" && values.some(isUnknown) ? UNKNOWN : plain(...values);
}

export function unsupportedFunction(name: string): NotEvaluable {
  return new NotEvaluable("unsupported", `the function ${name} is not known to this evaluator`);
}

/** `and` and `or`: one deciding value outweighs any number of unknown ones. */
function decideBy(deciding: boolean, name: string, args: readonly Lazy[]): unknown {
  let open = false;
  for (const arg of args) {
    const value = arg();
    if (isUnknown(value)) {
      open = true;
    } else if (booleanOf(name, value) === deciding) {
      return deciding;
    }
  }
  return open ? UNKNOWN : !deciding;
}

/** Unlike a condition's `field`, the function gives an array for `[*]` and an empty text for nothing. */
function fieldValue(scope: Scope, name: string): unknown {
  if (isUnknown(name)) {
    return UNKNOWN;
  }
  const { values, isCollection } = readField(scope, name);
  return isCollection ? values : (values[0] ?? "");
}

/** The element of a `count`: of the innermost one, of the one with that name, or a field of it. */
function current(scope: Scope, name: string | undefined): unknown {
  const innermost = scope.bindings.at(-1);
  if (innermost === undefined) {
    throw new NotEvaluable("template", "the function current stands outside of any count");
  }
  if (name === undefined) {
    return innermost.element ?? "";
  }
  const named = scope.bindings.findLast(
    (binding) => binding.kind === "value" && binding.name.toLowerCase() === name.toLowerCase(),
  );
  return named === undefined ? fieldValue(scope, name) : (named.element ?? "");
}

function resourceGroup({ resource, estate }: Scope): unknown {
  const id = resourceGroupIdOf(resource.id);
  const group = id === undefined ? undefined : estate.byId(id);
  return {
    id: id ?? UNKNOWN,
    name: id?.split("/").at(-1) ?? UNKNOWN,
    type: RESOURCE_GROUP_TYPE,
    location: group?.location ?? UNKNOWN,
    // A group that was captured without tags has none; of one that wasn't captured nothing is known.
    tags: group === undefined ? UNKNOWN : (group.tags ?? {}),
  };
}
