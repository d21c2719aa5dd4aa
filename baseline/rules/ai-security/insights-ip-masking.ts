import { APPLICATION_INSIGHTS } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const insightsIpMasking = rule({
  id: "ai-security/insights-ip-masking",
  title: "Application Insights doesn't keep callers' addresses",
  recommendations: ["ai-security/remove-unneeded-personal-data"],
  severity: "low",
  why: "IP addresses are personal data, and telemetry of a model doesn't need them.",
  fix: {
    construct: "Monitoring masks them; there is no property that keeps them",
    terraform: "azurerm_application_insights: ip_masking_enabled = true",
  },
  looksAt: APPLICATION_INSIGHTS,
  finds: ({ ipMasking }) => must(ipMasking, is(true), "the addresses of callers are kept"),
});
