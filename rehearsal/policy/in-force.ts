import type { AliasTable } from "./aliases";
import { type PolicyDefinition, readDefinition } from "./definition";
import type { PolicyLibrary } from "./library";
import { isRecord, type PolicyResource, propertyOf, sameText } from "./resource";

const AUTHORIZATION = "Microsoft.Authorization";
const ASSIGNMENTS = `${AUTHORIZATION}/policyAssignments`;
const EXEMPTIONS = `${AUTHORIZATION}/policyExemptions`;

/** All assignments among the resources. */
export function assignmentsIn(all: readonly PolicyResource[]): PolicyResource[] {
  return all.filter(({ type }) => sameText(type, ASSIGNMENTS));
}

/** Whether an assignment refuses at all, or reports only. */
export function isEnforced({ properties }: PolicyResource): boolean {
  const mode = propertyOf(properties, "enforcementMode");
  return !(typeof mode === "string" && sameText(mode, "DoNotEnforce"));
}

/** Whether an assignment counts where a resource is. */
export function holdsFor(assignment: PolicyResource, id: string): boolean {
  const excluded = propertyOf(assignment.properties, "notScopes");
  return (
    isWithin(id, scopeOf(assignment.id)) &&
    !(
      Array.isArray(excluded) && excluded.some((scope) => typeof scope === "string" && isWithin(id, scope))
    ) &&
    isSelected(assignment, id)
  );
}

/**
 * Whether the assignment selects resources of this type: by one of its selectors, of which every word must fit.
 * Locations aren't read: as if each fitted.
 */
function isSelected({ properties }: PolicyResource, id: string): boolean {
  const selectors = listOf(propertyOf(properties, "resourceSelectors"));
  const type = typeOfId(id);
  return (
    selectors.length === 0 ||
    selectors.some((one) =>
      listOf(propertyOf(one, "selectors"))
        .filter((word) => propertyOf(word, "kind") === "resourceType")
        .every((word) => {
          const isNamed = (key: string) =>
            listOf(propertyOf(word, key)).some((name) => typeof name === "string" && sameText(name, type));
          return propertyOf(word, "in") === undefined ? !isNamed("notIn") : isNamed("in");
        }),
    )
  );
}

/** `…/providers/Microsoft.Network/virtualNetworks/a/subnets/b` is of type `Microsoft.Network/virtualNetworks/subnets`. */
function typeOfId(id: string): string {
  const [namespace, ...rest] = (id.split(/\/providers\//i).at(-1) ?? "").split("/");
  return [namespace, ...rest.filter((_, at) => at % 2 === 0)].join("/");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether an exemption from the assignment counts for a resource: where it is, and still. */
export function isExempt(
  assignment: PolicyResource,
  id: string,
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
export function scopeOf(id: string): string {
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

/** What an assignment assigns; `undefined` of initiatives, and of what the library lacks. */
export function definitionOf(
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

/** `{ name: { value } }` as an assignment has it. */
export function valuesOf({ properties }: PolicyResource): Record<string, unknown> {
  const parameters = propertyOf(properties, "parameters");
  return Object.fromEntries(
    Object.entries(isRecord(parameters) ? parameters : {}).map(([name, one]) => [
      name,
      propertyOf(one, "value"),
    ]),
  );
}
