import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { SecureStorageAccount } from "../constructs/data/secure-storage-account";
import { BUILT_IN_POLICIES } from "../constructs/governance/built-in-policies";
import { Deviations } from "../constructs/governance/deviation";
import { type ExampleValue, ExampleValueGuard } from "../constructs/governance/example-value-guard";
import { ResourceGroup } from "../constructs/governance/resource-group";
import { BUILT_IN_ROLES } from "../constructs/identity/built-in-roles";
import { EntraGroup } from "../constructs/identity/principals";
import { RoleAssignment } from "../constructs/identity/role-assignment";
import { findRegion } from "../constructs/naming/regions";
import { ResourceNames } from "../constructs/naming/resource-names";
import { PrivateConnection } from "../constructs/network/private-connection";
import { PrivateDnsZones } from "../constructs/network/private-dns-zones";
import { collectLogs } from "../constructs/observability/collect-logs";
import { AzureProviders } from "../constructs/terraform/azure-providers";
import { enforceBaseline } from "./baseline-validation";
import { UNPROTECTED } from "./config/chosen-weakenings";
import { STATE_CONTAINER, STATE_STACK } from "./config/state";
import type { StateConfig } from "./config/state-config";
import { placeState } from "./parts/backend";
import { protectData } from "./parts/protection";
import { ReadableAddressStack } from "./readable-address-stack";

export interface StateBackendStackProps {
  readonly config: StateConfig;
  /** Values of the configuration that nobody has filled in yet. @default - none */
  readonly examples?: readonly ExampleValue[];
}

/**
 * The place of the Terraform state. Deployed once from a local state, which then moves into it.
 *
 * The one exception to "control plane only": Terraform reads, writes and locks the state as blobs.
 * Entra tokens only, every version kept, reached from listed addresses or a private endpoint.
 *
 * Recommendations: `operations/infrastructure-as-code`, `security/managed-identity-between-services`,
 * `reliability/recovery-strategy-for-dependencies`.
 */
export class StateBackendStack extends ReadableAddressStack {
  constructor(scope: Construct, id: string, props: StateBackendStackProps) {
    super(scope, id);
    const { config, examples = [] } = props;
    const { tenantId, subscriptionId, cloud, azurermVersion, useCase, location, access } = config;
    const protect = config.protectData ?? true;
    this.recordDeviations(config);
    enforceBaseline(this, {
      production: false,
      warnOnly: [...(config.baseline?.warnOnly ?? []), ...(protect ? [] : UNPROTECTED)],
    });
    placeState(this, { ...config, cloud: cloud ?? "public" });
    new AzureProviders(this, "providers", {
      tenantId,
      subscriptionId,
      cloud,
      azurermVersion,
      purgeOnDestroy: false,
    });
    new ExampleValueGuard(this, "example-values", { examples });

    const names = new ResourceNames({
      useCase,
      environment: STATE_STACK,
      location,
      subscriptionId,
      suffix: config.nameSuffix,
    });
    const group = new ResourceGroup(this, "group", {
      name: names.of("resourceGroup"),
      location,
      tags: { ...config.tags, useCase, environment: STATE_STACK },
    });
    const storage = new SecureStorageAccount(this, "storage", {
      resourceGroup: group,
      name: names.of("stateStorage"),
      redundancy: findRegion(location)?.zones ? "ZRS" : "LRS",
      softDeleteDays: 90,
      coolAfterDays: "never",
      deleteVersionsAfterDays: "never",
      containers: [STATE_CONTAINER, ...(config.containers ?? []).map(({ name }) => name)],
      preventDestroy: protect,
      publicNetworkAccess: access.kind === "addresses" ? access : undefined,
    });
    for (const { group: objectId } of config.deployers ?? []) {
      storage.grantBlobReadWrite(EntraGroup.fromObjectId(objectId), `deployer-${objectId.toLowerCase()}`);
    }
    this.openContainers(storage, config);
    const endpoints =
      access.kind === "private-endpoint"
        ? [
            new PrivateConnection(this, "storage-blob-endpoint", {
              resourceGroup: group,
              name: names.of("privateEndpoint", "storage-blob"),
              targetId: storage.storageAccountId,
              subresource: "blob",
              subnet: { subnetId: access.subnetId },
              zones: PrivateDnsZones.fromZoneIds({ blob: access.blobZoneId }),
            }),
          ]
        : [];
    if (config.logAnalyticsWorkspaceId !== undefined) {
      collectLogs(storage, config.logAnalyticsWorkspaceId);
    }
    if (protect) {
      protectData([{ construct: storage, targetId: storage.storageAccountId, inScope: endpoints }]);
    }

    for (const [name, value] of Object.entries({
      resource_group_name: group.resourceGroupName,
      storage_account_name: storage.storageAccountName,
      container_name: STATE_CONTAINER,
    })) {
      new TerraformOutput(this, name, { value });
    }
  }

  /** Who deploys into a further container reaches that one alone. */
  private openContainers(storage: SecureStorageAccount, { containers = [] }: StateConfig): void {
    for (const { name, deployers } of containers) {
      for (const { group } of deployers) {
        new RoleAssignment(this, `${name}-deployer-${group.toLowerCase()}`, {
          scope: storage.containerId(name),
          role: BUILT_IN_ROLES.storageBlobDataContributor,
          principal: EntraGroup.fromObjectId(group),
        });
      }
    }
  }

  private recordDeviations({ platformKeys, access, logAnalyticsWorkspaceId }: StateConfig): void {
    const deviations = Deviations.of(this);
    const policies = BUILT_IN_POLICIES;
    deviations.accept(this, "platformKeys", platformKeys, {
      recommendations: ["security/encrypt-with-cmk"],
      rules: ["security/storage-customer-managed-key"],
      policies: [policies.storageCustomerManagedKey],
    });
    if (access.kind === "addresses") {
      deviations.stand(this, "access", {
        reason:
          "Runners outside any network come from listed addresses; from inside one they come over a private " +
          "endpoint, the other kind of access.",
        policies: [policies.storagePrivateLink, policies.storagePrivateLinkDeploy],
      });
    }
    if (logAnalyticsWorkspaceId === undefined) {
      const { storageMetrics, blobLogs, fileLogs, queueLogs, tableLogs } = policies;
      deviations.stand(
        this,
        "logAnalyticsWorkspaceId",
        {
          reason:
            "The state is there before any Log Analytics workspace; once this names one, logs and metrics go there.",
          policies: [storageMetrics, blobLogs, fileLogs, queueLogs, tableLogs],
        },
        ["operations/collect-resource-logs"],
      );
    }
  }
}
