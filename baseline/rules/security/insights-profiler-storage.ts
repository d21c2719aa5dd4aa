import { APPLICATION_INSIGHTS } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const insightsProfilerStorage = rule({
  id: "security/insights-profiler-storage",
  title: "Profiles and memory snapshots go to storage of your own only",
  recommendations: ["ai-security/encrypt-all-data-stores", "security/dependent-services-private"],
  severity: "low",
  why: "A snapshot holds what was in memory, inputs and tokens included; otherwise it lies in storage that Microsoft shares between customers, out of reach of your network and keys.",
  fix: {
    construct: "Monitoring asks for it; there is no property that doesn't",
    terraform: "azurerm_application_insights: force_customer_storage_for_profiler = true",
  },
  looksAt: APPLICATION_INSIGHTS,
  finds: ({ ownProfilerStorage }) =>
    must(ownProfilerStorage, is(true), "profiles and snapshots go to shared storage"),
});
