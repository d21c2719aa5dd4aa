/** The parts of an ARM id, e.g. of a subnet or of a lock on a vault. */
export interface ResourceId {
  /** As it was written, without a trailing slash. */
  readonly id: string;
  /** Lower case: the key under which the id is looked up. */
  readonly key: string;
  readonly subscription: string | undefined;
  readonly resourceGroup: string | undefined;
  /** `Microsoft.Network/virtualNetworks/subnets`; for a group `Microsoft.Resources/resourceGroups`. */
  readonly type: string;
  readonly name: string;
  /** The resource that must exist for this one to; undefined for a subscription. */
  readonly parent: string | undefined;
  /** Whether it lies on another resource (`…/providers/…/providers/…`), as locks and role assignments do. */
  readonly isExtension: boolean;
}

/** A path below the control plane: a resource, a collection of them, or an action on one. */
export type ArmPath =
  | { readonly kind: "resource"; readonly id: ResourceId }
  | { readonly kind: "odd"; readonly scope: string; readonly type: string; readonly last: string };

export const RESOURCE_GROUP = "Microsoft.Resources/resourceGroups";
export const SUBSCRIPTION = "Microsoft.Resources/subscriptions";

/**
 * Reads a path. Types and names take turns after `providers/<namespace>`, so an even number of
 * segments is a resource and an odd one ends with a collection or an action.
 */
export function parsePath(path: string): ArmPath {
  const clean = path.replace(/\/+$/, "");
  const marker = clean.toLowerCase().lastIndexOf("/providers/");
  return marker < 0 ? parseScope(clean) : parseProviderPath(clean, marker);
}

/** The id in `text`, or undefined where it is a collection or no id at all. */
export function parseId(text: string): ResourceId | undefined {
  const path = parsePath(text);
  return path.kind === "resource" ? path.id : undefined;
}

function parseProviderPath(path: string, marker: number): ArmPath {
  const scope = path.slice(0, marker);
  const [namespace = "", ...segments] = path.slice(marker + "/providers/".length).split("/");
  const types = segments.filter((_, index) => index % 2 === 0);
  const type = [namespace, ...types].join("/");
  const last = segments.at(-1) ?? "";
  if (segments.length === 0) {
    // the provider itself, e.g. its registration
    return { kind: "odd", scope, type: namespace, last: namespace };
  }
  if (segments.length % 2 === 1) {
    return { kind: "odd", scope: path.slice(0, -last.length - 1), type, last };
  }
  const isChild = segments.length > 2;
  const parent = isChild ? path.split("/").slice(0, -2).join("/") : scope;
  const isExtension = /\/providers\//i.test(scope);
  return { kind: "resource", id: resourceId(path, type, last, parent, isExtension) };
}

/** A subscription, a resource group, or something Azure has right below them, e.g. `…/resources`. */
function parseScope(path: string): ArmPath {
  const segments = path.split("/").slice(1);
  const [first = "", , second = "", group] = segments;
  if (first.toLowerCase() === "subscriptions" && segments.length === 2) {
    return { kind: "resource", id: resourceId(path, SUBSCRIPTION, segments[1] ?? "", undefined, false) };
  }
  if (second.toLowerCase() === "resourcegroups" && segments.length === 4 && group !== undefined) {
    const parent = `/${segments.slice(0, 2).join("/")}`;
    return { kind: "resource", id: resourceId(path, RESOURCE_GROUP, group, parent, false) };
  }
  const last = segments.at(-1) ?? "";
  return { kind: "odd", scope: `/${segments.slice(0, -1).join("/")}`, type: "", last };
}

function resourceId(
  id: string,
  type: string,
  name: string,
  parent: string | undefined,
  isExtension: boolean,
): ResourceId {
  const segments = id.split("/");
  const after = (word: string, place: number): string | undefined =>
    segments[place]?.toLowerCase() === word ? segments[place + 1] : undefined;
  return {
    id,
    key: id.toLowerCase(),
    type,
    name,
    parent: parent === "" ? undefined : parent,
    isExtension,
    subscription: after("subscriptions", 1),
    resourceGroup: after("resourcegroups", 3),
  };
}
