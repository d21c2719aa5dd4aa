import { badRequest } from "../../arm/arm-error";
import { objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { actingPrincipal } from "../identities";
import type { ResourceType } from "../resource-type";
import { WORKSPACE } from "./workspace";
import { APPROVERS } from "./workspace-roles";

const RULE = `${WORKSPACE}/outboundRules`;

/**
 * An outbound rule of a managed network. The service rewrites the workspace's list of rules on each
 * write, from what it saw when the write began: of two at once, one is lost (gotcha 6).
 */
export const outboundRule: ResourceType = {
  type: RULE,
  created: 202,
  seconds: { create: 30, update: 30, delete: 30 },
  check: ({ body, id }, cloud) => {
    const workspace = cloud.store.get(id.parent);
    const mode = textAt(workspace, "properties", "managedNetwork", "isolationMode");
    const type = textAt(body, "properties", "type");
    if (mode === undefined || mode === "Disabled") {
      throw badRequest("ValidationError", `Outbound rule '${id.name}' needs a managed network.`);
    }
    if (type === "FQDN" && mode !== "AllowOnlyApprovedOutbound") {
      throw badRequest("ValidationError", `FQDN rules need the isolation mode AllowOnlyApprovedOutbound.`);
    }
    if (type === "PrivateEndpoint" && workspace !== undefined) {
      mustApprove(
        workspace,
        textAt(body, "properties", "destination", "serviceResourceId") ?? "",
        id.name,
        cloud,
      );
    }
  },
  complete: ({ resource, id }, cloud) => {
    Object.assign(resource.properties, { category: "UserDefined", status: "Active" });
    const rules = cloud.store.childrenOf(id.parent ?? "", RULE).filter(isWritten);
    seen.set(resource, new Set(rules.map((rule) => rule.id)));
  },
  finished: (resource, cloud) => {
    const list = seen.get(resource);
    for (const rule of cloud.store.childrenOf(parentOf(resource), RULE)) {
      const isMissed = rule !== resource && isWritten(rule) && list?.has(rule.id) === false;
      if (isMissed) {
        cloud.store.remove(rule.id);
      }
    }
  },
};

/** The list of rules that each write began with, and writes back with its own rule in it. */
const seen = new WeakMap<ArmResource, ReadonlySet<string>>();

function isWritten(rule: ArmResource): boolean {
  return rule.properties.provisioningState === "Succeeded";
}

function parentOf(rule: ArmResource): string {
  return rule.id.split("/").slice(0, -2).join("/");
}

function mustApprove(workspace: ArmResource, target: string, rule: string, cloud: Cloud): void {
  if (cloud.store.get(target) === undefined) {
    throw badRequest("ValidationError", `Outbound rule '${rule}': the resource '${target}' was not found.`);
  }
  const primary = textAt(workspace, "properties", "primaryUserAssignedIdentity");
  const principal =
    actingPrincipal(workspace, primary) ?? textAt(objectAt(workspace, "identity"), "principalId");
  if (principal === undefined || !cloud.authorization.hasOneOf(principal, APPROVERS, target)) {
    throw badRequest(
      "ValidationError",
      `Outbound rule '${rule}': the identity of workspace '${workspace.name}' may not approve private endpoints on '${target}'.`,
    );
  }
}
