import { losesFields } from "./conditions";
import { paths, type Table } from "./table";

/** Groups, identities, roles, locks, policies and budgets. */
export const MANAGEMENT: Table = {
  azurerm_consumption_budget_resource_group: {
    replaces: paths`name resource_group_id time_grain time_period.start_date`,
    on: paths`notification.enabled`,
    defaults: {
      "filter.dimension.operator": "In",
      "filter.tag.operator": "In",
      "notification.threshold_type": "Actual",
      time_grain: "Monthly",
    },
    sets: paths`filter.dimension filter.tag notification`,
  },
  azurerm_consumption_budget_subscription: {
    replaces: paths`name subscription_id time_grain time_period.start_date`,
    on: paths`notification.enabled`,
    defaults: {
      "filter.dimension.operator": "In",
      "filter.tag.operator": "In",
      "notification.threshold_type": "Actual",
      time_grain: "Monthly",
    },
    sets: paths`filter.dimension filter.tag notification`,
  },
  azurerm_federated_identity_credential: {
    replaces: paths`name user_assigned_identity_id`,
    only4: {
      replaces: paths`parent_id`,
      kept: paths`parent_id user_assigned_identity_id`,
    },
  },
  azurerm_lighthouse_assignment: {
    replaces: paths`lighthouse_definition_id name scope`,
    kept: paths`name`,
  },
  azurerm_lighthouse_definition: {
    replaces: paths`lighthouse_definition_id managing_tenant_id name scope`,
    kept: paths`lighthouse_definition_id`,
    defaults: { "eligible_authorization.just_in_time_access_policy.maximum_activation_duration": "PT8H" },
    sets: paths`
      authorization authorization.delegated_role_definition_ids eligible_authorization
      eligible_authorization.just_in_time_access_policy.approver
    `,
  },
  azurerm_management_lock: {
    replaces: paths`lock_level name notes scope`,
  },
  azurerm_marketplace_role_assignment: {
    replaces: paths`
      condition condition_version delegated_managed_identity_resource_id description name principal_id
      role_definition_id role_definition_name skip_service_principal_aad_check
    `,
    off: paths`skip_service_principal_aad_check`,
  },
  azurerm_pim_active_role_assignment: {
    replaces: paths`justification principal_id role_definition_id schedule scope ticket`,
    kept: paths`justification schedule ticket`,
  },
  azurerm_pim_eligible_role_assignment: {
    replaces: paths`
      condition condition_version justification principal_id role_definition_id schedule scope ticket
    `,
    kept: paths`justification schedule ticket`,
  },
  azurerm_policy_definition: {
    replaces: paths`management_group_id name policy_type`,
    replacesIf: { parameters: losesFields },
  },
  azurerm_portal_dashboard: {
    replaces: paths`location name resource_group_name`,
  },
  azurerm_resource_group: {
    replaces: paths`location name`,
  },
  azurerm_resource_group_policy_assignment: {
    replaces: paths`location name policy_definition_id resource_group_id`,
    on: paths`enforce`,
    defaults: { "overrides.selectors.kind": "policyDefinitionReferenceId" },
    sets: paths`identity.identity_ids`,
  },
  azurerm_resource_group_policy_exemption: {
    replaces: paths`name policy_assignment_id resource_group_id`,
  },
  azurerm_resource_policy_exemption: {
    replaces: paths`name policy_assignment_id resource_id`,
  },
  azurerm_resource_provider_registration: {
    replaces: paths`name`,
    sets: paths`feature`,
  },
  azurerm_role_assignment: {
    replaces: paths`
      delegated_managed_identity_resource_id name principal_id principal_type role_definition_id
      role_definition_name scope
    `,
    kept: paths`name principal_type role_definition_id role_definition_name`,
    only4: {
      replaces: paths`condition condition_version description`,
      kept: paths`condition_version`,
    },
  },
  azurerm_role_definition: {
    replaces: paths`role_definition_id scope`,
    kept: paths`role_definition_id`,
    sets: paths`permissions.data_actions permissions.not_data_actions`,
  },
  azurerm_role_management_policy: {
    replaces: paths`role_definition_id scope`,
    sets: paths`
      activation_rules.approval_stage.primary_approver
      notification_rules.active_assignments.admin_notifications.additional_recipients
      notification_rules.active_assignments.approver_notifications.additional_recipients
      notification_rules.active_assignments.assignee_notifications.additional_recipients
      notification_rules.eligible_activations.admin_notifications.additional_recipients
      notification_rules.eligible_activations.approver_notifications.additional_recipients
      notification_rules.eligible_activations.assignee_notifications.additional_recipients
      notification_rules.eligible_assignments.admin_notifications.additional_recipients
      notification_rules.eligible_assignments.approver_notifications.additional_recipients
      notification_rules.eligible_assignments.assignee_notifications.additional_recipients
    `,
  },
  azurerm_security_center_subscription_pricing: {
    replaces: paths`subplan`,
    defaults: { resource_type: "VirtualMachines" },
    sets: paths`extension`,
  },
  azurerm_subscription_policy_assignment: {
    replaces: paths`location name policy_definition_id subscription_id`,
    on: paths`enforce`,
    defaults: { "overrides.selectors.kind": "policyDefinitionReferenceId" },
    sets: paths`identity.identity_ids`,
  },
  azurerm_user_assigned_identity: {
    replaces: paths`location name resource_group_name`,
  },
};
