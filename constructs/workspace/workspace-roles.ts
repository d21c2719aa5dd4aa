import type { IContainerRegistry } from "../data/secure-container-registry";
import type { IKeyVault } from "../data/secure-key-vault";
import type { IStorageAccount } from "../data/secure-storage-account";
import { type AzureRole, BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IMonitoring } from "../observability/monitoring";

/** The resources that a workspace stands on. */
export interface WorkspaceDependencies {
  /** The default account: general purpose, without hierarchical namespace. */
  readonly storage: IStorageAccount;
  readonly keyVault: IKeyVault;
  readonly containerRegistry: IContainerRegistry;
  readonly monitoring: IMonitoring;
}

/** A role that the workspace's identity needs before the workspace exists. */
export interface WorkspaceRole {
  /** The construct id of the assignment, part of its Terraform address. */
  readonly id: string;
  /** ARM id of the resource it is given on. */
  readonly scope: string;
  readonly role: AzureRole;
  /** What the workspace can't do without it. */
  readonly why: string;
}

/**
 * The roles of a workspace's user-assigned identity, each on one resource.
 *
 * Microsoft's article gives *Contributor* on every dependent resource; that role lists account keys
 * and changes firewalls. With identity-based datastores the workspace needs to see the resources
 * (*Reader*), use their data, and approve its own private endpoints. Where a tenant meets an
 * operation that needs more, `controlPlaneContributor` gives the article's roles by Deviation.
 */
export function workspaceRoles(
  on: WorkspaceDependencies,
  controlPlane: "reader" | "contributor",
  isolation: "managed-network" | "own-network",
): WorkspaceRole[] {
  const storage = on.storage.storageAccountId;
  const vault = on.keyVault.keyVaultId;
  const registry = on.containerRegistry.containerRegistryId;
  const insights = on.monitoring.applicationInsightsId;
  const roles = BUILT_IN_ROLES;
  const manage = (id: string, scope: string): WorkspaceRole[] => [
    { id: `${id}-${controlPlane}`, scope, role: roles[controlPlane], why: "see the resource's settings" },
  ];
  // only the managed network makes private endpoints that somebody must approve
  const approve = (id: string, scope: string): WorkspaceRole[] =>
    isolation === "own-network"
      ? []
      : [
          {
            id: `${id}-network-approver`,
            scope,
            role: roles.networkConnectionApprover,
            why: "approve the managed network's private endpoints",
          },
        ];
  return [
    ...manage("storage", storage),
    ...approve("storage", storage),
    {
      id: "storage-blobs",
      scope: storage,
      role: roles.storageBlobDataContributor,
      why: "read and write artifacts and logs without account keys",
    },
    {
      id: "storage-files",
      scope: storage,
      role: roles.storageFileDataPrivilegedContributor,
      why: "keep notebooks and code without account keys",
    },
    ...manage("vault", vault),
    ...approve("vault", vault),
    {
      id: "vault-secrets",
      scope: vault,
      role: roles.keyVaultSecretsOfficer,
      why: "keep connections' secrets",
    },
    ...manage("registry", registry),
    ...approve("registry", registry),
    { id: "registry-push", scope: registry, role: roles.acrPush, why: "store built environments" },
    ...manage("insights", insights),
    {
      id: "insights-publish",
      scope: insights,
      role: roles.monitoringMetricsPublisher,
      why: "send telemetry without an instrumentation key",
    },
  ];
}
