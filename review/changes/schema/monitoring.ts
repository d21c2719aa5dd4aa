import { otherPlan } from "./conditions";
import { paths, type Table } from "./table";

/** Logs, metrics and who hears of them. */
export const MONITORING: Table = {
  azurerm_application_insights: {
    replaces: paths`application_type location name resource_group_name`,
    on: paths`internet_ingestion_enabled internet_query_enabled`,
    off: paths`force_customer_storage_for_profiler`,
    defaults: { daily_data_cap_in_gb: 100, retention_in_days: 90, sampling_percentage: 100 },
    only5: {
      on: paths`daily_data_cap_notifications_enabled ip_masking_enabled local_authentication_enabled`,
    },
  },
  azurerm_application_insights_api_key: {
    replaces: paths`application_insights_id name read_permissions write_permissions`,
    sets: paths`read_permissions write_permissions`,
  },
  azurerm_application_insights_workbook: {
    replaces: paths`identity location name resource_group_name storage_container_id`,
    defaults: { category: "workbook", source_id: "azure monitor" },
    sets: paths`identity.identity_ids`,
  },
  azurerm_eventgrid_system_topic: {
    replaces: paths`location name resource_group_name topic_type`,
    sets: paths`identity.identity_ids`,
    only4: {
      replaces: paths`source_arm_resource_id source_resource_id`,
    },
    only5: {
      replaces: paths`source_resource_id`,
    },
  },
  azurerm_log_analytics_storage_insights: {
    replaces: paths`name resource_group_name workspace_id`,
    sets: paths`blob_container_names table_names`,
    sensitive: paths`storage_account_key`,
    only5: {
      replaces: paths`storage_account_id`,
    },
  },
  azurerm_log_analytics_workspace: {
    replaces: paths`location name resource_group_name`,
    replacesIf: { sku: otherPlan },
    on: paths`allow_resource_only_permissions`,
    off: paths`cmk_for_query_forced immediate_data_purge_on_30_days_enabled`,
    defaults: { daily_quota_gb: -1 },
    sets: paths`identity.identity_ids`,
    only4: {
      on: paths`internet_ingestion_enabled internet_query_enabled`,
    },
    only5: {
      on: paths`local_authentication_enabled`,
      defaults: { internet_ingestion_access_type: "Enabled", internet_query_access_type: "Enabled" },
    },
  },
  azurerm_log_analytics_workspace_table: {
    defaults: { plan: "Analytics" },
  },
  azurerm_log_analytics_workspace_table_custom_log: {
    replaces: paths`name workspace_id`,
    defaults: { plan: "Analytics" },
  },
  azurerm_monitor_action_group: {
    replaces: paths`location name resource_group_name`,
    on: paths`enabled`,
    off: paths`
      arm_role_receiver.use_common_alert_schema automation_runbook_receiver.use_common_alert_schema
      azure_function_receiver.use_common_alert_schema email_receiver.use_common_alert_schema
      event_hub_receiver.use_common_alert_schema logic_app_receiver.use_common_alert_schema
      webhook_receiver.use_common_alert_schema
    `,
    defaults: { location: "global" },
  },
  azurerm_monitor_activity_log_alert: {
    replaces: paths`location name resource_group_name`,
    on: paths`enabled`,
    sets: paths`
      criteria.resource_health.current criteria.resource_health.previous criteria.resource_health.reason
      criteria.service_health.events criteria.service_health.locations criteria.service_health.services
      scopes
    `,
  },
  azurerm_monitor_diagnostic_setting: {
    replaces: paths`name target_resource_id`,
    sets: paths`enabled_log enabled_metric`,
    only4: {
      on: paths`metric.enabled`,
      sets: paths`metric`,
    },
  },
  azurerm_monitor_metric_alert: {
    replaces: paths`name resource_group_name`,
    on: paths`auto_mitigate enabled`,
    off: paths`criteria.skip_metric_validation dynamic_criteria.skip_metric_validation`,
    defaults: {
      "dynamic_criteria.evaluation_failure_count": 4,
      "dynamic_criteria.evaluation_total_count": 4,
      frequency: "PT1M",
      severity: 3,
      window_size: "PT5M",
    },
    sets: paths`action scopes`,
  },
  azurerm_monitor_private_link_scope: {
    replaces: paths`name resource_group_name`,
    defaults: { ingestion_access_mode: "Open", query_access_mode: "Open" },
  },
  azurerm_monitor_private_link_scoped_service: {
    replaces: paths`linked_resource_id name resource_group_name scope_name`,
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    replaces: paths`location name resource_group_name scopes`,
    on: paths`enabled`,
    off: paths`auto_mitigation_enabled skip_query_validation workspace_alerts_storage_enabled`,
    sets: paths`identity.identity_ids`,
  },
};
