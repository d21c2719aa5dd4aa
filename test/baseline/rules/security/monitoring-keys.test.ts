import { monitoringKeys } from "../../../../baseline/rules/security/monitoring-keys";
import { inArm, inAzurerm } from "../alone";

test.each(["azurerm_application_insights_api_key", "azurerm_log_analytics_storage_insights"])(
  "%s is found",
  (type) => {
    expect(inAzurerm(monitoringKeys, type)({})).toEqual([
      `${type}.a: violation: a key that Entra doesn't know opens telemetry or the storage account`,
    ]);
    expect(inAzurerm(monitoringKeys, type)({ count: "${var.n}" })).toEqual([
      expect.stringContaining(": unknown: "),
    ]);
  },
);

test.each([
  "Microsoft.Insights/components/ApiKeys",
  "Microsoft.OperationalInsights/workspaces/storageInsightConfigs",
])("%s by azapi is found alike", (type) => {
  expect(inArm(monitoringKeys, type)({})).toHaveLength(1);
});

test("a workspace and a component without keys pass", () => {
  expect(inAzurerm(monitoringKeys, "azurerm_application_insights")({})).toEqual([]);
});
