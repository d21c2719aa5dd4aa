import { badRequest, conflict } from "../../arm/arm-error";
import { at, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { ResourceType, Write } from "../resource-type";

const RETENTIONS = ["deleteRetentionPolicy", "containerDeleteRetentionPolicy"];
const LONGEST_RETENTION = 365;

/** The blob service of an account: versions, soft delete, change feed, restore to a point in time. */
export const blobService: ResourceType = {
  type: "Microsoft.Storage/storageAccounts/blobServices",
  created: 200,
  refuses: ["DELETE"],
  check: (write, cloud) => {
    const account = cloud.store.get(write.id.parent);
    mustRetain(write);
    if (account !== undefined) {
      mustSuitNamespace(write.resource, account);
      mustBeRestorable(write.resource, account);
    }
  },
};

function mustRetain({ resource, id }: Write): void {
  for (const policy of RETENTIONS) {
    const { enabled, days } = policyOf(resource, policy);
    if (enabled && !(typeof days === "number" && days >= 1 && days <= LONGEST_RETENTION)) {
      throw badRequest(
        "InvalidValuesForRequestParameters",
        `Values for request parameters are invalid: ${policy}.days of '${id.id}' is ${String(days)}; it must be from 1 to ${LONGEST_RETENTION}.`,
      );
    }
  }
}

/** With a hierarchical namespace there are no versions, no change feed, no restore: gotcha 34. */
function mustSuitNamespace(resource: ArmResource, account: ArmResource): void {
  if (at(account, "properties", "isHnsEnabled") !== true) {
    return;
  }
  const features: readonly (readonly [string, boolean])[] = [
    ["Blob versioning", at(resource, "properties", "isVersioningEnabled") === true],
    ["Point-in-time restore", policyOf(resource, "restorePolicy").enabled],
    ["Change feed", policyOf(resource, "changeFeed").enabled],
  ];
  const odd = features.find(([, isOn]) => isOn);
  if (odd !== undefined) {
    throw conflict(
      "FeatureNotSupportedForAccount",
      `${odd[0]} is not supported for the account '${account.name}': it has a hierarchical namespace.`,
    );
  }
}

/** Restore needs versions, change feed and a longer soft delete, and excludes a copy scope: gotcha 34. */
function mustBeRestorable(resource: ArmResource, account: ArmResource): void {
  const restore = policyOf(resource, "restorePolicy");
  if (!restore.enabled) {
    return;
  }
  const retention = policyOf(resource, "deleteRetentionPolicy");
  const lacking = [
    ...(at(resource, "properties", "isVersioningEnabled") === true ? [] : ["versioning"]),
    ...(policyOf(resource, "changeFeed").enabled ? [] : ["change feed"]),
    ...(retention.enabled ? [] : ["blob soft delete"]),
  ];
  if (lacking.length > 0) {
    throw badRequest(
      "InvalidValuesForRequestParameters",
      `Values for request parameters are invalid: restorePolicy.enabled of '${account.name}' needs ${lacking.join(", ")}.`,
    );
  }
  const [days, kept] = [Number(restore.days), Number(retention.days)];
  if (!(days >= 1 && days < kept)) {
    throw badRequest(
      "InvalidValuesForRequestParameters",
      `Values for request parameters are invalid: restorePolicy.days of '${account.name}' is ${String(restore.days)}; it must be at least 1 and less than deleteRetentionPolicy.days (${kept}).`,
    );
  }
  const scope = textAt(account, "properties", "allowedCopyScope");
  if (scope !== undefined) {
    throw conflict(
      "FeatureNotSupportedForAccount",
      `Point-in-time restore is not supported for the account '${account.name}': its copy scope is restricted to ${scope}.`,
    );
  }
}

function policyOf(resource: ArmResource, policy: string): { enabled: boolean; days: unknown } {
  return {
    enabled: at(resource, "properties", policy, "enabled") === true,
    days: at(resource, "properties", policy, "days"),
  };
}
