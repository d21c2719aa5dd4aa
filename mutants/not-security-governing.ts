import { type NotSecurity, attributesOf as of } from "./not-security-entry";

const ASSIGNMENT = "azurerm_resource_group_policy_assignment";
const EXEMPTION = "azurerm_resource_policy_exemption";
const BUDGET = "azurerm_consumption_budget_resource_group";
const ACTIVITY = "azurerm_monitor_activity_log_alert";
const WORKBOOK = "azurerm_application_insights_workbook";

/** What no operator weakens in policies, budgets, and alerts on events. */
export const GOVERNING_NOT_SECURITY: readonly NotSecurity[] = [
  {
    reason: "says what it is called, or what somebody reads, not what it refuses",
    attributes: [
      ...of(ASSIGNMENT, "display_name", "metadata", "non_compliance_message.*"),
      ...of(EXEMPTION, "display_name", "metadata", "exemption_category"),
      ...of(ACTIVITY, "action.webhook_properties"),
      ...of(BUDGET, "etag"),
    ],
  },
  {
    reason:
      "leads to something that Terraform requires; an assignment, a budget or an alert that goes has an operator",
    attributes: [
      ...of(ASSIGNMENT, "policy_definition_id", "resource_group_id"),
      ...of(EXEMPTION, "policy_assignment_id", "resource_id"),
      ...of(BUDGET, "resource_group_id"),
      ...of(ACTIVITY, "scopes", "action.action_group_id"),
    ],
  },
  {
    reason: "what a policy that changes resources acts as; without it Azure refuses such an assignment",
    attributes: of(ASSIGNMENT, "identity.*"),
  },
  {
    reason: "how much is too much, over which time and of which costs, only who pays can say",
    attributes: of(BUDGET, "amount", "time_grain", "time_period.*", "filter.*"),
  },
  {
    reason: "a block that Terraform requires; what is in it has operators of its own",
    attributes: of(ACTIVITY, "criteria", "criteria.service_health"),
  },
  {
    reason: "other ways to narrow an alert on events; a person and a group have operators",
    attributes: of(
      ACTIVITY,
      ...["level", "levels", "resource_groups", "resource_id", "resource_ids", "resource_type", "status"].map(
        (name) => `criteria.${name}`,
      ),
      ...["resource_provider", "resource_providers", "sub_status", "sub_statuses"].map(
        (name) => `criteria.${name}`,
      ),
    ),
  },
  {
    reason:
      "what of Azure's own news is told of: the events and the impact have operators; regions and services are the team's to choose",
    attributes: of(
      ACTIVITY,
      "criteria.resource_health.*",
      "criteria.service_health.locations",
      "criteria.service_health.services",
      "criteria.recommendation_category",
      "criteria.recommendation_type",
    ),
  },
  {
    reason: "shows what is watched; what isn't shown is told of by alerts all the same",
    attributes: of(
      WORKBOOK,
      ...["category", "data_json", "display_name", "source_id", "storage_container_id"],
      "identity.*",
    ),
  },
];
