import { badRequest } from "../../arm/arm-error";
import { isObject, listAt, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { actingPrincipal } from "../identities";
import { groupsOf } from "../microsoft-network/private-link-groups";
import type { ResourceType, Write } from "../resource-type";
import { isManaged, isolationOf, networkStatus, OUTBOUND_RULE, showRules } from "./managed-network";
import { APPROVERS } from "./workspace-roles";

const KINDS = ["FQDN", "PrivateEndpoint", "ServiceTag"];
const HOST = /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/i;

/**
 * An outbound rule of a managed network. The service rewrites the workspace's list of rules on each
 * write, from what it saw when the write began: of two at once, one is lost (gotcha 6).
 */
export const outboundRule: ResourceType = {
  type: OUTBOUND_RULE,
  created: 202,
  seconds: { create: 30, update: 30, delete: 30 },
  check: (write, cloud) => {
    const { resource, id, previous } = write;
    const workspace = cloud.store.get(id.parent);
    const kind = textAt(resource, "properties", "type") ?? "";
    if (!isManaged(workspace)) {
      throw badRequest("ValidationError", `Outbound rule '${id.name}' needs a managed network.`);
    }
    if (!KINDS.includes(kind)) {
      throw badRequest(
        "ValidationError",
        `Outbound rule '${id.name}' has the type '${kind}', which is not one of ${KINDS.join(", ")}.`,
      );
    }
    if (kind !== "PrivateEndpoint" && isolationOf(workspace) === "AllowInternetOutbound") {
      throw badRequest(
        "ValidationError",
        `Only "PrivateEndpoint" outbound rules are supported when managed network isolation mode is "AllowInternetOutbound": '${id.name}'.`,
      );
    }
    if (isRequired(previous)) {
      throw badRequest("ValidationError", `Outbound rule '${id.name}' is required by the workspace.`);
    }
    mustLeadSomewhere(write);
    if (kind === "PrivateEndpoint" && workspace !== undefined) {
      mustReach(write, workspace, cloud);
    }
  },
  complete: ({ resource, id }, cloud) => {
    const workspace = cloud.store.get(id.parent);
    Object.assign(resource.properties, { category: "UserDefined", status: networkStatus(workspace) });
    const rules = cloud.store.childrenOf(id.parent ?? "", OUTBOUND_RULE).filter(isListed);
    seen.set(resource, new Set(rules.map((rule) => rule.id)));
  },
  finished: (resource, cloud) => {
    const list = seen.get(resource);
    for (const rule of cloud.store.childrenOf(workspaceOf(resource), OUTBOUND_RULE)) {
      const isMissed = rule !== resource && isListed(rule) && list?.has(rule.id) === false;
      if (isMissed) {
        cloud.store.remove(rule.id);
      }
    }
    refresh(resource, cloud);
  },
  checkDelete: (resource) => {
    if (isRequired(resource)) {
      throw badRequest(
        "ValidationError",
        `Outbound rule '${resource.name}' is required by the workspace and can't be deleted.`,
      );
    }
  },
  deleted: (resource, cloud) => {
    cloud.store.remove(resource.id);
    refresh(resource, cloud);
  },
};

/** The list of rules that each write began with, and writes back with its own rule in it. */
const seen = new WeakMap<ArmResource, ReadonlySet<string>>();

/** Whether the workspace's list has a rule: one that is only being made is not in it yet. */
function isListed(rule: ArmResource): boolean {
  return !["Creating", "Failed"].includes(textAt(rule, "properties", "provisioningState") ?? "");
}

function isRequired(rule: ArmResource | undefined): boolean {
  return textAt(rule, "properties", "category") === "Required";
}

function workspaceOf(rule: ArmResource): string {
  return rule.id.split("/").slice(0, -2).join("/");
}

function refresh(rule: ArmResource, cloud: Cloud): void {
  const workspace = cloud.store.get(workspaceOf(rule));
  if (workspace !== undefined) {
    showRules(workspace, cloud);
  }
}

function mustLeadSomewhere({ resource, id }: Write): void {
  const { type, destination } = resource.properties;
  const isFine =
    type === "FQDN"
      ? typeof destination === "string" && HOST.test(destination)
      : isObject(destination) &&
        (type === "ServiceTag"
          ? textAt(destination, "serviceTag") !== undefined ||
            listAt(destination, "addressPrefixes").length > 0
          : textAt(destination, "serviceResourceId") !== undefined);
  if (!isFine) {
    throw badRequest(
      "ValidationError",
      `Outbound rule '${id.name}' has no destination that fits its type ${type}: ${JSON.stringify(destination)}.`,
    );
  }
}

function mustReach({ resource, id }: Write, workspace: ArmResource, cloud: Cloud): void {
  const targetId = textAt(resource, "properties", "destination", "serviceResourceId") ?? "";
  const group = textAt(resource, "properties", "destination", "subresourceTarget") ?? "";
  const target = cloud.store.get(targetId);
  if (target === undefined) {
    throw badRequest(
      "ValidationError",
      `Outbound rule '${id.name}': the resource '${targetId}' was not found.`,
    );
  }
  const known = groupsOf(target.type);
  if (known.length > 0 && !known.includes(group.toLowerCase())) {
    throw badRequest(
      "ValidationError",
      `Outbound rule '${id.name}': '${targetId}' has no sub-resource '${group}', but ${known.join(", ")}.`,
    );
  }
  const primary = textAt(workspace, "properties", "primaryUserAssignedIdentity");
  const principal =
    actingPrincipal(workspace, primary) ?? textAt(objectAt(workspace, "identity"), "principalId");
  if (principal === undefined || !cloud.authorization.hasOneOf(principal, APPROVERS, targetId)) {
    throw badRequest(
      "ValidationError",
      `Outbound rule '${id.name}': the identity of workspace '${workspace.name}' may not approve private endpoints on '${targetId}'.`,
    );
  }
}
