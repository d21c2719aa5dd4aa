import { badRequest, conflict } from "../arm/arm-error";
import { isObject, listAt, objectAt, textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import { stableGuid } from "../arm/stable-guid";
import type { ResourceType } from "./resource-type";

const component: ResourceType = {
  type: "Microsoft.Insights/components",
  created: 200,
  check: ({ body }, cloud) => {
    const workspace = textAt(body, "properties", "WorkspaceResourceId");
    if (workspace !== undefined && cloud.store.get(workspace) === undefined) {
      throw badRequest(
        "InvalidWorkspaceResourceId",
        `The Log Analytics workspace '${workspace}' does not exist.`,
      );
    }
  },
  complete: ({ resource }) => {
    const key = stableGuid(`${resource.id}/instrumentationKey`);
    Object.assign(resource.properties, {
      AppId: stableGuid(`${resource.id}/appId`),
      InstrumentationKey: key,
      ConnectionString: `InstrumentationKey=${key}`,
      Name: resource.name,
    });
  },
  actions: {
    currentbillingfeatures: (resource, request) => {
      if (request.method === "PUT" && request.body !== undefined) {
        resource.billingFeatures = request.body;
      }
      return { status: 200, body: resource.billingFeatures ?? DEFAULT_BILLING };
    },
  },
};

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

const DIAGNOSTIC_SETTING = "Microsoft.Insights/diagnosticSettings";

const diagnosticSetting: ResourceType = {
  type: DIAGNOSTIC_SETTING,
  created: 200,
  check: ({ body, id }, cloud) => {
    const workspace = textAt(body, "properties", "workspaceId");
    if (workspace !== undefined && cloud.store.get(workspace) === undefined) {
      throw badRequest("ResourceNotFound", `The workspace '${workspace}' could not be found.`);
    }
    const logs = listAt(body, "properties", "logs").filter(isObject);
    // known only when Azure looks at it: gotcha 23
    const odd = logs.filter(
      (log) => (present(log.category) ? 1 : 0) + (present(log.categoryGroup) ? 1 : 0) !== 1,
    );
    if (odd.length > 0) {
      throw badRequest("BadRequest", "Each log takes exactly one of category and categoryGroup.");
    }
    const others = cloud.store
      .childrenOf(id.parent ?? "", DIAGNOSTIC_SETTING)
      .filter(({ name }) => name !== id.name);
    if (others.length >= 5) {
      throw conflict("Conflict", "A resource takes at most five diagnostic settings.");
    }
    const twin = others.find((other) => workspace !== undefined && sharesSink(other, workspace, logs));
    if (twin !== undefined) {
      throw conflict(
        "Conflict",
        `Data sink '${workspace}' is already used in diagnostic setting '${twin.name}' for a category of this one.`,
      );
    }
  },
  complete: ({ resource }) => {
    resource.properties.logs = withBothGroups(listAt(resource, "properties", "logs"));
  },
};

/** ARM answers both category groups of a resource once one of them is used. */
function withBothGroups(logs: readonly unknown[]): unknown[] {
  const groups = logs
    .flatMap((log) => textAt(log, "categoryGroup") ?? [])
    .map((group) => group.toLowerCase());
  const twin = { audit: "allLogs", alllogs: "audit" }[groups.length === 1 ? (groups[0] ?? "") : ""];
  const retentionPolicy = { enabled: false, days: 0 };
  return twin === undefined ? [...logs] : [...logs, { categoryGroup: twin, enabled: false, retentionPolicy }];
}

function sharesSink(other: ArmResource, workspace: string, logs: readonly object[]): boolean {
  const { workspaceId } = objectAt(other, "properties");
  const used = listAt(other, "properties", "logs").filter((log) => objectAt({ log }, "log").enabled === true);
  const kind = (log: unknown): string =>
    `${textAt(log, "category")} ${textAt(log, "categoryGroup")}`.toLowerCase();
  return (
    typeof workspaceId === "string" &&
    workspaceId.toLowerCase() === workspace.toLowerCase() &&
    used.some((one) => logs.some((log) => kind(log) === kind(one)))
  );
}

function present(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

export const insightsTypes: readonly ResourceType[] = [
  component,
  diagnosticSetting,
  { type: "Microsoft.Insights/privateLinkScopes", created: 200 },
  { type: "Microsoft.Insights/privateLinkScopes/scopedResources", created: 200 },
  { type: "Microsoft.Insights/metricAlerts", created: 200 },
  { type: "Microsoft.Insights/scheduledQueryRules" },
  { type: "Microsoft.Insights/actionGroups" },
  { type: "Microsoft.Insights/activityLogAlerts" },
];
