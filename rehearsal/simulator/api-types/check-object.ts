import { suggestion } from "../../../stacks/config/suggestion";
import { isObject, type JsonObject, sameText } from "../arm/json";
import { type ArmProperty, type ObjectType, PropertyFlag } from "./arm-types";
import { type CheckContext, checkValue } from "./check-value";
import { accepted, type BodyProblem, type Checked, memberPath, oneOf, refused } from "./findings";

type Json = Readonly<JsonObject>;

/** The member of that name; ARM doesn't care about upper and lower case. */
export function member(object: Json, name: string): unknown {
  return Object.entries(object).find(([key]) => sameText(key, name))?.[1];
}

/** An object with known properties and, where its type says so, others. */
export function checkObject(context: CheckContext, type: ObjectType, value: unknown, path: string): Checked {
  if (!isObject(value)) {
    return refused(path, "wrong-type", "be an object", value);
  }
  const known = new Map(Object.entries(type.properties).map(([name, one]) => [name.toLowerCase(), one]));
  const members = Object.entries(value).map(([name, inner]) => ({
    name,
    readOnly: isReadOnly(known.get(name.toLowerCase()), name, path),
    ...checkMember(context, type, known.get(name.toLowerCase()), inner, name, path),
  }));
  return {
    value: Object.fromEntries(members.filter((one) => !one.readOnly).map((one) => [one.name, one.value])),
    findings: [
      ...(context.demandRequired ? missing(type, value, path) : []),
      ...members.flatMap(({ findings }) => findings),
    ],
  };
}

function checkMember(
  context: CheckContext,
  type: ObjectType,
  property: ArmProperty | undefined,
  value: unknown,
  name: string,
  path: string,
): Checked {
  const at = memberPath(path, name);
  if (isReadOnly(property, name, path)) {
    const message = "is read-only: Azure sets it";
    return { value, findings: [{ path: at, kind: "read-only", message, sent: value }] };
  }
  const ref = property?.type ?? type.additionalProperties;
  if (ref === undefined) {
    return { value, findings: [unknown(type, name, at, value)] };
  }
  // azurerm sends null for what is not set; whether it must be set is asked with what is missing
  return value === null ? accepted(value) : checkValue(context, context.resolve(ref), value, at);
}

/** ARM's own property of every resource, which older types don't mention. */
function isReadOnly(property: ArmProperty | undefined, name: string, path: string): boolean {
  return property === undefined
    ? path === "" && sameText(name, "systemData")
    : (property.flags & PropertyFlag.ReadOnly) !== 0;
}

function missing(type: ObjectType, value: Json, path: string): BodyProblem[] {
  return Object.entries(type.properties)
    .filter(([name, { flags }]) => isDemanded(name, flags, path) && (member(value, name) ?? null) === null)
    .map(([name]) => ({ path: memberPath(path, name), kind: "missing", message: "is required" }));
}

/** A resource's name stands in the URL; its body needn't repeat it. */
function isDemanded(name: string, flags: number, path: string): boolean {
  const isRequired = (flags & PropertyFlag.Required) !== 0 && (flags & PropertyFlag.ReadOnly) === 0;
  return isRequired && !(path === "" && name === "name");
}

function unknown(type: ObjectType, name: string, path: string, sent: unknown): BodyProblem {
  const known = Object.entries(type.properties)
    .filter(([, { flags }]) => (flags & PropertyFlag.ReadOnly) === 0)
    .map(([one]) => one);
  const meant = suggestion(name, known);
  const allowed = known.length === 0 ? "nothing can be set here" : `known are ${oneOf(known, "and")}`;
  const hint = meant === undefined ? allowed : `did you mean ${meant}?`;
  return { path, kind: "unknown-property", message: `is not a known property; ${hint}`, sent };
}
