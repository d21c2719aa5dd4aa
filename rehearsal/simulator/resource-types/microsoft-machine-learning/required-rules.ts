import type { JsonObject } from "../../arm/json";
import { textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";

/** The outbound rules that the service makes for the workspace's own resources: gotcha 7. */
export function requiredRules(workspace: ArmResource, _cloud: Cloud): JsonObject {
  const targets: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ["storage", textAt(workspace, "properties", "storageAccount"), ["blob", "file"]],
    ["vault", textAt(workspace, "properties", "keyVault"), ["vault"]],
    ["registry", textAt(workspace, "properties", "containerRegistry"), ["registry"]],
  ];
  return Object.fromEntries(
    targets.flatMap(([name, target, groups]) =>
      target === undefined
        ? []
        : groups.map((group) => [
            `__SYS_PE_${name}_${group}`,
            {
              type: "PrivateEndpoint",
              category: "Required",
              status: "Active",
              destination: { serviceResourceId: target, subresourceTarget: group },
            },
          ]),
    ),
  );
}
