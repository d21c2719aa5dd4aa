import type { ResourceType } from "../resource-type";
import { activityLogAlert } from "./activity-log-alert";
import { actionGroup, metricAlert, queryAlert } from "./alert";
import { autoscaleSetting } from "./autoscale-setting";
import { component } from "./component";
import { diagnosticSetting } from "./diagnostic-setting";
import { workbook } from "./workbook";

/** Microsoft.Insights: telemetry, where logs go, alerts, autoscale. */
export const insightsTypes: readonly ResourceType[] = [
  component,
  diagnosticSetting,
  actionGroup,
  metricAlert,
  queryAlert,
  autoscaleSetting,
  { type: "Microsoft.Insights/privateLinkScopes", tracked: true, created: 200 },
  { type: "Microsoft.Insights/privateLinkScopes/scopedResources", created: 200 },
  activityLogAlert,
  workbook,
];
