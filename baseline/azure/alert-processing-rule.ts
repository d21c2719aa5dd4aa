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

/** Keeps the alerts of a scope silent: they fire, and tell nobody. */
export const ALERT_SUPPRESSION = kind(
  { azurerm: ["azurerm_monitor_alert_processing_rule_suppression"], arm: [] },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", whenAbsent: true }),
    scopes: facts.targets({ azurerm: "scopes" }),
    /** When alone it does. */
    schedule: facts.blocks({ azurerm: "schedule" }),
    /** Which alerts alone. */
    condition: facts.blocks({ azurerm: "condition" }),
  }),
);

export type AlertSuppression = SubjectOf<typeof ALERT_SUPPRESSION>;
