import type { ArmType, ArrayType, Ref } from "./arm-types";
import { checkUnion } from "./check-choice";
import { checkDiscriminated } from "./check-discriminated";
import { checkObject } from "./check-object";
import { checkBoolean, checkLength, checkLiteral, checkNumber, checkText } from "./check-scalar";
import { accepted, type Checked, refused } from "./findings";

/** What all parts of one check share. */
export interface CheckContext {
  readonly resolve: (ref: Ref) => ArmType;
  /** Whether what is required and absent is a problem. */
  readonly demandRequired: boolean;
  /** As in the request. */
  readonly strict: boolean;
}

/** Checks a value of any type; `path` is where it stands in the body. */
export function checkValue(context: CheckContext, type: ArmType, value: unknown, path: string): Checked {
  switch (type.$type) {
    case "ObjectType":
      return checkObject(context, type, value, path);
    case "DiscriminatedObjectType":
      return checkDiscriminated(context, type, value, path);
    case "ArrayType":
      return checkArray(context, type, value, path);
    case "UnionType":
      return checkUnion(context, type, value, path);
    case "StringLiteralType":
      return checkLiteral(type, value, path);
    case "StringType":
      return checkText(type, value, path);
    case "IntegerType":
      return checkNumber(type, value, path, context.strict);
    case "BooleanType":
      return checkBoolean(value, path);
    case "NullType":
      return value === null ? accepted(value) : refused(path, "wrong-type", "be null", value);
    case "AnyType":
      return accepted(value);
    default:
      // a kind of type that came after this was written: silence would look like a check
      throw new Error(`the published type at ${path || "the top"} is of the unknown kind ${type.$type}`);
  }
}

function checkArray(context: CheckContext, type: ArrayType, value: unknown, path: string): Checked {
  if (!Array.isArray(value)) {
    return refused(path, "wrong-type", "be an array", value);
  }
  const itemType = context.resolve(type.itemType);
  const items = value.map((item, index) => checkValue(context, itemType, item, `${path}[${index}]`));
  return {
    value: items.map((item) => item.value),
    findings: [
      ...checkLength(type, value, path, "items").findings,
      ...items.flatMap(({ findings }) => findings),
    ],
  };
}
