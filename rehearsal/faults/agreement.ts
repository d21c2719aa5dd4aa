import { sameText, textAt } from "../simulator/arm/json";
import { parseId } from "../simulator/arm/resource-id";
import type { ArmResource, ResourceStore } from "../simulator/arm/resource-store";
import { ROLE_ASSIGNMENT, roleGuid } from "../simulator/authorization/authorization";
import { isOverlay } from "../terraform/arm-types";
import { armIdOf, type StateResource } from "../terraform/state";

/** Children that Azure, or azurerm together with the parent, makes: no resource of their own in Terraform. */
const MADE_WITH_PARENT: readonly string[] = [
  "Microsoft.Storage/storageAccounts/blobServices",
  "Microsoft.Storage/storageAccounts/fileServices",
  "Microsoft.Storage/storageAccounts/queueServices",
  "Microsoft.Storage/storageAccounts/tableServices",
  "Microsoft.Network/privateDnsZones/SOA",
  "Microsoft.Network/privateDnsZones/A",
  "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
];
const OUTBOUND_RULE = "Microsoft.MachineLearningServices/workspaces/outboundRules";

/**
 * Compares what Terraform believes with what exists, one sentence a difference: an object in the state
 * that is not there, one that is there and in no state, and one that is there twice.
 *
 * @param replayed ids that are right without an address, since terraform_data stood for azapi
 */
export function disagreements(
  state: readonly StateResource[],
  store: ResourceStore,
  replayed: readonly string[] = [],
): string[] {
  const held = new Map<string, string[]>();
  const problems: string[] = [];
  for (const resource of state) {
    const { address, id, type } = resource;
    const armId = armIdOf(type, id);
    if (armId === undefined || isDeed(resource)) {
      continue;
    }
    if (store.get(armId) === undefined) {
      problems.push(`${address} is in the state, but not in Azure: ${armId}`);
    }
    const key = armId.toLowerCase();
    held.set(key, [...(held.get(key) ?? []), ...(isOverlay(type) ? [] : [address])]);
  }
  for (const [id, addresses] of held) {
    if (addresses.length > 1) {
      problems.push(`${addresses.join(" and ")} are the same object: ${id}`);
    }
  }
  const known = new Set([...held.keys(), ...replayed.map((id) => id.toLowerCase())]);
  const strays = store
    .all()
    .filter((resource) => !known.has(resource.id.toLowerCase()) && !comesAlong(resource, known));
  return [...problems, ...strays.map((stray) => describe(stray, store, known))];
}

/** Something that was done, e.g. registering: its id is the object's with the deed at the end, and no object's. */
function isDeed({ attributes, type }: StateResource): boolean {
  return (
    type === "azapi_resource_action" && typeof attributes.action === "string" && attributes.action !== ""
  );
}

function comesAlong(resource: ArmResource, known: ReadonlySet<string>): boolean {
  const parent = parseId(resource.id)?.parent?.toLowerCase() ?? "";
  const isChild = MADE_WITH_PARENT.some((type) => sameText(type, resource.type));
  const isRequired =
    sameText(resource.type, OUTBOUND_RULE) && textAt(resource, "properties", "category") === "Required";
  return (isChild || isRequired) && known.has(parent);
}

function describe(stray: ArmResource, store: ResourceStore, known: ReadonlySet<string>): string {
  const twin = store
    .ofType(stray.type)
    .find((other) => other !== stray && known.has(other.id.toLowerCase()) && isTwin(other, stray));
  return twin === undefined
    ? `orphan, in Azure but in no state: ${stray.id}`
    : `duplicate of ${twin.id}, in no state: ${stray.id}`;
}

function isTwin(one: ArmResource, other: ArmResource): boolean {
  if (!sameText(one.type, ROLE_ASSIGNMENT)) {
    return sameText(one.name, other.name);
  }
  const grant = (of: ArmResource): string =>
    [
      textAt(of, "properties", "scope"),
      textAt(of, "properties", "principalId"),
      roleGuid(textAt(of, "properties", "roleDefinitionId") ?? ""),
    ].join(" ");
  return sameText(grant(one), grant(other));
}
