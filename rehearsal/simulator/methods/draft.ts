import { badRequest, cannotChange, conflict } from "../arm/arm-error";
import { isObject, type JsonObject, mergePatch } from "../arm/json";
import { canonical, valueAt, withValueAt } from "../arm/json-path";
import { RESOURCE_GROUP, type ResourceId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { ResourceType, Write } from "../resource-types/resource-type";

/** What a PUT keeps of every resource: nobody but Azure writes it. */
const KEPT_ALWAYS = ["properties.privateEndpointConnections"];

/** The resource as it will stand: a PUT replaces, a PATCH merges; what Azure alone decides stays. */
export function draft(
  id: ResourceId,
  type: ResourceType,
  body: JsonObject,
  previous: ArmResource | undefined,
  method: "PUT" | "PATCH",
): ArmResource {
  const content = method === "PATCH" ? patched(previous, body) : replaced(type, previous, body);
  return {
    ...structuredClone(content),
    id: previous?.id ?? id.id,
    name: previous?.name ?? id.name,
    type: type.type,
    properties: structuredClone(isObject(content.properties) ? content.properties : {}),
  };
}

/** Merged with what is there; tags come whole, so that one can be taken away. */
function patched(previous: ArmResource | undefined, body: JsonObject): JsonObject {
  const merged = mergePatch(previous ?? {}, body);
  const content = isObject(merged) ? merged : {};
  return isObject(body.tags) ? { ...content, tags: body.tags } : content;
}

/** The body, and of what was there before whatever a PUT keeps. */
function replaced(type: ResourceType, previous: ArmResource | undefined, body: JsonObject): JsonObject {
  const paths = [...KEPT_ALWAYS, "location", ...(type.kept ?? []), ...(type.immutable ?? [])];
  return paths.reduce<JsonObject>((content, path) => {
    const before = valueAt(previous, path);
    return before === undefined || (valueAt(content, path) ?? null) !== null
      ? content
      : withValueAt(content, path, before);
  }, body);
}

/**
 * Refuses a region that is missing or another one than before.
 *
 * @throws ArmError 400 LocationRequired, 409 InvalidResourceLocation
 */
export function mustStayInRegion(type: ResourceType, { resource, previous, id }: Write): void {
  const { location } = resource;
  if (type.tracked && (typeof location !== "string" || location === "")) {
    throw badRequest(
      "LocationRequired",
      `The location property is required for this definition: '${id.id}'.`,
    );
  }
  if (previous?.location === undefined || canonical(previous.location) === canonical(location)) {
    return;
  }
  throw id.type === RESOURCE_GROUP
    ? conflict(
        "InvalidResourceGroupLocation",
        `Invalid resource group location '${location}'. The Resource group '${id.name}' already exists in location '${previous.location}'.`,
      )
    : conflict(
        "InvalidResourceLocation",
        `The resource '${id.name}' already exists in location '${previous.location}' in resource group '${id.resourceGroup}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
      );
}

/** Refuses a change of what never changes after creation; what was never set counts as false. */
export function mustKeep(type: ResourceType, { previous, resource }: Write): void {
  if (previous === undefined) {
    return;
  }
  const changed = (type.immutable ?? []).find((path) => {
    const after = valueAt(resource, path);
    return after !== undefined && canonical(after) !== canonical(valueAt(previous, path) ?? unset(after));
  });
  if (changed !== undefined) {
    throw type.unchangeable?.(changed, resource) ?? cannotChange(changed, resource.name);
  }
}

/** Setting to false or nothing what was not set changes nothing. */
function unset(after: unknown): unknown {
  return typeof after === "boolean" ? false : null;
}
