import { ArmError } from "../arm/arm-error";
import { mustBeUnlocked } from "../arm/locks";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import { type ArmPath, parseId, SUBSCRIPTION } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import { collectionActions, typeOf } from "../resource-types";
import { registration } from "../resource-types/resource-providers";
import { matchesFilter } from "./list-filter";
import { missing } from "./not-found";

type OddPath = Extract<ArmPath, { kind: "odd" }>;

/** A path that ends with a collection (`…/subnets`), a view (`…/resources`) or an action (`…/listKeys`). */
export function collectionOrAction(request: ArmRequest, path: OddPath, cloud: Cloud): ArmResponse {
  const last = path.last.toLowerCase();
  const namespace = namespaceOf(path);
  if (namespace !== undefined) {
    return registration(namespace, request, cloud);
  }
  const provided = collectionActions[`${path.type}`.toLowerCase()] ?? collectionActions[last];
  if (provided !== undefined) {
    return provided(request, cloud);
  }
  const owner = parseId(path.scope);
  const action = owner === undefined ? undefined : typeOf(owner.type).actions?.[last];
  if (owner !== undefined && action !== undefined) {
    const resource = cloud.store.get(owner.id);
    if (resource === undefined) {
      throw missing(owner, cloud);
    }
    if (request.method !== "GET") {
      cloud.authorization.mustAllow(request.caller, `${owner.type}/${path.last}/action`, owner.id);
      // ReadOnly forbids actions too: that is why a locked account's keys can't be listed
      mustBeUnlocked(cloud.store, owner.id, "write");
    }
    return action(resource, request, cloud);
  }
  if (request.method === "GET") {
    return list(request, path, cloud);
  }
  throw new ArmError(
    404,
    "InvalidResourceType",
    `'${path.last}' is no action that the simulated control plane knows below '${path.scope}'.`,
  );
}

/** The provider of `…/providers/<namespace>`, with or without `/register` or `/unregister`. */
function namespaceOf({ type, last }: OddPath): string | undefined {
  const [namespace = "", action, ...more] = type.split("/");
  const isRegistration = action === undefined || /^(un)?register$/i.test(action);
  return namespace !== "" && isRegistration && more.length === 0 && last !== "" ? namespace : undefined;
}

function list(request: ArmRequest, path: OddPath, cloud: Cloud): ArmResponse {
  const scope = scopeOf(path);
  if (path.type !== "") {
    cloud.authorization.mustAllow(request.caller, `${path.type}/read`, scope);
  }
  const owner = parseId(scope);
  if (owner !== undefined && owner.type !== SUBSCRIPTION && cloud.store.get(owner.id) === undefined) {
    throw missing(owner, cloud);
  }
  const filter = request.query.get("$filter");
  const value = members(path, cloud).filter(
    (resource) => filter === undefined || matchesFilter(resource, filter),
  );
  return { status: 200, body: { value } };
}

function members(path: OddPath, cloud: Cloud): ArmResource[] {
  const last = path.last.toLowerCase();
  if (path.type !== "") {
    const scope = scopeOf(path);
    const owner = parseId(scope);
    // a collection below a subscription or a group lists all that lie anywhere in it
    return owner === undefined || /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?$/i.test(scope)
      ? cloud.store.ofType(path.type).filter(({ id }) => isWithin(id, scope))
      : cloud.store.childrenOf(scope, path.type);
  }
  if (last === "resources") {
    const tracked = cloud.store
      .all()
      .filter(({ id, location }) => location !== undefined && isWithin(id, path.scope));
    return tracked.filter(({ id }) => parseId(id)?.isExtension === false && /\/providers\//i.test(id));
  }
  return last === "resourcegroups"
    ? cloud.store.ofType("Microsoft.Resources/resourceGroups").filter(({ id }) => isWithin(id, path.scope))
    : [];
}

/** What a collection belongs to: `…/virtualNetworks/x` of `…/virtualNetworks/x/subnets`. */
function scopeOf({ scope, type }: OddPath): string {
  const isTop = type.split("/").length === 2;
  return isTop ? scope.replace(/\/providers\/[^/]+$/i, "") : scope;
}

function isWithin(id: string, scope: string): boolean {
  return id.toLowerCase().startsWith(`${scope.toLowerCase()}/`);
}
