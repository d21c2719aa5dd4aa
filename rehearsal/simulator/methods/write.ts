import { ArmError, badRequest, conflict } from "../arm/arm-error";
import { at, isObject, type JsonObject, mergePatch, objectAt } from "../arm/json";
import { mustBeUnlocked } from "../arm/locks";
import { type ArmRequest, type ArmResponse, apiVersionOf } from "../arm/messages";
import type { ResourceId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import type { ResourceType, Write } from "../resource-types/resource-type";
import type { Extensions } from "./extensions";
import { missing, missingParent } from "./not-found";
import { operationHeaders } from "./operation-status";

/** PUT and PATCH on a resource: everything that Azure checks, in its order, then the write itself. */
export function writeResource(
  request: ArmRequest,
  id: ResourceId,
  type: ResourceType,
  cloud: Cloud,
  extensions: Extensions,
): ArmResponse {
  const method = request.method as "PUT" | "PATCH";
  cloud.authorization.mustAllow(request.caller, `${type.type}/write`, id.id);
  const previous = cloud.store.get(id.id);
  if (type.refuses?.includes(method)) {
    throw new ArmError(
      405,
      "MethodNotAllowed",
      `The resource type '${type.type}' does not support ${method}.`,
    );
  }
  const missingAbove = missingParent(id, cloud);
  if (missingAbove !== undefined) {
    throw missingAbove;
  }
  if (method === "PATCH" && previous === undefined) {
    throw missing(id, cloud);
  }
  mustBeUnlocked(cloud.store, id.id, "write");
  mustBeIdle(id, cloud);
  mustBeFree(id, type, previous, cloud);

  const body = checkedBody(request, type, extensions);
  const write: Write = { request, id, body, previous, resource: draft(id, type, body, previous, method) };
  mustKeep(type, write);
  type.check?.(write, cloud);
  type.complete?.(write, cloud);
  const denial = extensions.denies?.(write.resource, request);
  if (denial !== undefined) {
    throw new ArmError(
      403,
      "RequestDisallowedByPolicy",
      `Resource '${id.name}' was disallowed by policy. Policy definition: '${denial.name}' (${denial.policy}). ${denial.reason}`,
    );
  }
  return store(write, type, cloud, extensions);
}

function store(write: Write, type: ResourceType, cloud: Cloud, extensions: Extensions): ArmResponse {
  const { resource, previous, request, id } = write;
  const isNew = previous === undefined;
  const seconds = isNew ? type.seconds?.create : type.seconds?.update;
  const finish = (): void => {
    setState(resource, "Succeeded");
    type.finished?.(resource, cloud, request);
  };
  cloud.store.set(resource);
  extensions.stored?.(resource, request);
  if (seconds === undefined) {
    finish();
    return { status: isNew ? (type.created ?? 201) : 200, body: resource };
  }
  setState(resource, isNew ? "Creating" : "Updating");
  const operation = cloud.operations.start({ target: id.id, seconds, finish });
  return {
    status: isNew ? (type.created ?? 201) : request.method === "PATCH" ? 202 : 200,
    headers: operationHeaders(operation, id.subscription ?? "", cloud.host),
    // a copy: the answer shows how it is now
    body: { ...resource, properties: { ...resource.properties } },
  };
}

/** The resource as it will stand: a PUT replaces, a PATCH merges; what Azure alone decides stays. */
function draft(
  id: ResourceId,
  type: ResourceType,
  body: JsonObject,
  previous: ArmResource | undefined,
  method: "PUT" | "PATCH",
): ArmResource {
  const content = method === "PATCH" ? mergePatch(previous ?? {}, body) : mergeKept(type, previous, body);
  const sent = isObject(content) ? content : {};
  return {
    ...structuredClone(sent),
    id: previous?.id ?? id.id,
    name: id.name,
    type: type.type,
    properties: structuredClone(isObject(sent.properties) ? sent.properties : {}),
  };
}

/** The body, and of what was there before whatever a PUT keeps. */
function mergeKept(type: ResourceType, previous: ArmResource | undefined, body: JsonObject): JsonObject {
  const merged: JsonObject = { ...body, properties: { ...objectAt(body, "properties") } };
  for (const path of type.kept ?? []) {
    const [first = "", second] = path.split(".");
    const before = at(previous, ...path.split("."));
    if (second === undefined) {
      merged[first] ??= before;
    } else {
      merged[first] = { [second]: before, ...objectAt(merged, first) };
    }
  }
  return merged;
}

function checkedBody(request: ArmRequest, type: ResourceType, extensions: Extensions): JsonObject {
  const body = request.body ?? {};
  const check = extensions.checkBody?.(type.type, request);
  if (check === undefined) {
    return body;
  }
  if (check.problems.length > 0) {
    throw badRequest(
      "InvalidRequestContent",
      `The request content was invalid for ${type.type}@${apiVersionOf(request)}: ${check.problems
        .map(({ path, message }) => `'${path}': ${message}`)
        .join("; ")}`,
      {
        details: check.problems.map(({ path, message }) => ({
          code: "InvalidProperty",
          target: path,
          message,
        })),
      },
    );
  }
  return isObject(check.body) ? check.body : body;
}

function mustKeep(type: ResourceType, { previous, resource, id }: Write): void {
  const fixed = ["location", ...(type.immutable ?? [])];
  const changed = fixed.filter((path) => {
    const [before, after] = [previous, resource].map((from) => at(from, ...path.split(".")));
    return before !== undefined && after !== undefined && canonical(before) !== canonical(after);
  });
  if (previous !== undefined && changed.length > 0) {
    throw conflict(
      "PropertyChangeNotAllowed",
      `Changing property '${changed.join("', '")}' of '${id.name}' is not allowed.`,
      { target: changed[0] },
    );
  }
}

/** Text for comparison, in which case, key order and the spaces of a location don't count. */
function canonical(value: unknown): string {
  const sorted = (_: string, inner: unknown): unknown =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner;
  return JSON.stringify(value, sorted).toLowerCase().replaceAll(" ", "");
}

function mustBeIdle(id: ResourceId, cloud: Cloud): void {
  const running = cloud.operations.runningOn(id.id);
  if (running !== undefined) {
    throw conflict(
      "AnotherOperationInProgress",
      `Another operation on '${id.id}' is in progress. Wait until it has ended.`,
    );
  }
}

function mustBeFree(
  id: ResourceId,
  type: ResourceType,
  previous: ArmResource | undefined,
  cloud: Cloud,
): void {
  if (type.globalName === undefined || previous !== undefined) {
    return;
  }
  const isTaken = cloud.store
    .ofType(type.type)
    .some(({ name }) => name.toLowerCase() === id.name.toLowerCase());
  if (isTaken) {
    throw conflict(
      "NameNotAvailable",
      `The name '${id.name}' is already taken as a ${type.globalName}: it is one worldwide.`,
    );
  }
}

function setState(resource: ArmResource, state: string): void {
  resource.properties.provisioningState = state;
}
