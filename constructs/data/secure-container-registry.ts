import { ContainerRegistry } from "@cdktf/provider-azurerm/lib/container-registry";
import type { Construct } from "constructs";
import type { ICustomerManagedKey } from "../encryption/customer-managed-key";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { type Deviation, Deviations } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import { NO_SERVICE_ENDPOINT, PLATFORM_KEYS } from "../governance/standing-reasons";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import { nameProblem } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzurermDialect } from "../terraform/azurerm-dialect";

/** A container registry, new or existing. */
export interface IContainerRegistry {
  /** ARM id. */
  readonly containerRegistryId: string;
}

/** A key of the customer's own for a registry; only possible when the registry is created. */
export interface RegistryEncryption {
  readonly key: ICustomerManagedKey;
  readonly identity: IWorkloadIdentity;
  /**
   * A registry with a user-assigned identity is no trusted service of a key vault, so the vault of
   * its key must be reachable from public addresses: who accepted that?
   */
  readonly reachableVault: Deviation;
}

/** A further region that serves the same images. */
export interface RegistryReplicaProps {
  readonly location: string;
  /** @default true */
  readonly zoneRedundant?: boolean;
}

export interface SecureContainerRegistryProps {
  readonly resourceGroup: IResourceGroup;
  /** 5 to 50 letters and digits, unique in the world. */
  readonly name: string;
  /** Spread over availability zones; can't be changed later. @default true */
  readonly zoneRedundant?: boolean;
  /** Days after which untagged manifests go, 0 to 365. @default 30 */
  readonly untaggedRetentionDays?: number;
  /** Further regions. @default - none */
  readonly replicas?: readonly RegistryReplicaProps[];
  /**
   * A data endpoint per region instead of shared blob hosts: needed by clients whose firewall must
   * name the registry's hosts.
   * @default false
   */
  readonly dataEndpoint?: boolean;
  /** @default - platform-managed keys */
  readonly encryption?: RegistryEncryption;
  /** Whether Terraform refuses to destroy the registry. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Platform-managed keys where customer-managed keys are the rule.
   * @default - not recorded: platform-managed keys are what the profile asks for
   */
  readonly platformManagedKeys?: Deviation;
}

/**
 * A Premium registry that only Entra identities reach over a private endpoint, and that lets no
 * image out.
 *
 * Recommendations: `security/dependent-services-private`, `security/approved-container-registries`,
 * `security/minimize-exfiltration-service-endpoint-policy`, `reliability/zone-redundant-inference`,
 * `reliability/multi-region-deployment`, `ai-security/protect-model-artifacts`, `security/encrypt-with-cmk`.
 */
export class SecureContainerRegistry extends AzureConstruct implements IContainerRegistry, IMonitored {
  /** A registry that exists already. */
  static fromContainerRegistryId(containerRegistryId: string): IContainerRegistry {
    if (!/\/Microsoft\.ContainerRegistry\/registries\/[^/]+$/i.test(containerRegistryId)) {
      throw new Error(
        `SecureContainerRegistry: "${containerRegistryId}" is not the ARM id of a container registry`,
      );
    }
    return { containerRegistryId };
  }

  readonly containerRegistryId: string;
  /** The host images are pulled from. */
  readonly loginServer: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: SecureContainerRegistryProps) {
    super(scope, id);
    const retention = props.untaggedRetentionDays ?? 30;
    const problems = [nameProblem("containerRegistry", props.name), retentionProblem(retention)].filter(
      (problem) => problem !== undefined,
    );
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { resourceGroup, encryption } = props;
    this.recordDeviations(props);
    const tags = props.tags ?? resourceGroup.tags;
    const registry = new ContainerRegistry(this, "Resource", {
      name: props.name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      tags,
      sku: "Premium",
      adminEnabled: false,
      anonymousPullEnabled: false,
      publicNetworkAccessEnabled: false,
      networkRuleBypassOption: "AzureServices",
      networkRuleSet: [{ defaultAction: "Deny", ipRule: [] }],
      exportPolicyEnabled: false,
      zoneRedundancyEnabled: props.zoneRedundant ?? true,
      retentionPolicyInDays: retention,
      dataEndpointEnabled: props.dataEndpoint ?? false,
      quarantinePolicyEnabled: false,
      identity: encryption && { type: "UserAssigned", identityIds: [encryption.identity.identityId] },
      encryption: encryption && [
        { keyVaultKeyId: encryption.key.versionlessKeyId, identityClientId: encryption.identity.clientId },
      ],
      dependsOn: encryption && [...encryption.key.grantEncryption(encryption.identity, "registry")],
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    AzurermDialect.of(this).registryGeoreplications(
      registry,
      (props.replicas ?? []).map(({ location, zoneRedundant = true }) => ({ location, zoneRedundant, tags })),
    );
    this.containerRegistryId = registry.id;
    this.loginServer = registry.loginServer;
  }

  /** Lets `principal` pull images. */
  grantPull(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, "acrPull", principal);
  }

  /** Lets `principal` push and pull images: whoever builds them. */
  grantPush(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, "acrPush", principal);
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [
      {
        name: "registry",
        resourceId: this.containerRegistryId,
        resourceType: "Microsoft.ContainerRegistry/registries",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ];
  }

  private grant(id: string, role: "acrPull" | "acrPush", principal: IPrincipal): RoleAssignment {
    return new RoleAssignment(this, id, {
      scope: this.containerRegistryId,
      role: BUILT_IN_ROLES[role],
      principal,
    });
  }

  private recordDeviations(props: SecureContainerRegistryProps): void {
    const deviations = Deviations.of(this);
    const {
      registryCustomerManagedKey,
      registryZoneRedundant,
      registryServiceEndpoint,
      registryArmTokens,
      registryArmTokensModify,
    } = BUILT_IN_POLICIES;
    deviations.accept(this, "encryption.reachableVault", props.encryption?.reachableVault, {
      recommendations: ["security/dependent-services-private"],
      rules: ["security/registry-key-vault"],
    });
    const cmk = { recommendations: ["security/encrypt-with-cmk"], policies: [registryCustomerManagedKey] };
    deviations.accept(this, "platformManagedKeys", props.platformManagedKeys, {
      ...cmk,
      rules: ["security/registry-customer-managed-key"],
    });
    if (props.encryption === undefined) {
      const { policies, recommendations } = cmk;
      deviations.stand(this, "encryption", { reason: PLATFORM_KEYS, policies }, recommendations);
    }
    if (props.zoneRedundant === false) {
      const reason =
        "A zone's outage stops the registry: for images that can be built again, and for regions without zones.";
      deviations.stand(this, "zoneRedundant", { reason, policies: [registryZoneRedundant] }, [
        "reliability/zone-redundant-inference",
      ]);
    }
    deviations.stand(this, "networkRuleSet.virtualNetworkRules", {
      reason: NO_SERVICE_ENDPOINT,
      policies: [registryServiceEndpoint],
    });
    deviations.stand(this, "azureAdAuthenticationAsArmPolicy", {
      reason:
        "Tokens made for Azure Resource Manager are accepted, which is Azure's default: it isn't known " +
        "whether the image builds that Azure ML runs need them.",
      policies: [registryArmTokens, registryArmTokensModify],
    });
  }
}

function retentionProblem(days: number): string | undefined {
  return Number.isInteger(days) && days >= 0 && days <= 365
    ? undefined
    : `untaggedRetentionDays must be a whole number from 0 to 365 (got ${days})`;
}
