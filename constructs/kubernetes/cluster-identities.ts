import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import type { AzureRole } from "../identity/built-in-roles";
import { RoleAssignment } from "../identity/role-assignment";
import { type IWorkloadIdentity, WorkloadIdentity } from "../identity/workload-identity";
import type { IVirtualNetwork } from "../network/subnet";
import { CLUSTER_ROLES } from "./cluster-roles";
import type { IPrivateClusterZone } from "./private-cluster-zone";

/** As whom a cluster acts. */
export interface IClusterIdentities {
  /** The control plane: places nodes, load balancers and its own private endpoint. */
  readonly controlPlane: IWorkloadIdentity;
  /** The nodes: pull images. */
  readonly kubelet: IWorkloadIdentity;
  /** What a cluster waits for: Azure refuses one whose identities lack their roles. */
  readonly ready: readonly ITerraformDependable[];
}

export interface ClusterIdentitiesProps {
  readonly resourceGroup: IResourceGroup;
  /** 3 to 128 characters, e.g. `id-churn-aks-prod-weu`. */
  readonly controlPlaneName: string;
  /** 3 to 128 characters, e.g. `id-churn-kubelet-prod-weu`. */
  readonly kubeletName: string;
  /** The network of the nodes. */
  readonly virtualNetwork: IVirtualNetwork;
  /** A role that allows `CLUSTER_NETWORK` and no more, of the network's resource group. */
  readonly networkRole: AzureRole;
  readonly zone: IPrivateClusterZone;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Two identities with the least rights: the control plane joins one network, writes one private DNS zone and
 * hands out one identity; the nodes get theirs from whoever owns what they read, `registry.grantPull(kubelet)`.
 *
 * Recommendations: `ai-security/identity-segmentation`, `security/managed-identity-between-services`,
 * `security/least-privilege-workspace-identity`.
 */
export class ClusterIdentities extends Construct implements IClusterIdentities {
  /** Identities that exist already, with their roles. */
  static fromAttributes(
    attributes: Omit<IClusterIdentities, "ready"> & Partial<IClusterIdentities>,
  ): IClusterIdentities {
    return { ready: [], ...attributes };
  }

  readonly controlPlane: IWorkloadIdentity;
  readonly kubelet: IWorkloadIdentity;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClusterIdentitiesProps) {
    super(scope, id);
    const { resourceGroup, tags } = props;
    const controlPlane = new WorkloadIdentity(this, "control-plane", {
      resourceGroup,
      name: props.controlPlaneName,
      tags,
    });
    const kubelet = new WorkloadIdentity(this, "kubelet", { resourceGroup, name: props.kubeletName, tags });
    const given = (name: string, scopeId: string, role: AzureRole, description: string): RoleAssignment =>
      new RoleAssignment(this, name, { scope: scopeId, role, principal: controlPlane, description });
    this.controlPlane = controlPlane;
    this.kubelet = kubelet;
    this.ready = [
      given("network", props.virtualNetwork.virtualNetworkId, props.networkRole, "place nodes and balancers"),
      given(
        "zone",
        props.zone.privateDnsZoneId,
        CLUSTER_ROLES.privateDnsZoneContributor,
        "write the address of the API server",
      ),
      given(
        "kubelet-operator",
        kubelet.identityId,
        CLUSTER_ROLES.managedIdentityOperator,
        "give the nodes their identity",
      ),
      // the zone serves names in the network only with its link
      ...props.zone.ready,
    ];
  }
}
