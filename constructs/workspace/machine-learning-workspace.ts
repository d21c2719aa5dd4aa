import { MachineLearningWorkspace as AzurermWorkspace } from "@cdktf/provider-azurerm/lib/machine-learning-workspace";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { ICustomerManagedKey } from "../encryption/customer-managed-key";
import { type Deviation, Deviations } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import { nameProblem } from "../naming/resource-names";
import type { ISubnet } from "../network/subnet";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzurermDialect } from "../terraform/azurerm-dialect";
import { recordWorkspacePolicies } from "./workspace-policies";
import type { IMachineLearningWorkspace } from "./workspace-ref";
import { type WorkspaceDependencies, workspaceRoles } from "./workspace-roles";

/** Where computes run: in the network that the service manages, or in a subnet of the team's own. */
export type ComputeIsolation =
  | { readonly kind: "managed-network" }
  | { readonly kind: "own-network"; readonly computeSubnet: ISubnet };

export interface MachineLearningWorkspaceProps extends WorkspaceDependencies {
  readonly resourceGroup: IResourceGroup;
  /** 3 to 33 letters, digits, hyphens and underscores. */
  readonly name: string;
  /** Used by this workspace alone; gets its roles here. */
  readonly identity: IWorkloadIdentity;
  /** Name of the cluster that builds images: a private registry can't build any itself. */
  readonly imageBuildComputeName: string;
  /** @default - the managed network with approved outbound only */
  readonly computeIsolation?: ComputeIsolation;
  /** Service-side encryption with the customer's key; can't be changed later. @default - platform keys */
  readonly encryptionKey?: ICustomerManagedKey;
  /**
   * Data of high business impact: Microsoft collects less diagnostics, and encrypts scratch disks;
   * can't be changed later.
   * @default false
   */
  readonly highBusinessImpact?: boolean;
  /** Shown in the studio. @default - the name */
  readonly friendlyName?: string;
  /** @default - none */
  readonly description?: string;
  /** Whether Terraform refuses to destroy the workspace. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
  /** *Contributor* instead of *Reader* on the dependent resources. @default - Reader */
  readonly controlPlaneContributor?: Deviation;
}

/** What existing workspaces are known by. */
export type WorkspaceAttributes = Pick<IMachineLearningWorkspace, "workspaceId" | "location"> &
  Partial<IMachineLearningWorkspace>;

/**
 * A workspace without public network; its private endpoint is a `PrivateConnection` to
 * `amlworkspace`, because the endpoint lives in the caller's network.
 *
 * A private workspace: managed network that lets out only what was approved, user-assigned identity
 * with the roles it needs and no other, identity-based datastores, no account keys.
 *
 * Recommendations: `security/workspace-access-from-vnet-only`, `security/managed-vnet-isolation`,
 * `security/managed-network-approved-outbound`, `security/managed-identity-between-services`,
 * `security/least-privilege-workspace-identity`, `security/encrypt-with-cmk`,
 * `security/policy-workspace-uami`, `security/policy-workspace-public-access-disabled`,
 * `operations/app-insights-on-endpoints`, `ai-security/remove-unneeded-personal-data`,
 * `ai-operations/prefer-paas`.
 */
