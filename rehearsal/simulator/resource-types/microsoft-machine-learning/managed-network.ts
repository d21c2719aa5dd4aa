import { badRequest } from "../../arm/arm-error";
import { isObject, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { Write } from "../resource-type";
import { requiredRules } from "./required-rules";

export const OUTBOUND_RULE = "Microsoft.MachineLearningServices/workspaces/outboundRules";

/** Whether the computes of a workspace lie in a network that the service manages. */
export function isManaged(workspace: ArmResource | undefined): boolean {
  return isolationOf(workspace) !== "Disabled";
}

/** `Disabled`, `AllowInternetOutbound` or `AllowOnlyApprovedOutbound`. */
export function isolationOf(workspace: ArmResource | undefined): string {
  return textAt(workspace, "properties", "managedNetwork", "isolationMode") ?? "Disabled";
}

/** A managed network that is on can't be switched off again. Gotcha 10. @throws ArmError 400 */
export function mustKeepIsolation({ resource, previous }: Write): void {
  if (isManaged(previous) && !isManaged(resource)) {
    throw badRequest(
      "ValidationError",
      `The managed network of the workspace '${resource.name}' can't be disabled once it is enabled.`,
    );
  }
}

/** What an update leaves out of the network stays, but a block without the firewall's size drops it: gotcha 8. */
export function completedNetwork({ resource, previous, body }: Write): object {
  const before = objectAt(previous, "properties", "managedNetwork");
  const { firewallSku: _, ...stays } = before;
  const isSent = isObject(objectAt(body, "properties").managedNetwork);
  return {
    isolationMode: "Disabled",
    ...(isSent ? stays : before),
    ...objectAt(resource, "properties", "managedNetwork"),
  };
}

/** A network that has just come gets its required rules, and is provisioned now if that was asked for. */
export function startNetwork(workspace: ArmResource, cloud: Cloud): void {
  if (!isManaged(workspace)) {
    return;
  }
  const network = objectAt(workspace, "properties", "managedNetwork");
  if (network.status === undefined) {
    workspace.properties.managedNetwork = {
      ...network,
      status: { status: "Inactive", sparkReady: false },
    };
    for (const rule of requiredRules(workspace)) {
      cloud.store.set(rule);
    }
    if (workspace.properties.provisionNetworkNow === true) {
      provisionNetwork(workspace, cloud);
    }
  }
  takeRules(workspace, network.outboundRules, cloud);
  showRules(workspace, cloud);
}

/** The network comes to life, at the latest with the first compute: only now do its endpoints work. Gotcha 5. */
export function provisionNetwork(workspace: ArmResource, cloud: Cloud): void {
  if (!isManaged(workspace)) {
    return;
  }
  workspace.properties.managedNetwork = {
    ...objectAt(workspace, "properties", "managedNetwork"),
    status: { status: "Active", sparkReady: false },
  };
  for (const rule of rulesOf(workspace, cloud)) {
    rule.properties.status = "Active";
  }
  showRules(workspace, cloud);
}

/** `Active` once the network has been provisioned. */
export function networkStatus(workspace: ArmResource | undefined): string {
  return textAt(workspace, "properties", "managedNetwork", "status", "status") ?? "Inactive";
}

/** The workspace shows its rules by name, beside the list of their own. */
export function showRules(workspace: ArmResource, cloud: Cloud): void {
  const rules = rulesOf(workspace, cloud).map(({ name, properties: { provisioningState: _, ...shown } }) => [
    name,
    shown,
  ]);
  workspace.properties.managedNetwork = {
    ...objectAt(workspace, "properties", "managedNetwork"),
    outboundRules: Object.fromEntries(rules),
  };
}

/** A write of the workspace may bring rules; those that it leaves out stay. */
function takeRules(workspace: ArmResource, sent: unknown, cloud: Cloud): void {
  for (const [name, rule] of Object.entries(isObject(sent) ? sent : {})) {
    const id = `${workspace.id}/outboundRules/${name}`;
    if (cloud.store.get(id) === undefined && isObject(rule)) {
      const properties = { category: "UserDefined", status: networkStatus(workspace), ...rule };
      cloud.store.set({
        id,
        name,
        type: OUTBOUND_RULE,
        properties: { ...properties, provisioningState: "Succeeded" },
      });
    }
  }
}

function rulesOf(workspace: ArmResource, cloud: Cloud): ArmResource[] {
  return cloud.store.childrenOf(workspace.id, OUTBOUND_RULE);
}
