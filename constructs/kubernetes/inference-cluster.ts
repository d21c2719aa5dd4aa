import { KubernetesCluster } from "@cdktf/provider-azurerm/lib/kubernetes-cluster";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { canonicalVmSize } from "../compute/vm-sizes";
import { Deviations } from "../governance/deviation";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import { AzurermDialect } from "../terraform/azurerm-dialect";
import { maintenanceWindow } from "./cluster-maintenance";
import { networkProfile } from "./cluster-network";
import { CLUSTER_ROLES } from "./cluster-roles";
import { type InferenceClusterProps, inferenceClusterProblems, SYSTEM_POOL } from "./inference-cluster-props";
import { type ClusterAttributes, existingCluster, type IInferenceCluster } from "./inference-cluster-ref";
import { InferencePool, rotationName } from "./inference-pool";
import { leastNodes, UPGRADE_SETTINGS, ZONES } from "./node-pool";

/**
 * A private Kubernetes cluster (AKS) for online serving, where managed endpoints don't do: nodes in three zones, a
 * pool of their own for models, a paid tier with an uptime agreement, no public address and no way in but Entra.
 *
 * Not there to be weakened: the public API server and its name, local accounts, the command that goes around the
 * network (`run_command_enabled`), public addresses of nodes. azurerm reads the user's kubeconfig into the state
 * all the same; with local accounts off it holds no secret, only where to sign in.
 *
 * Recommendations: `deploy/online-managed-or-kubernetes`, `reliability/zone-redundant-inference`,
 * `reliability/sla-driven-compute-choice`, `performance/autoscale-deployments`,
 * `ai-security/isolate-shared-inference-node-pool`, `ai-reliability/api-hosting-zones-or-regions`.
 */
export class InferenceCluster extends AzureConstruct implements IInferenceCluster, IMonitored {
  /**
   * A cluster that exists already.
   * @throws if `clusterId` is not the ARM id of a cluster
   */
  static fromAttributes(attributes: ClusterAttributes): IInferenceCluster {
    return existingCluster(attributes);
  }

