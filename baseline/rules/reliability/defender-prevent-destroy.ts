import { defenderPlans } from "../../azure/joins/defender";
import { preventsDestroy } from "../../azure/joins/prevent-destroy";
import { is, must } from "../must";
import { rule } from "../rule";

export const defenderPreventDestroy = rule({
  id: "reliability/defender-prevent-destroy",
  title: "Terraform refuses to switch a plan of Defender off",
  recommendations: [
    "reliability/recovery-strategy-for-dependencies",
    "security/security-baseline-and-defender",
  ],
  severity: "low",
  why: "A subscription has a plan once: who destroys it with a stack of one environment switches it off for all the others.",
  fix: {
    construct: "DefenderPlans: preventDestroy; SubscriptionStack: protectData",
    terraform: "azurerm_security_center_subscription_pricing: lifecycle { prevent_destroy = true }",
  },
  // a plan doesn't repeat what the configuration says of a resource's life
  looksAt: (estate) => (estate.graph.kind === "configuration" ? defenderPlans(estate) : []),
  finds: ({ resource }) =>
    must(preventsDestroy(resource), is(true), "a destroy switches it off for everybody"),
});
