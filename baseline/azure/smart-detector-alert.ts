import { kind } from "./subject";

/** An alert on what Application Insights finds odd by itself. */
export const SMART_DETECTOR_ALERT = kind(
  {
    azurerm: ["azurerm_monitor_smart_detector_alert_rule"],
    arm: ["Microsoft.AlertsManagement/smartDetectorAlertRules"],
  },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", body: "properties.state", whenAbsent: true }),
    /** Whom it tells. */
    told: facts.targets({ azurerm: "action_group.ids", body: "properties.actionGroups.groupIds" }),
  }),
);