  readonly clusterId: string;
  readonly clusterName: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Who vouches for the cluster's workload identities, for federated credentials. */
  readonly oidcIssuerUrl: string;
  /** The pool for models. */
  readonly inferencePool: InferencePool;
  readonly diagnosticTargets: readonly DiagnosticTarget[];

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: InferenceClusterProps) {
    super(scope, id);
    const problems = inferenceClusterProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { inferencePool, inProduction, network, resourceGroup } = props;
    this.clusterName = props.name;
    this.location = resourceGroup.location;
    this.tags = props.tags ?? resourceGroup.tags;
    const { hostEncryption, zones } = this.acceptWeaker(props);
    const cluster = this.createCluster(props, zones, hostEncryption);
    this.clusterId = cluster.id;
    this.oidcIssuerUrl = cluster.oidcIssuerUrl;
    this.inferencePool = new InferencePool(this, "inference", {
      ...inferencePool,
      cluster: this,
      subnet: network.subnet,
      inProduction,
      zones,
      hostEncryption,
    });
    this.diagnosticTargets = [
      {
        name: "cluster",
        resourceId: this.clusterId,
        resourceType: "Microsoft.ContainerService/managedClusters",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ];
  }

  /** Everything in the cluster, by Entra; for the platform team in an emergency. */
  grantClusterAdmin(principal: IPrincipal, id: string): RoleAssignment[] {
    return this.grant(principal, id, "rbacClusterAdmin");
  }

  /** See most of what runs in the cluster, no secrets. */
  grantClusterRead(principal: IPrincipal, id: string): RoleAssignment[] {
    return this.grant(principal, id, "rbacReader");
  }

  /** A role inside the cluster, and the one that tells where it is. */
  private grant(
    principal: IPrincipal,
    id: string,
    name: "rbacClusterAdmin" | "rbacReader",
  ): RoleAssignment[] {
    const given = { scope: this.clusterId, principal };
    return [
      new RoleAssignment(this, id, { ...given, role: CLUSTER_ROLES[name] }),
      new RoleAssignment(this, `${id}-user`, { ...given, role: CLUSTER_ROLES.clusterUser }),
    ];
  }

  private acceptWeaker({ withoutHostEncryption, withoutZones }: InferenceClusterProps) {
    const deviations = Deviations.of(this);
    deviations.accept(this, "withoutZones", withoutZones, {
      recommendations: [
        "reliability/zone-redundant-inference",
        "ai-reliability/api-hosting-zones-or-regions",
      ],
      rules: ["reliability/kubernetes-zones"],
      attributes: ["default_node_pool.zones", "zones"],
    });
    deviations.accept(this, "withoutHostEncryption", withoutHostEncryption, {
      recommendations: ["security/encryption-at-rest-and-in-transit"],
      rules: ["security/kubernetes-host-encryption"],
    });
    return {
      zones: withoutZones === undefined ? ZONES : [],
      hostEncryption: withoutHostEncryption === undefined,
    };
  }

  private createCluster(
    props: InferenceClusterProps,
    zones: readonly string[],
    hostEncryption: boolean,
  ): KubernetesCluster {
    const { identities, maintenance = {}, network, resourceGroup, systemPool = SYSTEM_POOL } = props;
    const { controlPlane, kubelet } = identities;
    const cache = network.outbound?.kind === "none" ? network.outbound.cache : undefined;
    const least = leastNodes(systemPool);
    const dependsOn: ITerraformDependable[] = [...identities.ready, ...(props.dependsOn ?? [])];
    const cluster = new KubernetesCluster(this, "Resource", {
      name: props.name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: this.location,
      tags: this.tags,
      skuTier: props.skuTier ?? "Standard",
      identity: { type: "UserAssigned", identityIds: [controlPlane.identityId] },
      kubeletIdentity: {
        clientId: kubelet.clientId,
        objectId: kubelet.principalId,
        userAssignedIdentityId: kubelet.identityId,
      },
      privateClusterEnabled: true,
      privateClusterPublicFqdnEnabled: false,
      privateDnsZoneId: props.zone.privateDnsZoneId,
      dnsPrefixPrivateCluster: props.name,
      runCommandEnabled: false,
      localAccountDisabled: true,
      roleBasedAccessControlEnabled: true,
      azureActiveDirectoryRoleBasedAccessControl: {
        azureRbacEnabled: true,
        tenantId: AzureContext.of(this).tenantId,
      },
      oidcIssuerEnabled: true,
      workloadIdentityEnabled: true,
      azurePolicyEnabled: true,
      costAnalysisEnabled: true,
      imageCleanerEnabled: true,
      imageCleanerIntervalHours: 48,
      microsoftDefender: props.defender && {
        logAnalyticsWorkspaceId: props.defender.logAnalyticsWorkspaceId,
      },
      diskEncryptionSetId: props.diskEncryptionSetId,
      networkProfile: networkProfile(network),
      bootstrapProfile: cache && {
        artifactSource: "Cache",
        containerRegistryId: cache.containerRegistryId,
      },
      automaticUpgradeChannel: "stable",
      nodeOsUpgradeChannel: "NodeImage",
      maintenanceWindowAutoUpgrade: maintenanceWindow(maintenance),
      maintenanceWindowNodeOs: maintenanceWindow(maintenance),
      defaultNodePool: {
        name: "system",
        vmSize: canonicalVmSize(systemPool.vmSize),
        osSku: "Ubuntu",
        // only what keeps the cluster going runs here
        onlyCriticalAddonsEnabled: true,
        vnetSubnetId: network.subnet.subnetId,
        zones: zones.length === 0 ? undefined : [...zones],
        autoScalingEnabled: true,
        minCount: least,
        maxCount: systemPool.maxNodes,
        nodePublicIpEnabled: false,
        hostEncryptionEnabled: hostEncryption,
        temporaryNameForRotation: rotationName("system"),
        upgradeSettings: { ...UPGRADE_SETTINGS },
        tags: this.tags,
      },
      dependsOn,
      timeouts: { create: "90m", update: "90m", delete: "90m" },
      lifecycle: {
        // how many nodes there are is the autoscaler's, which version they run the upgrade channel's
        ignoreChanges: [
          "default_node_pool[0].node_count",
          "kubernetes_version",
          "default_node_pool[0].orchestrator_version",
        ],
        preventDestroy: props.preventDestroy ? true : undefined,
      },
    });
    AzurermDialect.of(this).clusterNodeProvisioning(cluster);
    return cluster;
  }
}