export class MachineLearningWorkspace
  extends AzureConstruct
  implements IMachineLearningWorkspace, IMonitored, ITerraformDependable
{
  /** A workspace that exists already. */
  static fromAttributes(attributes: WorkspaceAttributes): IMachineLearningWorkspace {
    const ofWorkspace = /\/Microsoft\.MachineLearningServices\/workspaces\/([^/]+)$/i;
    const workspaceName = attributes.workspaceName ?? ofWorkspace.exec(attributes.workspaceId)?.[1];
    if (workspaceName === undefined) {
      throw new Error(
        `MachineLearningWorkspace: "${attributes.workspaceId}" is not the ARM id of a workspace`,
      );
    }
    return { tags: {}, readyForCompute: [], ...attributes, workspaceName };
  }

  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly computeSubnetId?: string;
  /** URL of the service's API for this workspace. */
  readonly discoveryUrl: string;
  /** So that others can wait for the workspace and, with it, for its roles. */
  readonly fqn: string;
  private readonly awaited: ITerraformDependable[] = [];

  /** @throws if Azure would refuse the name */
  constructor(scope: Construct, id: string, props: MachineLearningWorkspaceProps) {
    super(scope, id);
    const problem = nameProblem("machineLearningWorkspace", props.name);
    if (problem !== undefined) {
      throw new Error(`${this.node.path}: ${problem}`);
    }
    const isolation = props.computeIsolation ?? { kind: "managed-network" };
    const workspace = this.createWorkspace(props, isolation, this.createRoles(props, isolation));
    recordWorkspacePolicies(this, isolation, props.encryptionKey);
    this.workspaceId = workspace.id;
    this.workspaceName = props.name;
    this.location = props.resourceGroup.location;
    this.tags = props.tags ?? props.resourceGroup.tags;
    this.discoveryUrl = workspace.discoveryUrl;
    this.fqn = workspace.fqn;
    if (isolation.kind === "own-network") {
      this.computeSubnetId = isolation.computeSubnet.subnetId;
    }
  }

  get readyForCompute(): readonly ITerraformDependable[] {
    return this.awaited;
  }

  /** Makes computes that are added from now on wait: for outbound rules, endpoints, roles. */
  holdComputesFor(...dependencies: readonly ITerraformDependable[]): void {
    this.awaited.push(...dependencies);
  }

  /** Everything in the workspace but computes and the workspace's own settings. */
  grantDataScientist(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, "azureMlDataScientist", principal);
  }

  /** Create, start, stop and delete computes. */
  grantComputeOperator(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, "azureMlComputeOperator", principal);
  }

  /** See everything, change nothing. */
  grantRead(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, "reader", principal);
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [
      {
        name: "workspace",
        resourceId: this.workspaceId,
        resourceType: "Microsoft.MachineLearningServices/workspaces",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ];
  }

  private grant(
    id: string,
    role: "azureMlDataScientist" | "azureMlComputeOperator" | "reader",
    principal: IPrincipal,
  ): RoleAssignment {
    return new RoleAssignment(this, id, { scope: this.workspaceId, role: BUILT_IN_ROLES[role], principal });
  }

  private createRoles(
    props: MachineLearningWorkspaceProps,
    isolation: ComputeIsolation,
  ): ITerraformDependable[] {
    const { controlPlaneContributor, identity } = props;
    const controlPlane = controlPlaneContributor === undefined ? "reader" : "contributor";
    const roles = workspaceRoles(props, controlPlane, isolation.kind).map(({ id, scope, role, why }) => ({
      role,
      assignment: new RoleAssignment(this, id, { scope, role, principal: identity, description: why }),
    }));
    Deviations.of(this).accept(this, "controlPlaneContributor", controlPlaneContributor, {
      recommendations: ["security/least-privilege-workspace-identity"],
      rules: ["security/privileged-roles"],
      resources: roles.flatMap(({ role, assignment }) =>
        role === BUILT_IN_ROLES.contributor ? [assignment] : [],
      ),
    });
    const key = props.encryptionKey?.grantEncryption(identity, "workspace") ?? [];
    return [...roles.map(({ assignment }) => assignment), ...key];
  }

  private createWorkspace(
    props: MachineLearningWorkspaceProps,
    isolation: ComputeIsolation,
    dependsOn: ITerraformDependable[],
  ): AzurermWorkspace {
    const { resourceGroup, identity, encryptionKey } = props;
    const managed = isolation.kind === "managed-network";
    const workspace = new AzurermWorkspace(this, "Resource", {
      name: props.name,
      friendlyName: props.friendlyName ?? props.name,
      description: props.description,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      tags: props.tags ?? resourceGroup.tags,
      kind: "Default",
      skuName: "Basic",
      storageAccountId: props.storage.storageAccountId,
      keyVaultId: props.keyVault.keyVaultId,
      containerRegistryId: props.containerRegistry.containerRegistryId,
      applicationInsightsId: props.monitoring.applicationInsightsId,
      imageBuildComputeName: props.imageBuildComputeName,
      identity: { type: "UserAssigned", identityIds: [identity.identityId] },
      primaryUserAssignedIdentity: identity.identityId,
      publicNetworkAccessEnabled: false,
      v1LegacyModeEnabled: false,
      highBusinessImpact: props.highBusinessImpact ?? false,
      managedNetwork: managed
        ? { isolationMode: "AllowOnlyApprovedOutbound", provisionOnCreationEnabled: true }
        : { isolationMode: "Disabled", provisionOnCreationEnabled: false },
      // azurerm refuses the block without a subnet; in a managed network serverless compute is inside it
      serverlessCompute: managed
        ? undefined
        : { subnetId: isolation.computeSubnet.subnetId, publicIpEnabled: false },
      encryption: encryptionKey && {
        keyVaultId: encryptionKey.keyVaultId,
        keyId: encryptionKey.versionlessKeyId,
        userAssignedIdentityId: identity.identityId,
      },
      // azurerm refuses even `false` without the encryption block
      serviceSideEncryptionEnabled: encryptionKey && true,
      dependsOn,
      timeouts: { create: "120m", update: "120m", delete: "120m" },
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    AzurermDialect.of(this).workspaceDatastoreAccess(workspace, "Identity");
    return workspace;
  }
}
