import type { ITerraformDependable } from "cdktf";
import { PrivateConnection, type PrivateLinkSubresource } from "../../constructs/network/private-connection";
import { MonitorPrivateLinkScope } from "../../constructs/observability/monitor-private-link-scope";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import type { Data } from "./data";
import type { Foundation } from "./foundation";
import type { Network } from "./network";

/** The private endpoints by the resource they lead to. */
export interface PrivateEndpoints {
  readonly storage: readonly PrivateConnection[];
  readonly dataLake: readonly PrivateConnection[];
  readonly vault: PrivateConnection;
  readonly registry: PrivateConnection;
}

/** A private endpoint for every sub-resource that the workspace and its users reach. */
export function connectData(foundation: Foundation, network: Network, data: Data): PrivateEndpoints {
  const connect = connector(foundation, network);
  const { storage, dataLake, vault, registry } = data;
  return {
    storage: (["blob", "file", "queue", "table"] as const).map((subresource) =>
      connect(`storage-${subresource}`, storage.storageAccountId, subresource),
    ),
    dataLake: dataLake
      ? (["blob", "dfs"] as const).map((subresource) =>
          connect(`data-lake-${subresource}`, dataLake.storageAccountId, subresource),
        )
      : [],
    vault: connect("vault", vault.keyVaultId, "vault"),
    registry: connect("registry", registry.containerRegistryId, "registry"),
  };
}

/** The workspace's private endpoint, with both of its zones. */
export function connectWorkspace(
  foundation: Foundation,
  network: Network,
  workspace: MachineLearningWorkspace,
): PrivateConnection {
  return connector(foundation, network)("workspace", workspace.workspaceId, "amlworkspace");
}

/** Azure Monitor behind a private link scope, where the configuration asks for it. */
export function connectMonitoring(foundation: Foundation, network: Network): void {
  const { stack, config, names, group, monitoring } = foundation;
  if (config.monitoring.privateLinkScope) {
    const scope = new MonitorPrivateLinkScope(stack, "monitor-scope", {
      resourceGroup: group,
      name: names.of("monitorPrivateLinkScope"),
      monitoring,
    });
    connector(foundation, network)("monitor", scope.privateLinkScopeId, "azuremonitor", scope.members);
  }
}

function connector({ stack, names, group }: Foundation, { endpointsSubnet, zones }: Network) {
  return (
    purpose: string,
    targetId: string,
    subresource: PrivateLinkSubresource,
    dependsOn?: readonly ITerraformDependable[],
  ): PrivateConnection =>
    new PrivateConnection(stack, `${purpose}-endpoint`, {
      resourceGroup: group,
      name: names.of("privateEndpoint", purpose),
      targetId,
      subresource,
      subnet: endpointsSubnet,
      zones,
      dependsOn,
    });
}
