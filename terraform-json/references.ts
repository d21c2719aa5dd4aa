import type { AttributePath } from "./paths";
import { type TraversalStep, traversals } from "./template-scanner";

/** What an expression refers to. */
export type ReferenceKind = "managed" | "data" | "ephemeral" | "module" | "var" | "local";

/** A reference in an attribute's expression. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** Without key or attribute: `azurerm_subnet.a`, `data.azurerm_client_config.c`, `module.m`, `var.v`. */
  readonly address: string;
  /** What follows the address; a splat or a computed key is undefined. */
  readonly steps: readonly (string | number | undefined)[];
  /** The attribute that holds the expression. */
  readonly path: AttributePath;
}

/** What stands for the object itself or its surroundings: no object to depend on. */
const NO_OBJECTS = new Set(["each", "count", "self", "path", "terraform"]);

/**
 * The references in all expressions below `value`, in their order; bare addresses such as those of
 * `depends_on` are no expressions.
 */
export function references(value: unknown): Reference[] {
  const found: Reference[] = [];
  collect(value, [], found);
  return found;
}

function collect(value: unknown, path: AttributePath, found: Reference[]): void {
  if (typeof value === "string") {
    for (const { steps } of traversals(value)) {
      const reference = referenceOf(steps, path);
      if (reference !== undefined) {
        found.push(reference);
      }
    }
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      collect(item, [...path, index], found);
    });
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      // names of an object's properties are templates too
      collect(key, [...path, key], found);
      collect(inner, [...path, key], found);
    }
  }
}

function referenceOf(steps: readonly TraversalStep[], path: AttributePath): Reference | undefined {
  const keys = steps.map(({ key }) => key);
  const [root] = keys;
  if (typeof root !== "string" || NO_OBJECTS.has(root)) {
    return undefined;
  }
  const kind =
    root === "data" || root === "ephemeral" || root === "module" || root === "var" || root === "local"
      ? root
      : "managed";
  const length = kind === "data" || kind === "ephemeral" ? 3 : 2;
  const address = keys.slice(0, length);
  if (address.length < length || !address.every((key) => typeof key === "string")) {
    return undefined;
  }
  return { kind, address: address.join("."), steps: keys.slice(length), path };
}
