import { at, isObject, listAt, textAt } from "../arm/json";

/** The small part of JSON Schema in which a smoke test says what it expects. */
export type AnswerShape = object;

/**
 * The smallest answer of a shape: each property that is named, the fewest items, the lowest number allowed.
 *
 * @throws if the shape names a type that JSON doesn't have
 */
export function answerOf(shape: AnswerShape): unknown {
  const type = textAt(shape, "type");
  switch (type) {
    case "object":
      return Object.fromEntries(
        Object.entries(at(shape, "properties") ?? {}).map(([name, one]) => [name, answerOf(shapeIn(one))]),
      );
    case "array": {
      const items = at(shape, "items");
      const one = items === undefined ? 0 : answerOf(shapeIn(items));
      return Array.from({ length: numberAt(shape, "minItems") ?? 0 }, () => one);
    }
    case "number":
      return numberAt(shape, "minimum") ?? numberAt(shape, "maximum") ?? 0;
    case "integer":
      return Math.ceil(numberAt(shape, "minimum") ?? Math.floor(numberAt(shape, "maximum") ?? 0));
    case "string":
      return listAt(shape, "enum")[0] ?? "";
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      throw new Error(`a smoke test expects something of type ${type}, which JSON doesn't have`);
  }
}

function shapeIn(value: unknown): AnswerShape {
  return isObject(value) ? value : {};
}

function numberAt(shape: AnswerShape, name: string): number | undefined {
  const value = at(shape, name);
  return typeof value === "number" ? value : undefined;
}
