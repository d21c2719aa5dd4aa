import { asModelDeployment, MODEL_DEPLOYMENT_MODE } from "./data-plane";
import type { PolicyDefinition } from "./definition";
import { whyNeverEvaluable } from "./effects";
import { Estate } from "./estate";
import { describe, judge, type PolicyResult } from "./evaluate";
import { assignmentsIn, definitionOf, holdsFor, isEnforced, isExempt, scopeOf, valuesOf } from "./in-force";
import type { PolicyLibrary } from "./library";
import { parametersOf } from "./parameters";
import { type PolicyResource, propertyOf, sameText } from "./resource";

/** A refusal, with the assignment that it comes from. */
export interface AssignedDenial extends PolicyResult {
  readonly assignment: {
    /** ARM id. */
    readonly id: string;
    readonly name: string;
    readonly displayName: string;
    /** ARM id of what it is assigned to. */
    readonly scope: string;
  };
}

/**
 * The first assignment among the resources that would refuse a request: in force where the resource is, with effect
 * `Deny`, and without an exemption that counts.
 *
 * Of initiatives, and of built-in definitions that the library lacks, nobody knows what they say: they refuse nothing.
 *
 * @param resource as the request would write it
 * @param all what is there already, assignments and exemptions among it
 */
export function deniesByAssignment(
  library: PolicyLibrary,
  resource: PolicyResource,
  all: readonly PolicyResource[],
  now = new Date(),
): AssignedDenial | undefined {
  const open = assignmentsIn(all)
    .filter((one) => isEnforced(one) && holdsFor(one, resource.id))
    .filter((one) => !isExempt(one, resource.id, all, now));
  let estate: Estate | undefined;
  for (const assignment of open) {
    const definition = definitionOf(assignment, library, all);
    const seen = definition && asSeenBy(definition, resource);
    if (definition === undefined || seen === undefined) {
      continue;
    }
    const parameter = parametersOf(definition, { [definition.id]: valuesOf(assignment) });
    const policy = describe(definition, parameter);
    if (!sameText(policy.effect, "deny")) {
      continue;
    }
    estate ??= new Estate([...all.filter(({ id }) => !sameText(id, resource.id)), resource]);
    const scope = { resource: seen, estate, aliases: library.aliases, parameter, now, bindings: [] };
    const judged = judge(definition, scope);
    if (judged?.verdict === "non-compliant") {
      return { policy, resource: resource.id, ...judged, assignment: described(assignment) };
    }
  }
  return undefined;
}

/** The resource as a definition of this mode sees it; `undefined` where it is about none. */
function asSeenBy(definition: PolicyDefinition, resource: PolicyResource): PolicyResource | undefined {
  if (sameText(definition.mode, MODEL_DEPLOYMENT_MODE)) {
    return definition.unsupported.length > 0 ? undefined : asModelDeployment(resource);
  }
  return whyNeverEvaluable(definition, "deny") === undefined ? resource : undefined;
}

function described(assignment: PolicyResource): AssignedDenial["assignment"] {
  const displayName = propertyOf(assignment.properties, "displayName");
  return {
    id: assignment.id,
    name: assignment.name,
    displayName: typeof displayName === "string" ? displayName : assignment.name,
    scope: scopeOf(assignment.id),
  };
}
