import { denies, deniesByAssignment, type PolicyLibrary } from "./policy";
import type { ApiTypes } from "./simulator/api-types";
import { apiVersionOf } from "./simulator/arm/messages";
import type { ArmResource } from "./simulator/arm/resource-store";
import type { Extensions } from "./simulator/methods/extensions";

export interface ExtensionOptions {
  /** Microsoft's published types: bodies are checked against them. */
  readonly apiTypes?: ApiTypes;
  /** Definitions: what the control plane holds assignments of, it enforces by them, less its exemptions. */
  readonly assigned?: PolicyLibrary;
  /** Policies that the control plane enforces as if each were assigned to the subscription. */
  readonly enforced?: PolicyLibrary;
  /** GUIDs of policies from which the stack is exempt: those that its deviations name. */
  readonly exempt?: readonly string[];
}

/**
 * What stands in the way of a write. Bodies of azapi, and of what is replayed for it, are the project's
 * own words: there a read-only property is an error, where azurerm's whole models carry many.
 *
 * @param all what the control plane holds, for policies that look at more than one resource
 */
export function extensionsOf(options: ExtensionOptions, all: () => readonly ArmResource[]): Extensions {
  const { apiTypes, assigned, exempt = [] } = options;
  const enforced = options.enforced && without(options.enforced, exempt);
  return {
    ...(apiTypes === undefined
      ? {}
      : {
          checkBody: (type, request) =>
            apiTypes.check({
              type,
              apiVersion: apiVersionOf(request),
              body: request.body ?? {},
              method: request.method === "PATCH" ? "PATCH" : "PUT",
              strict: request.sender === "azapi" || request.sender === "replay",
            }),
        }),
    ...(enforced === undefined && assigned === undefined
      ? {}
      : {
          denies: (resource, request) => {
            const written = { ...resource, apiVersion: apiVersionOf(request) };
            const own = assigned && deniesByAssignment(assigned, written, all());
            const result = own ?? (enforced && denies(enforced, written, all()));
            return (
              result && {
                policy: result.policy.id,
                name: result.policy.displayName,
                reason: result.reason,
                ...(own && { assignment: own.assignment }),
              }
            );
          },
        }),
  };
}

function without(library: PolicyLibrary, exempt: readonly string[]): PolicyLibrary {
  return {
    ...library,
    definitions: library.definitions.filter(({ id }) => !exempt.includes(id.toLowerCase())),
  };
}
