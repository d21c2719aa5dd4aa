import type { JsonObject } from "./json";

/** An error as Azure Resource Manager answers it: status, code and message in Azure's own words. */
export class ArmError extends Error {
  constructor(
    /** HTTP status, e.g. 409 */
    readonly status: number,
    /** Azure's code, e.g. `AccountNameNotAvailable` */
    readonly code: string,
    message: string,
    /** Where Azure names more: `target`, `details`, `additionalInfo`. */
    readonly more: JsonObject = {},
    /** Response headers, e.g. `retry-after` */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  /** The answer's body. */
  body(): JsonObject {
    return { error: { code: this.code, message: this.message, ...this.more } };
  }
}

/** What the caller sent can't be: 400. */
export function badRequest(code: string, message: string, more?: JsonObject): ArmError {
  return new ArmError(400, code, message, more);
}

/** What the caller sent doesn't fit what is there: 409. */
export function conflict(code: string, message: string, more?: JsonObject): ArmError {
  return new ArmError(409, code, message, more);
}

/** Azure's general word for a property that can't be changed. */
export function cannotChange(property: string, name: string): ArmError {
  return conflict(
    "PropertyChangeNotAllowed",
    `Changing property '${property}' of '${name}' is not allowed.`,
    { target: property },
  );
}
