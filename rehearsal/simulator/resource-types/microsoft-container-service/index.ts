import type { ResourceType } from "../resource-type";
import { agentPool } from "./agent-pool";
import { MANAGED_CLUSTER, managedCluster } from "./managed-cluster";
import { managedNamespace } from "./managed-namespace";
import { trustedAccess } from "./trusted-access";

/** Microsoft.ContainerService: Kubernetes clusters, and what Azure's control plane keeps of them. */
export const containerServiceTypes: readonly ResourceType[] = [
  managedCluster,
  agentPool,
  { type: `${MANAGED_CLUSTER}/maintenanceConfigurations`, created: 200 },
  trustedAccess,
  managedNamespace,
];
