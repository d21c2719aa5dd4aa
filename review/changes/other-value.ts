import type { GraphResource } from "../../baseline/graph";
import { type Attributes, isAttributes, type Reference } from "../../terraform-json";
import { keyOf, withoutKey } from "./addresses";
import { dottedPath } from "./ignored";
import type { Step } from "./step";

type Referred = Pick<Reference, "address" | "steps">;

/** Whether a reference may mean the resource, or the instance, at `address`. */
export function isAbout(reference: Referred, address: string): boolean {
  if (reference.address !== withoutKey(address)) {
    return false;
  }
  const [first] = reference.steps;
  // a text may as well be an attribute as a key, as in `values(a.b)[*].id`
  return (
    typeof first !== "number" || keyOf(address) === undefined || String(first) === String(keyOf(address))
  );
}

/**
 * Whether what a reference leads to gets another value by what happens to its resource. Of a replaced
 * one that is all that is written nowhere, for Azure tells it anew; of any, what differs. Of one that
 * comes or goes it is a reference to all instances: any other would have another text.
 */
export function hasOtherValue(
  { address, steps }: Referred,
  cause: Step,
  attributesOf: (resource: GraphResource) => Attributes,
): boolean {
  const { after, before, differences, kind } = cause;
  const resource = after ?? before;
  if (resource === undefined) {
    return false;
  }
  const hasKey = isKeyOf(steps, address, resource);
  if (kind === "create" || kind === "destroy") {
    return keyOf(resource.address) !== undefined;
  }
  const names = (hasKey ? steps.slice(1) : steps).filter((step) => typeof step === "string");
  if (names.length === 0) {
    return true;
  }
  const dotted = names.join(".");
  if (differences.some((one) => isConcerned(dotted, dottedPath(one.path)))) {
    return true;
  }
  if (isWritten(attributesOf(resource), names)) {
    return false;
  }
  return kind === "replace" || comesOrGoes(cause, names[0]);
}

/** Whether the first step is the key of an instance, and no attribute. */
function isKeyOf(steps: Reference["steps"], address: string, resource: GraphResource): boolean {
  const [first] = steps;
  if (steps.length === 0 || typeof first !== "string") {
    return steps.length > 0;
  }
  const isRepeated = resource.attributes.for_each !== undefined || resource.address !== address;
  const key = keyOf(resource.address);
  return isRepeated && (key === undefined ? steps.length > 1 : first === String(key));
}

function isConcerned(referred: string, changed: string): boolean {
  return referred === changed || referred.startsWith(`${changed}.`) || changed.startsWith(`${referred}.`);
}

/** What Azure tells inside of a block, a principal's id for example, is there as long as the block is. */
function comesOrGoes({ before, after }: Step, block = ""): boolean {
  return (before?.attributes[block] ?? null) === null || (after?.attributes[block] ?? null) === null
    ? (before?.attributes[block] ?? null) !== (after?.attributes[block] ?? null)
    : false;
}

function isWritten(attributes: Attributes, names: readonly string[]): boolean {
  let value: unknown = attributes;
  for (const name of names) {
    const inner = Array.isArray(value) ? value[0] : value;
    if (!isAttributes(inner)) {
      return true;
    }
    value = Object.hasOwn(inner, name) ? inner[name] : undefined;
  }
  return value !== undefined && value !== null;
}

/** What stands at a path as the graph has it: a list of one adds nothing to it. */
export function attributesAt(attributes: Attributes, path: string): unknown {
  let current: unknown = attributes;
  for (const step of path.split(".")) {
    const inside: unknown = Array.isArray(current) && !/^\d+$/.test(step) ? current[0] : current;
    current =
      typeof inside === "object" && inside !== null && Object.hasOwn(inside, step)
        ? Reflect.get(inside, step)
        : undefined;
  }
  return current;
}
