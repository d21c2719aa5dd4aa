import type { TerraformStack } from "cdktf";
import {
  type Alerting,
  AzureProviders,
  type Deviation,
  type IStorageAccount,
  ResourceNames,
  SecureStorageAccount,
} from "../../constructs";
import { enforceBaseline, type LandingZoneLookup, lookUpLandingZone, type ServingConfig } from "../../stacks";

/** Container, datastore and data assets of what the watched model is asked and answers. */
export const COLLECTED = { name: "watched", retentionDays: 180 } as const;
/** The datastore through which monitors read the same container. */
export const MONITOR_DATASTORE = "watched_monitor";
/** Below it lies a copy of what the model was trained with: it goes with the rest, so each training brings a new one. */
export const TRAINING = "training";

/** Who signs the monitors' SAS. What it opens they may read themselves; they don't run the endpoint. */
export const READERS = "00000000-0000-0000-0000-000000000041";

export const STORED_CREDENTIALS: Deviation = {
  reason:
    "Azure's model monitors read by no identity, only with a stored SAS: one container, read-only, a week",
  approvedBy: "security board",
  expires: "2027-06-30",
};

/** What all three stacks find of the landing zone, and what they are to each other: names. */
export interface Found extends LandingZoneLookup {
  readonly names: ResourceNames;
  /** Of what is collected, as other stacks than its own know it. */
  readonly account: IStorageAccount;
  /** ARM id of something in the landing zone's resource group. */
  idOf(type: string, name: string): string;
}

/** Providers, the baseline, and the landing zone as it is found by its names. */
export function findLandingZone(stack: TerraformStack, config: ServingConfig): Found {
  const { azurermVersion, cloud, environment, location, profile, subscriptionId, tenantId, useCase } = config;
  enforceBaseline(stack, { production: profile === "prod" });
  new AzureProviders(stack, "providers", {
    tenantId,
    subscriptionId,
    cloud,
    azurermVersion,
    purgeOnDestroy: false,
  });
  const suffix = config.nameSuffix;
  const names = new ResourceNames({ useCase, environment, location, subscriptionId, suffix });
  const found = lookUpLandingZone(stack, config);
  const idOf = (type: string, name: string) =>
    `${found.resourceGroup.resourceGroupId}/providers/${type}/${name}`;
  const accountId = idOf("Microsoft.Storage/storageAccounts", accountName(names));
  return { ...found, names, idOf, account: SecureStorageAccount.fromStorageAccountId(accountId) };
}

/** The account's, apart from those of the landing zone. */
export function accountName(names: ResourceNames): string {
  return names.of("storageAccount", "mon");
}

/** Whom alerts tell: the landing zone's action group. */
export function told({ node }: TerraformStack, { alerting }: Pick<Found, "alerting">): Alerting {
  const found = alerting();
  if (found === undefined) {
    throw new Error(
      `${node.path}: the landing zone's configuration must have alerts, so that somebody is told`,
    );
  }
  return found;
}
