import type { Alerting } from "../../../constructs/observability/alerting";
import { armId, existingResourceGroup } from "../../support/fixtures";

export const ACTION_GROUP = armId("Microsoft.Insights/actionGroups", "ag-ml");
export const LOGS = armId("Microsoft.OperationalInsights/workspaces", "log-churn-test-weu");
export const RUNBOOKS = "https://git.example.com/ml/landing-zone/docs/runbooks";

/** Alerts that tell a group, in the existing resource group. */
export function testAlerting(overrides: Partial<Alerting> = {}): Alerting {
  return {
    resourceGroup: existingResourceGroup(),
    actionGroupId: ACTION_GROUP,
    runbooks: RUNBOOKS,
    ...overrides,
  };
}

/** The message of what `make` throws. */
export function messageOf(make: () => unknown): string {
  try {
    make();
    return "nothing was thrown";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
