import { isObject, sameText } from "../arm/json";
import type { ArmType, DiscriminatedObjectType, ObjectType } from "./arm-types";
import { fewestFindings } from "./check-choice";
import { checkObject, member } from "./check-object";
import type { CheckContext } from "./check-value";
import { type Checked, memberPath, oneOf, refused } from "./findings";

/** An object of which one property says what else it may hold. */
export function checkDiscriminated(
  context: CheckContext,
  type: DiscriminatedObjectType,
  value: unknown,
  path: string,
): Checked {
  if (!isObject(value)) {
    return refused(path, "wrong-type", "be an object", value);
  }
  const at = memberPath(path, type.discriminator);
  const named = member(value, type.discriminator);
  const names = Object.keys(type.elements);
  if (named === undefined || named === null) {
    return context.demandRequired
      ? {
          value,
          findings: [{ path: at, kind: "missing", message: `is required: ${oneOf(names)}` }],
        }
      : withoutItsName(context, type, value, path);
  }
  if (typeof named !== "string") {
    return { ...refused(at, "wrong-type", `be ${oneOf(names)}`, named), value };
  }
  const chosen = names.find((name) => sameText(name, named));
  return chosen === undefined
    ? { ...refused(at, "not-allowed-value", `be ${oneOf(names)}`, named), value }
    : checkElement(context, type, chosen, value, path);
}

/** A PATCH needn't repeat what a thing is: the kind that fits best is taken. */
function withoutItsName(
  context: CheckContext,
  type: DiscriminatedObjectType,
  value: Readonly<Record<string, unknown>>,
  path: string,
): Checked {
  return fewestFindings(
    Object.keys(type.elements).map((name) => checkElement(context, type, name, value, path)),
  );
}

function checkElement(
  context: CheckContext,
  type: DiscriminatedObjectType,
  name: string,
  value: Readonly<Record<string, unknown>>,
  path: string,
): Checked {
  const ref = type.elements[name];
  const element: ArmType | undefined = ref && context.resolve(ref);
  const properties = type.baseProperties;
  if (element?.$type === "DiscriminatedObjectType") {
    const merged = { ...element, baseProperties: { ...properties, ...element.baseProperties } };
    return checkDiscriminated(context, merged, value, path);
  }
  const own: Partial<ObjectType> = element?.$type === "ObjectType" ? element : {};
  const merged: ObjectType = {
    ...own,
    $type: "ObjectType",
    properties: { ...properties, ...own.properties },
  };
  return checkObject(context, merged, value, path);
}
