import {
  ActivityLogExport,
  type ActivityLogExportProps,
} from "../../../constructs/observability/activity-log-export";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { LOGS } from "../serving/alerting";

function setting(props: Partial<ActivityLogExportProps> = {}, version?: AzurermVersion) {
  const stack = testStack(version);
  new ActivityLogExport(stack, "activity", { logAnalyticsWorkspaceId: LOGS, ...props });
  return Template.of(stack).resource("azurerm_monitor_diagnostic_setting").only;
}

describe("ActivityLogExport", () => {
  test.each(["4.81.0", "5.2.0"] as const)(
    "operations/collect-resource-logs: all that the subscription writes is kept, azurerm %s",
    (version) => {
      expect(setting({}, version)).toEqual({
        name: "to-log-analytics",
        target_resource_id: `/subscriptions/${TEST_SUBSCRIPTION}`,
        log_analytics_workspace_id: LOGS,
        enabled_log: [
          "Administrative",
          "Alert",
          "Autoscale",
          "Policy",
          "Recommendation",
          "ResourceHealth",
          "Security",
          "ServiceHealth",
        ].map((category) => ({ category })),
      });
    },
  );

  test("has another name beside the setting of somebody else", () => {
    expect(setting({ name: "ml-activity" }).name).toBe("ml-activity");
    for (const name of ["", "a/b", "ends."]) {
      expect(() => setting({ name })).toThrow("test/activity: name must be 1 to 260 characters");
    }
  });
});
