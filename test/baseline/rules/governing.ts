import { GUARDRAILS } from "../../../baseline/azure/guardrail-policies";

/** Templates with what governs and watches a landing zone, for tests of rules. */
type Attributes = Readonly<Record<string, unknown>>;
type ByType = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

export const GROUP = "${azurerm_resource_group.g.id}";
const BUILT_IN = "/providers/Microsoft.Authorization/policyDefinitions/";
const ASSIGNMENT = "azurerm_resource_group_policy_assignment";

/** A template of several, each with resources of its own. */
export function all(...templates: readonly object[]): object {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const template of templates as readonly { readonly resource: ByType }[]) {
    for (const [type, named] of Object.entries(template.resource)) {
      resource[type] = { ...resource[type], ...named };
    }
  }
  return { resource };
}

/** A workspace `w` in a group `g` of the same input, with the storage `s`, the vault `v` and a cluster `c`. */
export function landingZone(over: Attributes = {}): object {
  const placed = { resource_group_name: "${azurerm_resource_group.g.name}", location: "westeurope" };
  return {
    resource: {
      azurerm_resource_group: { g: { name: "rg-churn", location: "westeurope" } },
      azurerm_storage_account: { s: { ...placed, name: "stchurn" } },
      azurerm_key_vault: { v: { ...placed, name: "kv-churn" } },
      azurerm_log_analytics_workspace: { l: { ...placed, name: "log-churn" } },
      azurerm_machine_learning_workspace: {
        w: {
          ...placed,
          name: "mlw-churn",
          storage_account_id: "${azurerm_storage_account.s.id}",
          key_vault_id: "${azurerm_key_vault.v.id}",
          managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" },
          encryption: { key_id: "https://kv-churn.vault.azure.net/keys/workspace" },
          ...over,
        },
      },
      azurerm_machine_learning_compute_cluster: {
        c: { name: "cpu", machine_learning_workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
      },
    },
  };
}

/** An assignment of a guardrail to the group, `azurerm_resource_group_policy_assignment.<policy>`. */
export function assigned(
  policy: keyof typeof GUARDRAILS,
  parameters: Attributes | string = {},
  over: Attributes = {},
): object {
  const { effect, id, strongest } = GUARDRAILS[policy];
  const values = Object.entries({
    [effect]: strongest,
    ...(typeof parameters === "string" ? {} : parameters),
  });
  return {
    resource: {
      [ASSIGNMENT]: {
        [policy]: {
          name: policy,
          resource_group_id: GROUP,
          policy_definition_id: `${BUILT_IN}${id}`,
          parameters:
            typeof parameters === "string"
              ? parameters
              : JSON.stringify(
                  Object.fromEntries(
                    values.flatMap(([name, value]) => (value === undefined ? [] : [[name, { value }]])),
                  ),
                ),
          ...over,
        },
      },
    },
  };
}

/** The same by azapi, `azapi_resource.<policy>`. */
export function assignedByAzapi(
  policy: keyof typeof GUARDRAILS,
  parameters: Attributes = {},
  properties: Attributes = {},
): object {
  const { effect, id, strongest } = GUARDRAILS[policy];
  const values = Object.entries({ [effect]: strongest, ...parameters });
  return {
    resource: {
      azapi_resource: {
        [policy]: {
          type: "Microsoft.Authorization/policyAssignments@2024-04-01",
          name: policy,
          parent_id: GROUP,
          body: {
            properties: {
              policyDefinitionId: `${BUILT_IN}${id}`,
              parameters: Object.fromEntries(values.map(([name, value]) => [name, { value }])),
              ...properties,
            },
          },
        },
      },
    },
  };
}

/** An alert on an event of the activity log, `azurerm_monitor_activity_log_alert.<name>`. */
export function activityAlert(name: string, criteria: Attributes, over: Attributes = {}): object {
  return {
    resource: {
      azurerm_monitor_activity_log_alert: {
        [name]: {
          name,
          scopes: [GROUP],
          criteria,
          action: [{ action_group_id: "/made/elsewhere" }],
          ...over,
        },
      },
    },
  };
}

/** The same by azapi, `azapi_resource.<name>`. */
export function activityAlertByAzapi(
  name: string,
  allOf: readonly Attributes[],
  properties: Attributes = {},
): object {
  return {
    resource: {
      azapi_resource: {
        [name]: {
          type: "Microsoft.Insights/activityLogAlerts@2020-10-01",
          name,
          body: {
            properties: {
              scopes: [GROUP],
              condition: { allOf },
              actions: { actionGroups: [{ actionGroupId: "/made/elsewhere" }] },
              ...properties,
            },
          },
        },
      },
    },
  };
}

/** A plan of Defender, `azurerm_security_center_subscription_pricing.<service>`. */
export function defenderPlan(service: string, over: Attributes = {}): object {
  return {
    resource: {
      azurerm_security_center_subscription_pricing: {
        [service]: { resource_type: service, tier: "Standard", ...over },
      },
    },
  };
}

/** An exemption from an assignment made elsewhere, `azurerm_resource_policy_exemption.e`. */
export function exemption(over: Attributes = {}, type = "azurerm_resource_policy_exemption"): object {
  return {
    resource: {
      [type]: {
        e: {
          name: "e",
          exemption_category: "Waiver",
          expires_on: "2027-06-30T23:59:59Z",
          description: "Accepted by the security board: a tool needs it.",
          policy_assignment_id:
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Authorization/policyAssignments/a",
          ...over,
        },
      },
    },
  };
}

/** The same by azapi, `azapi_resource.e`. */
export function exemptionByAzapi(properties: Attributes = {}, parent = GROUP): object {
  return {
    resource: {
      azapi_resource: {
        e: {
          type: "Microsoft.Authorization/policyExemptions@2022-07-01-preview",
          name: "e",
          parent_id: parent,
          body: {
            properties: {
              exemptionCategory: "Waiver",
              expiresOn: "2027-06-30T23:59:59Z",
              description: "Accepted by the security board: a tool needs it.",
              ...properties,
            },
          },
        },
      },
    },
  };
}
