import { kind, type SubjectOf } from "./subject";

/** Gives the alerts of a scope their action groups, besides those that each names itself. */
export const ALERT_PROCESSING_RULE = kind(
  { azurerm: ["azurerm_monitor_alert_processing_rule_action_group"], arm: [] },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", whenAbsent: true }),
    scopes: facts.targets({ azurerm: "scopes" }),
    told: facts.targets({ azurerm: "add_action_group_ids" }),
  }),
);

export type AlertProcessingRule = SubjectOf<typeof ALERT_PROCESSING_RULE>;
