import { badRequest } from "../arm/arm-error";
import { at, textAt } from "../arm/json";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import { stableGuid } from "../arm/stable-guid";
import type { Cloud } from "../cloud";
import { mustBeAllowed } from "./allowed-values";
import type { ResourceType } from "./resource-type";

const TYPE = "Microsoft.OperationalInsights/workspaces";
const ALLOWED = {
  "properties.sku.name": [
    "PerGB2018",
    "CapacityReservation",
    "LACluster",
    "Free",
    "PerNode",
    "Premium",
    "Standalone",
    "Standard",
  ],
  "properties.publicNetworkAccessForIngestion": ["Enabled", "Disabled", "SecuredByPerimeter"],
  "properties.publicNetworkAccessForQuery": ["Enabled", "Disabled", "SecuredByPerimeter"],
};

/** A Log Analytics workspace; soft-deleted for 14 days, and a new one of the name recovers it. */
export const logAnalyticsWorkspace: ResourceType = {
  type: TYPE,
  tracked: true,
  seconds: { create: 20, delete: 20 },
  check: ({ resource, id }, cloud) => {
    if (!/^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$/i.test(id.name)) {
      throw badRequest(
        "InvalidParameter",
        `The workspace name '${id.name}' takes 4 to 63 letters, digits and hyphens, a letter or digit first and last.`,
      );
    }
    mustBeAllowed(resource, ALLOWED, "InvalidParameter");
    const days = at(resource, "properties", "retentionInDays");
    const isFree = /^free$/i.test(textAt(resource, "properties", "sku", "name") ?? "");
    const isFine =
      days === undefined ||
      days === null ||
      (typeof days === "number" && ((days >= 30 && days <= 730) || (isFree && days === 7)));
    if (!isFine) {
      throw badRequest(
        "InvalidParameter",
        `'RetentionInDays' of '${id.name}' is ${String(days)}; it must be between 30 and 730.`,
      );
    }
    const kept = cloud.kept(TYPE, id.id);
    if (kept !== undefined && kept.resource.location !== resource.location) {
      throw badRequest(
        "InvalidParameter",
        `The workspace '${id.name}' is soft-deleted in ${kept.resource.location}; it can be recovered only there.`,
      );
    }
  },
  complete: ({ resource }, cloud) => {
    cloud.purge(TYPE, resource.id);
    Object.assign(resource.properties, {
      customerId: stableGuid(`${resource.id}/customerId`),
      features: {
        enableLogAccessUsingOnlyResourcePermissions: true,
        ...(typeof resource.properties.features === "object" ? resource.properties.features : {}),
      },
    });
  },
  deleted: (resource, cloud, request) => {
    if (request.query.get("force") !== "true") {
      cloud.keep(resource, [], resource.id);
    }
  },
  actions: {
    sharedkeys: () => ({
      status: 200,
      body: { primarySharedKey: "c2ltdWxhdGVk", secondarySharedKey: "c2ltdWxhdGVk" },
    }),
  },
};

/** What Azure answers of Log Analytics workspaces that were deleted. */
export const logAnalyticsCollections: Readonly<
  Record<string, (request: ArmRequest, cloud: Cloud) => ArmResponse>
> = {
  "microsoft.operationalinsights/deletedworkspaces": (request, cloud) => {
    const scope = request.path.replace(/\/providers\/.*$/i, "/").toLowerCase();
    const deleted = [...cloud.softDeleted.values()].map(({ resource }) => resource);
    return {
      status: 200,
      body: {
        value: deleted.filter(({ type, id }) => type === TYPE && id.toLowerCase().startsWith(scope)),
      },
    };
  },
};
