import { badRequest } from "../../arm/arm-error";
import { at, sameText, textAt } from "../../arm/json";
import { parseId } from "../../arm/resource-id";
import { stableGuid } from "../../arm/stable-guid";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType } from "../resource-type";

const RETENTIONS = [30, 60, 90, 120, 180, 270, 365, 550, 730];
const DEFAULT_BILLING = {
  CurrentBillingFeatures: ["Basic"],
  DataVolumeCap: {
    Cap: 100,
    WarningThreshold: 90,
    ResetTime: 0,
    StopSendNotificationWhenHitCap: false,
    StopSendNotificationWhenHitThreshold: false,
  },
};

/** Application Insights, on a Log Analytics workspace. */
export const component: ResourceType = {
  type: "Microsoft.Insights/components",
  tracked: true,
  created: 200,
  check: ({ resource, id }, cloud) => {
    const workspace = textAt(resource, "properties", "WorkspaceResourceId");
    const isElsewhere = workspace !== undefined && parseId(workspace)?.subscription !== id.subscription;
    if (workspace !== undefined && !isElsewhere && cloud.store.get(workspace) === undefined) {
      throw badRequest(
        "InvalidWorkspaceResourceId",
        `The Log Analytics workspace '${workspace}' of '${id.name}' does not exist.`,
      );
    }
    mustBeAllowed(resource, { "properties.Application_Type": ["web", "other"] }, "InvalidParameter");
    const days = at(resource, "properties", "RetentionInDays");
    if (days !== undefined && !RETENTIONS.includes(Number(days))) {
      throw badRequest(
        "InvalidParameter",
        `The retention of '${id.name}' is ${String(days)} days; it is one of ${RETENTIONS.join(", ")}.`,
      );
    }
  },
  complete: ({ resource, previous }) => {
    const key = stableGuid(`${resource.id}/instrumentationKey`);
    Object.assign(resource.properties, {
      AppId: stableGuid(`${resource.id}/appId`),
      InstrumentationKey: key,
      ConnectionString: `InstrumentationKey=${key}`,
      Name: resource.name,
    });
    if (previous?.billingFeatures !== undefined) {
      resource.billingFeatures = previous.billingFeatures;
    }
  },
  actions: {
    currentbillingfeatures: (resource, request) => {
      if (sameText(request.method, "PUT") && request.body !== undefined) {
        resource.billingFeatures = request.body;
      }
      return { status: 200, body: resource.billingFeatures ?? DEFAULT_BILLING };
    },
  },
};
