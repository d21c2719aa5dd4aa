import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { type Deviation, Deviations } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import { NO_SERVICE_ENDPOINT } from "../governance/standing-reasons";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import { nameProblem } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";

/** A key vault, new or existing. */
export interface IKeyVault {
  /** ARM id. */
  readonly keyVaultId: string;
  readonly keyVaultName: string;
}

/** Opens the vault's network. */
export interface KeyVaultPublicAccess {
  readonly deviation: Deviation;
  /**
   * Public IPv4 addresses or CIDR ranges, everything else stays denied; or `any`, for a service
   * without addresses of its own (a registry that fetches its key).
   */
  readonly allowedIpRanges: readonly string[] | "any";
}

export interface SecureKeyVaultProps {
  readonly resourceGroup: IResourceGroup;
  /** 3 to 24 letters, digits and single hyphens, unique in the world. */
  readonly name: string;
  /** Days that a deleted vault or secret can be brought back, 7 to 90. @default 90 */
  readonly softDeleteRetentionDays?: number;
  /** Whether Terraform refuses to destroy the vault. @default false */
  readonly preventDestroy?: boolean;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
  /** Let named addresses reach the vault. @default - private endpoints and trusted services only */
  readonly publicNetworkAccess?: KeyVaultPublicAccess;
}

const MIN_RETENTION_DAYS = 7;
const MAX_RETENTION_DAYS = 90;

/**
 * A key vault with roles instead of access policies, which nobody can purge before its time and
 * which is reached over a private endpoint only.
 *
 * Recommendations: `security/dependent-services-private`, `reliability/recovery-strategy-for-dependencies`,
 * `ai-security/rbac-abac-control-and-data-plane`.
 */
export class SecureKeyVault extends AzureConstruct implements IKeyVault, IMonitored {
  /** A vault that exists already. */
  static fromKeyVaultId(keyVaultId: string): IKeyVault {
    const name = /\/Microsoft\.KeyVault\/vaults\/([^/]+)$/i.exec(keyVaultId)?.[1];
    if (name === undefined) {
      throw new Error(`SecureKeyVault: "${keyVaultId}" is not the ARM id of a key vault`);
    }
    return { keyVaultId, keyVaultName: name };
  }

  readonly keyVaultId: string;
  readonly keyVaultName: string;
  /** `https://<name>.vault.azure.net/`; from Terraform, known after the vault is created. */
  readonly vaultUri: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: SecureKeyVaultProps) {
    super(scope, id);
    const { resourceGroup, publicNetworkAccess } = props;
    const softDeleteRetentionDays = props.softDeleteRetentionDays ?? MAX_RETENTION_DAYS;
    const problems = [nameProblem("keyVault", props.name), retentionProblem(softDeleteRetentionDays)].filter(
      (problem) => problem !== undefined,
    );
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const open = this.recordDeviations(publicNetworkAccess);
    const ranges = publicNetworkAccess?.allowedIpRanges ?? [];
    const vault = new KeyVault(this, "Resource", {
      name: props.name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      tags: props.tags ?? resourceGroup.tags,
      tenantId: AzureContext.of(this).tenantId,
      skuName: "standard",
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays,
      publicNetworkAccessEnabled: open,
      networkAcls: {
        defaultAction: ranges === "any" ? "Allow" : "Deny",
        bypass: "AzureServices",
        ipRules: ranges === "any" ? [] : [...ranges],
        virtualNetworkSubnetIds: [],
      },
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
    });
    this.keyVaultId = vault.id;
    this.keyVaultName = props.name;
    this.vaultUri = vault.vaultUri;
  }

  /** Lets `principal` read secrets' values. */
  grantSecretsRead(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, "keyVaultSecretsUser", principal);
  }

  /** Lets `principal` create, read and delete secrets. */
  grantSecretsManagement(principal: IPrincipal, id: string): RoleAssignment {
    return this.grant(id, "keyVaultSecretsOfficer", principal);
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [
      {
        name: "vault",
        resourceId: this.keyVaultId,
        resourceType: "Microsoft.KeyVault/vaults",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ];
  }

  /** @returns whether the vault's network was opened */
  private recordDeviations(access: KeyVaultPublicAccess | undefined): boolean {
    const deviations = Deviations.of(this);
    const { vaultPublicNetwork, vaultFirewall, vaultFirewallModify, vaultServiceEndpoint } =
      BUILT_IN_POLICIES;
    deviations.stand(this, "networkAcls.virtualNetworkSubnetIds", {
      reason: NO_SERVICE_ENDPOINT,
      policies: [vaultServiceEndpoint],
    });
    const ranges = access?.allowedIpRanges ?? [];
    const toAny = ranges === "any";
    return deviations.accept(this, "publicNetworkAccess", access?.deviation, {
      recommendations: ["security/dependent-services-private"],
      rules: ["security/vault-public-network", ...(ranges.length > 0 ? ["security/vault-firewall"] : [])],
      attributes: [
        "public_network_access_enabled",
        ...(ranges.length > 0 ? [toAny ? "network_acls.default_action" : "network_acls.ip_rules"] : []),
      ],
      policies: [vaultPublicNetwork, ...(toAny ? [vaultFirewall, vaultFirewallModify] : [])],
    });
  }

  private grant(
    id: string,
    role: "keyVaultSecretsUser" | "keyVaultSecretsOfficer",
    principal: IPrincipal,
  ): RoleAssignment {
    return new RoleAssignment(this, id, { scope: this.keyVaultId, role: BUILT_IN_ROLES[role], principal });
  }
}

function retentionProblem(days: number): string | undefined {
  const valid = Number.isInteger(days) && days >= MIN_RETENTION_DAYS && days <= MAX_RETENTION_DAYS;
  return valid || Token.isUnresolved(days)
    ? undefined
    : `softDeleteRetentionDays must be a whole number from ${MIN_RETENTION_DAYS} to ${MAX_RETENTION_DAYS} (got ${days})`;
}
