import { badRequest } from "../arm/arm-error";
import { at } from "../arm/json";
import { stableGuid } from "../arm/stable-guid";
import type { ResourceType } from "./resource-type";

const TYPE = "Microsoft.OperationalInsights/workspaces";

/** A Log Analytics workspace; soft-deleted for 14 days, and a new one of the name recovers it. */
export const logAnalyticsWorkspace: ResourceType = {
  type: TYPE,
  seconds: { create: 20, delete: 20 },
  check: ({ body }) => {
    const days = at(body, "properties", "retentionInDays");
    const isFine = days === undefined || (typeof days === "number" && days >= 30 && days <= 730);
    if (!isFine) {
      throw badRequest(
        "InvalidParameter",
        `'RetentionInDays' is ${String(days)}; it must be between 30 and 730.`,
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
