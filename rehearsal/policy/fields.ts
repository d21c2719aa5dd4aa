import type { Alias } from "./aliases";
import { NotEvaluable } from "./failure";
import { below, isCollection, type Path, parsePath, valuesAt } from "./paths";
import { propertyOf, sameText } from "./resource";
import { isRunTimeState } from "./run-time-state";
import type { Scope } from "./scope";

/** What a field is in a resource. */
export interface FieldValues {
  readonly label: string;
  /** Whether the field has `[*]`: then a condition must hold for all values, of which there may be none. */
  readonly isCollection: boolean;
  /** Exactly one for a field without `[*]`; `undefined` where the resource has none. */
  readonly values: readonly unknown[];
}

const PLAIN = new Set(["id", "name", "type", "kind", "location", "fullname"]);
/** `tags`, `tags.env`, `tags[env]`, `tags['env']`. */
const TAG = /^tags(?:\.(?<dotted>.+)|\['(?<quoted>.+)'\]|\[(?<bare>[^'].*)\])?$/i;
const IDENTITY = /^identity(\.[\w.]+)?$/i;

/** Whether a field is one that every resource has, as opposed to an alias. */
export function isPlainField(name: string): boolean {
  return PLAIN.has(name.toLowerCase()) || TAG.test(name) || IDENTITY.test(name);
}

/** Reads a field. @throws {NotEvaluable} if it is run-time state, or there is no such field */
export function readField(scope: Scope, name: string): FieldValues {
  const plain = plainField(scope, name);
  if (plain !== undefined) {
    return { label: name, isCollection: false, values: [plain.value ?? undefined] };
  }
  const alias = requireAlias(scope, name);
  const bound = boundElement(scope, alias);
  const values = bound
    ? valuesAt(bound.element, bound.rest)
    : sameText(alias.type, scope.resource.type)
      ? valuesAt(scope.resource, alias.path)
      : // Azure reads an alias of another type as absent.
        isCollection(alias.path)
        ? []
        : [undefined];
  if (isRunTimeState(alias.name) && values.every((value) => value === undefined)) {
    throw new NotEvaluable("run-time", `${alias.label} is state that only the running service knows`);
  }
  return { label: alias.label, isCollection: isCollection(bound?.rest ?? alias.path), values };
}

/** The alias of that name. @throws {NotEvaluable} if the table has none */
export function requireAlias(scope: Pick<Scope, "aliases">, name: string): Alias {
  const alias = scope.aliases.find(name);
  if (alias === undefined) {
    throw new NotEvaluable("unsupported", `the alias ${name} has no path in the alias file`);
  }
  return alias;
}

function plainField(scope: Scope, name: string): { readonly value: unknown } | undefined {
  const { resource } = scope;
  const lower = name.toLowerCase();
  if (lower === "fullname") {
    // `parent/child`: every second part of the id after the type's namespace.
    const parts =
      resource.id
        .split(/\/providers\//i)
        .at(-1)
        ?.split("/") ?? [];
    return { value: parts.filter((_, i) => i > 0 && i % 2 === 0).join("/") || resource.name };
  }
  if (PLAIN.has(lower)) {
    return { value: propertyOf(resource, name) };
  }
  if (IDENTITY.test(name)) {
    return { value: valuesAt(resource, parsePath(name))[0] };
  }
  const tag = TAG.exec(name)?.groups;
  if (tag !== undefined) {
    const key = tag.dotted ?? tag.quoted ?? tag.bare;
    return { value: key === undefined ? resource.tags : propertyOf(resource.tags, key) };
  }
  return undefined;
}

/**
 * The element of the innermost `count` that the alias passes through. Decided by path, not by name:
 * `logs.enabled` has the path `logs[*].enabled`, and means the element that is being counted.
 */
function boundElement(
  scope: Scope,
  alias: Alias,
): { readonly element: unknown; readonly rest: Path } | undefined {
  for (const binding of scope.bindings.toReversed()) {
    if (binding.kind === "field" && sameText(typeOf(binding.alias), alias.type)) {
      const rest = below(binding.path, alias.path);
      if (rest !== undefined) {
        return { element: binding.element, rest };
      }
    }
  }
  return undefined;
}

function typeOf(aliasName: string): string {
  return aliasName.slice(0, aliasName.lastIndexOf("/"));
}
