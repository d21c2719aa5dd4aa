import { textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";

const TARGETS: readonly (readonly [name: string, property: string, groups: readonly string[]])[] = [
  ["storage", "storageAccount", ["blob", "file"]],
  ["vault", "keyVault", ["vault"]],
  ["registry", "containerRegistry", ["registry"]],
];

/** The outbound rules that the service makes for the workspace's own resources: gotcha 7. */
export function requiredRules(workspace: ArmResource): ArmResource[] {
  return TARGETS.flatMap(([name, property, groups]) => {
    const target = textAt(workspace, "properties", property);
    return target === undefined
      ? []
      : groups.map((group) => requiredRule(workspace, `__SYS_PE_${name}_${group}`, target, group));
  });
}

function requiredRule(
  workspace: ArmResource,
  name: string,
  serviceResourceId: string,
  subresourceTarget: string,
): ArmResource {
  return {
    id: `${workspace.id}/outboundRules/${name}`,
    name,
    type: `${workspace.type}/outboundRules`,
    properties: {
      type: "PrivateEndpoint",
      category: "Required",
      status: "Inactive",
      destination: { serviceResourceId, subresourceTarget },
      provisioningState: "Succeeded",
    },
  };
}
