import { LOG_ANALYTICS } from "../../azure";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const logAnalyticsTier = rule({
  id: "operations/log-analytics-tier",
  title: "Log Analytics has a tier without fixed limits of volume and retention",
  recommendations: ["operations/collect-resource-logs"],
  severity: "medium",
  why: "The free tier drops what exceeds 500 MB a day and keeps logs for a week; the other old tiers fix the retention.",
  fix: {
    construct: "Monitoring writes PerGB2018; there is no property for another tier",
    terraform: 'azurerm_log_analytics_workspace: sku = "PerGB2018"',
  },
  looksAt: LOG_ANALYTICS,
  finds: ({ tier }) =>
    must(
      tier,
      oneOf("PerGB2018", "CapacityReservation", "LACluster"),
      "the tier limits how much is kept, or for how long",
    ),
});
