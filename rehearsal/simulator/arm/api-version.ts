import { ArmError, badRequest } from "./arm-error";
import { type ArmRequest, apiVersionOf } from "./messages";

/** API versions of a type of which some stand in published types but are not served. */
export interface ServedVersions {
  readonly served: readonly string[];
  readonly notServed: readonly string[];
}

const VERSION = /^\d{4}-\d{2}-\d{2}(-(privatepreview|preview|alpha|beta|rc))?$/i;

/**
 * Refuses a request without an API version, or with one that can't be.
 *
 * @throws ArmError 400 MissingApiVersionParameter, InvalidApiVersionParameter
 */
export function mustNameVersion(request: ArmRequest): void {
  const version = apiVersionOf(request);
  if (version === "") {
    throw badRequest(
      "MissingApiVersionParameter",
      "The api-version query parameter (?api-version=) is required for all requests.",
    );
  }
  if (!VERSION.test(version)) {
    throw badRequest(
      "InvalidApiVersionParameter",
      `The api-version '${version}' is invalid. It takes the form YYYY-MM-DD, with or without -preview.`,
    );
  }
}

/**
 * Refuses a version that the type isn't served with, though it may be published.
 *
 * @throws ArmError 400 NoRegisteredProviderFound
 */
export function mustBeServed(request: ArmRequest, type: string, versions: ServedVersions | undefined): void {
  const version = apiVersionOf(request);
  if (versions?.notServed.includes(version)) {
    const [, ...kind] = type.split("/");
    throw new ArmError(
      400,
      "NoRegisteredProviderFound",
      `No registered resource provider found for location 'null' and API version '${version}' for type '${kind.join("/")}'. The supported api-versions are '${versions.served.join(", ")}'.`,
    );
  }
}
