import { type ArmError, badRequest } from "../arm/arm-error";
import { valueAt } from "../arm/json-path";
import type { ArmResource } from "../arm/resource-store";

/** Allowed texts, by the dotted path of the property. */
export type AllowedValues = Readonly<Record<string, readonly string[]>>;

/**
 * Refuses a value that is none of those allowed; what is not set is fine. Case doesn't count, as in Azure.
 *
 * @param code of the 400, which differs from provider to provider
 * @throws ArmError 400
 */
export function mustBeAllowed(resource: ArmResource, allowed: AllowedValues, code: string): void {
  for (const [path, values] of Object.entries(allowed)) {
    const value = valueAt(resource, path) ?? undefined;
    const isFine =
      value === undefined || values.some((each) => each.toLowerCase() === String(value).toLowerCase());
    if (!isFine) {
      throw notAllowed(resource, path, value, values, code);
    }
  }
}

function notAllowed(
  resource: ArmResource,
  path: string,
  value: unknown,
  values: readonly string[],
  code: string,
): ArmError {
  return badRequest(
    code,
    `The value '${String(value)}' of property '${path}' of '${resource.name}' is not allowed. Allowed values are ${values.join(", ")}.`,
    { target: path },
  );
}
