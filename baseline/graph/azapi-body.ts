import { isAttributes } from "../../terraform-json";

/** Whether `key` of a resource of `type` holds a request's body, whose fields are Azure's own. */
export function isBody(type: string, key: string): boolean {
  return type.startsWith("azapi_") && key === "body";
}

/** The object in a body that azapi 1.x has as JSON text; undefined if it is none. */
export function parsedBody(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isAttributes(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
