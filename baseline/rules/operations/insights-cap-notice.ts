import { APPLICATION_INSIGHTS } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const insightsCapNotice = rule({
  id: "operations/insights-cap-notice",
  title: "Somebody hears when telemetry stops at its daily cap",
  recommendations: ["operations/app-insights-on-endpoints"],
  severity: "low",
  why: "Once the cap is reached, predictions leave no trace until midnight, and nobody knows.",
  fix: {
    construct: "Monitoring switches the notices on; there is no property that switches them off",
    terraform: "azurerm_application_insights: daily_data_cap_notifications_enabled = true",
  },
  looksAt: APPLICATION_INSIGHTS,
  finds: ({ dailyCapNotice }) =>
    must(dailyCapNotice, is(true), "nobody is told when ingestion stops for the day"),
});
