import type { ITerraformDependable } from "cdktf";
import { BUILT_IN_ROLES } from "../../constructs/identity/built-in-roles";
import { RoleAssignment } from "../../constructs/identity/role-assignment";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
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
  readonly payload: readonly PrivateConnection[];
  readonly vault: PrivateConnection;
  /** One a vault of encryption keys, in the order of `data.keyVaults`. */
  readonly keyVaults: readonly PrivateConnection[];
  readonly registry: PrivateConnection;
}

const STORAGE_PARTS = ["blob", "file", "queue", "table"] as const;

/** A private endpoint for every sub-resource that the workspace and its users reach. */
export function connectData(foundation: Foundation, network: Network, data: Data): PrivateEndpoints {
  const connect = connector(foundation, network);
  const { storage, dataLake, payload, vault, registry, keyVaults } = data;
  return {
    storage: STORAGE_PARTS.map((subresource) =>
      connect(`storage-${subresource}`, storage.storageAccountId, subresource),
    ),
    dataLake: dataLake
      ? (["blob", "dfs"] as const).map((subresource) =>
          connect(`data-lake-${subresource}`, dataLake.storageAccountId, subresource),
        )
      : [],
    payload: payload ? [connect("payload-blob", payload.storageAccountId, "blob")] : [],
    vault: connect("vault", vault.keyVaultId, "vault"),
    keyVaults: keyVaults.map((keys) => connect(keys.node.id, keys.vault.keyVaultId, "vault")),
    registry: connect("registry", registry.containerRegistryId, "registry"),
  };
}

/**
 * The workspace's private endpoint, with both of its zones. It comes after the outbound rules: both
 * write the workspace, and Azure would lose one of two writes at a time.
 */
export function connectWorkspace(
  foundation: Foundation,
  network: Network,
  workspace: MachineLearningWorkspace,
  after: readonly ITerraformDependable[],
): PrivateConnection {
  return connector(foundation, network)("workspace", workspace.workspaceId, "amlworkspace", after);
}

/** The studio shows files as the workspace, which looks the storage's endpoints up for that. */
export function showStorageEndpoints(
  { stack }: Foundation,
  endpoints: PrivateEndpoints,
  workspaceIdentity: IWorkloadIdentity,
): void {
  endpoints.storage.slice(0, 2).forEach((endpoint, at) => {
    new RoleAssignment(stack, `studio-${STORAGE_PARTS[at]}-endpoint-reader`, {
      scope: endpoint.privateEndpointId,
      role: BUILT_IN_ROLES.reader,
      principal: workspaceIdentity,
      description: "previews of data and notebooks in the studio",
    });
  });
}

/** Azure Monitor behind a private link scope, where the configuration asks for it. */
export function connectMonitoring(
  foundation: Foundation,
  network: Network,
): MonitorPrivateLinkScope | undefined {
  const { stack, config, names, group, monitoring } = foundation;
  if (!config.monitoring.privateLinkScope) {
    return undefined;
  }
  const scope = new MonitorPrivateLinkScope(stack, "monitor-scope", {
    resourceGroup: group,
    name: names.of("monitorPrivateLinkScope"),
    monitoring,
  });
  connector(foundation, network)("monitor", scope.privateLinkScopeId, "azuremonitor", scope.members);
  return scope;
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
