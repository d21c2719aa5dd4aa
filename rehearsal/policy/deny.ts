import { landingZoneAssignments } from "./assignments";
import type { PolicyDefinition } from "./definition";
import { canDeny, effectParameter, whyNeverEvaluable } from "./effects";
import { Estate } from "./estate";
import { describe, judge, type PolicyOptions, type PolicyResult } from "./evaluate";
import type { PolicyLibrary } from "./library";
import { type PolicyAssignments, parametersOf } from "./parameters";
import { type PolicyResource, sameText } from "./resource";

/**
 * The first policy that would refuse a request, with effect `Deny`; `undefined` if none would.
 *
 * Every definition that can deny does, unless `options.assignments` gives it another effect. The body
 * is judged as it is: a request carries neither read-only properties nor what ARM adds later.
 *
 * @param resource the resource as the request would write it
 * @param all what is there already; a resource with the same id is replaced
 */
export function denies(
  library: PolicyLibrary,
  resource: PolicyResource,
  all: readonly PolicyResource[],
  options: PolicyOptions = {},
): PolicyResult | undefined {
  const others = all.filter(({ id }) => !sameText(id, resource.id));
  const estate = new Estate([...others, resource], options.subscriptionId);
  const assignments = options.assignments ?? landingZoneAssignments(library, [...others, resource]);
  const now = options.now ?? new Date();
  const { aliases } = library;
  for (const definition of library.definitions.filter(canDeny)) {
    const parameter = parametersOf(definition, withDeny(definition, assignments));
    const policy = describe(definition, parameter);
    if (sameText(policy.effect, "deny") && whyNeverEvaluable(definition, policy.effect) === undefined) {
      const type = estate.byId(resource.id)?.type ?? resource.type;
      const written = { ...resource, type };
      const judged = judge(definition, { resource: written, estate, aliases, parameter, now, bindings: [] });
      if (judged?.verdict === "non-compliant") {
        return { policy, resource: resource.id, ...judged };
      }
    }
  }
  return undefined;
}

/** The assignments, with Deny where they leave the effect open. */
function withDeny(definition: PolicyDefinition, assignments: PolicyAssignments): PolicyAssignments {
  const name = effectParameter(definition.effect);
  const [, own = {}] = Object.entries(assignments).find(([id]) => sameText(id, definition.id)) ?? [];
  return name === undefined ? assignments : { [definition.id]: { [name]: "Deny", ...own } };
}
