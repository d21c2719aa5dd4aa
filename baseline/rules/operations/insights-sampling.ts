import { APPLICATION_INSIGHTS } from "../../azure";
import { must } from "../must";
import { rule } from "../rule";

const LEAST_PERCENT = 10;

export const insightsSampling = rule({
  id: "operations/insights-sampling",
  title: "At least a tenth of the telemetry is kept",
  recommendations: ["operations/app-insights-on-endpoints"],
  severity: "low",
  why: "Sampling saves money, but of too thin a sample the rare failures are gone, and those are what somebody looks for.",
  fix: {
    construct: "Monitoring keeps all of it; there is no property for a sample",
    terraform: "azurerm_application_insights: sampling_percentage = 100, the default",
  },
  looksAt: APPLICATION_INSIGHTS,
  finds: ({ sampling }) =>
    must(sampling, (percent) => percent >= LEAST_PERCENT, "most predictions leave no trace"),
});
