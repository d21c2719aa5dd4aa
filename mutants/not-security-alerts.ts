import { type NotSecurity, attributesOf as of } from "./not-security-entry";

const METRIC = "azurerm_monitor_metric_alert";
const LOG = "azurerm_monitor_scheduled_query_rules_alert_v2";
const GROUP = "azurerm_monitor_action_group";
const SCALE = "azurerm_monitor_autoscale_setting";

/** Receivers of action groups that the stacks don't have, with all that is in them. */
const OTHER_RECEIVERS = [
  "arm_role_receiver",
  "automation_runbook_receiver",
  "azure_app_push_receiver",
  "azure_function_receiver",
  "event_hub_receiver",
  "itsm_receiver",
  "logic_app_receiver",
  "sms_receiver",
  "voice_receiver",
  "webhook_receiver",
];

/** What no operator weakens in alerts, in who is told, and in how deployments grow. */
export const ALERTS_NOT_SECURITY: readonly NotSecurity[] = [
  {
    reason: "says what it is called, or what a message holds, not who gets it",
    attributes: [
      ...of(LOG, "display_name", "action.custom_properties", "action.email_subject"),
      ...of(METRIC, "action.webhook_properties"),
      ...of(GROUP, "short_name"),
      ...of(SCALE, "profile.name"),
    ],
  },
  {
    reason:
      "leads to another resource that Terraform requires; an alert or a setting that goes has operators",
    attributes: [
      ...of(LOG, "scopes", "target_resource_types"),
      ...of(METRIC, "scopes", "target_resource_location", "target_resource_type", "action.action_group_id"),
      ...of(SCALE, "target_resource_id", "profile.rule.metric_trigger.metric_resource_id"),
    ],
  },
  {
    reason: "a block that Terraform requires; what is in it has operators of its own",
    attributes: [
      ...of(LOG, "criteria"),
      ...of(SCALE, "profile", "profile.capacity"),
      ...of(SCALE, "profile.rule.metric_trigger", "profile.rule.scale_action"),
    ],
  },
  {
    reason:
      "which metric, and how its values are told apart and counted, is the team's choice; its limit, its direction and the alert as a whole have operators",
    attributes: [
      ...of(METRIC, "criteria", "criteria.metric_name", "criteria.metric_namespace"),
      ...of(METRIC, "criteria.dimension.*", "criteria.skip_metric_validation"),
      ...of(
        SCALE,
        ...["metric_name", "metric_namespace", "statistic", "time_aggregation", "time_grain"].map(
          (name) => `profile.rule.metric_trigger.${name}`,
        ),
        "profile.rule.metric_trigger.dimensions.*",
        "profile.rule.metric_trigger.divide_by_instance_count",
        "profile.rule.scale_action.type",
      ),
    ],
  },
  {
    reason:
      "how many rows of a query are too many only who wrote the query can say; asking for something else has an operator",
    attributes: of(
      LOG,
      "criteria.operator",
      "criteria.threshold",
      "criteria.time_aggregation_method",
      "criteria.metric_measure_column",
      "criteria.resource_id_column",
      "criteria.dimension.*",
      "criteria.failing_periods.*",
      "query_time_range_override",
    ),
  },
  {
    reason: "limits that Azure learns, and tests of web sites: the stacks have neither",
    attributes: of(
      METRIC,
      "dynamic_criteria.*",
      "application_insights_web_test_location_availability_criteria.*",
    ),
  },
  {
    reason: "Azure refuses it beside the automatic end of an alert, which has an operator",
    attributes: of(LOG, "mute_actions_after_alert_duration"),
  },
  {
    reason: "whether Azure tries a query when it is written, and where it keeps what it found",
    attributes: of(LOG, "skip_query_validation", "workspace_alerts_storage_enabled"),
  },
  {
    reason: "the identity by which it asks; the block as a whole has an operator",
    attributes: of(LOG, "identity.identity_ids", "identity.type"),
  },
  {
    reason:
      "other ways to tell somebody; the stacks write to addresses, and a group that tells nobody has operators",
    attributes: [
      ...of(GROUP, ...OTHER_RECEIVERS.map((name) => `${name}.*`)),
      ...of(GROUP, "email_receiver.name", "email_receiver.email_address"),
      ...of(GROUP, "email_receiver.use_common_alert_schema"),
    ],
  },
  {
    reason: "the hours when a profile holds; a message when it changes something; what only scale sets have",
    attributes: of(SCALE, "profile.fixed_date.*", "profile.recurrence.*", "notification.*", "predictive.*"),
  },
];
