import type { AliasTable } from "./aliases";
import { asModelDeployment, MODEL_DEPLOYMENT_MODE } from "./data-plane";
import { type PolicyDefinition, readDefinition } from "./definition";
import { whyNeverEvaluable } from "./effects";
import { Estate } from "./estate";
import { describe, judge, type PolicyResult } from "./evaluate";
import type { PolicyLibrary } from "./library";
import { parametersOf } from "./parameters";
import { isRecord, type PolicyResource, propertyOf, sameText } from "./resource";

const AUTHORIZATION = "Microsoft.Authorization";
const ASSIGNMENTS = `${AUTHORIZATION}/policyAssignments`;
const EXEMPTIONS = `${AUTHORIZATION}/policyExemptions`;

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
  const inForce = all.filter((one) => sameText(one.type, ASSIGNMENTS) && holdsFor(one, resource));
  const open = inForce.filter((one) => !isExempt(one, resource, all, now));
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

/** Whether an assignment is enforced where a resource is. */
function holdsFor(assignment: PolicyResource, { id }: PolicyResource): boolean {
  const mode = propertyOf(assignment.properties, "enforcementMode");
  const excluded = propertyOf(assignment.properties, "notScopes");
  return (
    !(typeof mode === "string" && sameText(mode, "DoNotEnforce")) &&
    isWithin(id, scopeOf(assignment.id)) &&
    !(Array.isArray(excluded) && excluded.some((scope) => typeof scope === "string" && isWithin(id, scope)))
  );
}

/** Whether an exemption from the assignment counts for a resource: where it is, and still. */
function isExempt(
  assignment: PolicyResource,
  { id }: PolicyResource,
  all: readonly PolicyResource[],
  now: Date,
): boolean {
  return all
    .filter(({ type }) => sameText(type, EXEMPTIONS))
    .some(({ id: exemption, properties }) => {
      const from = propertyOf(properties, "policyAssignmentId");
      const end = propertyOf(properties, "expiresOn");
      return (
        typeof from === "string" &&
        sameText(from, assignment.id) &&
        isWithin(id, scopeOf(exemption)) &&
        !(typeof end === "string" && Date.parse(end) <= now.getTime())
      );
    });
}

/** What an assignment or an exemption stands on. */
function scopeOf(id: string): string {
  return id.replace(/\/providers\/Microsoft\.Authorization\/[^/]+\/[^/]+$/i, "");
}

/** Which subscriptions a management group has, nobody says here: every one. */
function isWithin(id: string, scope: string): boolean {
  return (
    /\/managementGroups\//i.test(scope) ||
    sameText(id, scope) ||
    id.toLowerCase().startsWith(`${scope.toLowerCase()}/`)
  );
}

function definitionOf(
  { properties }: PolicyResource,
  { aliases, definitions }: PolicyLibrary,
  all: readonly PolicyResource[],
): PolicyDefinition | undefined {
  const id = propertyOf(properties, "policyDefinitionId");
  if (typeof id !== "string") {
    return undefined;
  }
  const guid = /^\/providers\/Microsoft\.Authorization\/policyDefinitions\/([^/]+)$/i.exec(id)?.[1];
  const custom = all.find((one) => sameText(one.id, id));
  return guid === undefined
    ? custom && customDefinition(custom, aliases)
    : definitions.find((one) => sameText(one.id, guid));
}

function customDefinition(
  { name, properties }: PolicyResource,
  aliases: AliasTable,
): PolicyDefinition | undefined {
  const defaults = { displayName: name, mode: "All" };
  return readDefinition(
    { name, properties: { ...defaults, ...(isRecord(properties) ? properties : {}) } },
    aliases,
  ).definition;
}

/** The resource as a definition of this mode sees it; `undefined` where it is about none. */
function asSeenBy(definition: PolicyDefinition, resource: PolicyResource): PolicyResource | undefined {
  if (sameText(definition.mode, MODEL_DEPLOYMENT_MODE)) {
    return definition.unsupported.length > 0 ? undefined : asModelDeployment(resource);
  }
  return whyNeverEvaluable(definition, "deny") === undefined ? resource : undefined;
}

/** `{ name: { value } }` as an assignment has it. */
function valuesOf({ properties }: PolicyResource): Record<string, unknown> {
  const parameters = propertyOf(properties, "parameters");
  return Object.fromEntries(
    Object.entries(isRecord(parameters) ? parameters : {}).map(([name, one]) => [
      name,
      propertyOf(one, "value"),
    ]),
  );
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
