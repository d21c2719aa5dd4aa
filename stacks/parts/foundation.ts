import type { TerraformStack } from "cdktf";
import { type ExampleValue, ExampleValueGuard } from "../../constructs/governance/example-value-guard";
import { ResourceGroup } from "../../constructs/governance/resource-group";
import { WorkloadIdentity } from "../../constructs/identity/workload-identity";
import { ResourceNames } from "../../constructs/naming/resource-names";
import { Monitoring } from "../../constructs/observability/monitoring";
import { AzureProviders } from "../../constructs/terraform/azure-providers";
import type { ResolvedConfig } from "../config/resolved-config";

/** What every part of a landing zone stands on. */
export interface Foundation {
  readonly stack: TerraformStack;
  readonly config: ResolvedConfig;
  readonly names: ResourceNames;
  readonly group: ResourceGroup;
  readonly monitoring: Monitoring;
  /** Makes the identity of one purpose, e.g. `training`. */
  identity(purpose: string): WorkloadIdentity;
}

/** Providers, resource group, logs: what comes first. */
export function layFoundation(
  stack: TerraformStack,
  config: ResolvedConfig,
  examples: readonly ExampleValue[],
): Foundation {
  const { tenantId, subscriptionId, cloud, azurermVersion, purgeOnDestroy } = config;
  new AzureProviders(stack, "providers", {
    tenantId,
    subscriptionId,
    cloud,
    azurermVersion,
    purgeOnDestroy,
  });
  new ExampleValueGuard(stack, "example-values", { examples });

  const { useCase, environment, location, nameSuffix } = config;
  const names = new ResourceNames({ useCase, environment, location, subscriptionId, suffix: nameSuffix });
  const group = new ResourceGroup(stack, "group", {
    name: names.of("resourceGroup"),
    location,
    tags: config.tags,
  });
  const monitoring = new Monitoring(stack, "monitoring", {
    resourceGroup: group,
    logAnalyticsName: names.of("logAnalyticsWorkspace"),
    applicationInsightsName: names.of("applicationInsights"),
    retentionDays: config.monitoring.retentionDays,
    dailyQuotaGb: config.monitoring.dailyQuotaGb,
    privateOnly: config.monitoring.privateLinkScope,
    preventDestroy: config.protectData,
  });
  return {
    stack,
    config,
    names,
    group,
    monitoring,
    identity: (purpose) =>
      new WorkloadIdentity(stack, `${purpose}-identity`, {
        resourceGroup: group,
        name: names.of("userAssignedIdentity", purpose),
      }),
  };
}
