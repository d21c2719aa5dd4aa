import type { Attributes } from "../../terraform-json";
import { reference, type Stack, type StackResource } from "../stack";
import type { Addition } from "./additions";
import { KEYLESS, LOGS, RIGHTS } from "./broken";

type Make = (of: StackResource, stack: Stack) => Attributes | undefined;

/** Attributes that need a resource of the stack: there is no mutant where it has none. */
const beside =
  (type: string, make: Make): Addition["attributes"] =>
  (stack) => {
    const [resource] = stack.ofType(type);
    return resource && make(resource, stack);
  };

const REGISTRY = "azurerm_container_registry";
const INSIGHTS = "azurerm_application_insights";
const LOG_ANALYTICS = "azurerm_log_analytics_workspace";
const STORAGE = "azurerm_storage_account";

/** Keys and passwords beside Entra ID, and what hands on images or shortens logs. */
export const ADDED_KEYS: readonly Addition[] = [
  {
    type: "azurerm_application_insights_api_key",
    name: "mutant",
    what: "a key that reads all telemetry",
    breaks: [...KEYLESS, ...RIGHTS],
    attributes: beside(INSIGHTS, (insights) => ({
      name: "mutant",
      application_insights_id: reference(insights, "id"),
      read_permissions: ["api"],
    })),
  },
  {
    type: "azurerm_log_analytics_storage_insights",
    name: "mutant",
    what: "Log Analytics that reads a storage account with its key",
    breaks: KEYLESS,
    attributes: beside(STORAGE, (account, stack) => {
      const [logs] = stack.ofType(LOG_ANALYTICS);
      return (
        logs && {
          name: "mutant",
          resource_group_name: stack.resourceGroupName,
          workspace_id: reference(logs, "id"),
          storage_account_id: reference(account, "id"),
          storage_account_key: reference(account, "primary_access_key"),
        }
      );
    }),
  },
  {
    type: "azurerm_log_analytics_workspace_table",
    name: "mutant",
    what: "a table of logs that are gone after a week",
    breaks: LOGS,
    attributes: beside(LOG_ANALYTICS, (logs) => ({
      name: "StorageBlobLogs",
      workspace_id: reference(logs, "id"),
      retention_in_days: 7,
      total_retention_in_days: 7,
    })),
  },
  {
    type: "azapi_resource_action",
    name: "mutant-keys",
    what: "the storage account's keys, written into the state",
    breaks: KEYLESS,
    attributes: beside(STORAGE, (account) => ({
      type: "Microsoft.Storage/storageAccounts@2023-05-01",
      resource_id: reference(account, "id"),
      action: "listKeys",
      response_export_values: ["keys"],
    })),
  },
  {
    type: "azapi_resource_action",
    name: "mutant-logs-keys",
    what: "the keys of Log Analytics, written into the state",
    breaks: KEYLESS,
    attributes: beside(LOG_ANALYTICS, (logs) => ({
      type: "Microsoft.OperationalInsights/workspaces@2025-02-01",
      resource_id: reference(logs, "id"),
      action: "sharedKeys/",
      response_export_values: ["*"],
    })),
  },
  {
    type: "azapi_resource",
    name: "mutant-connection",
    what: "a connection of the workspace with the key of a service",
    breaks: KEYLESS,
    attributes: beside("azurerm_machine_learning_workspace", (workspace) => ({
      type: "Microsoft.MachineLearningServices/workspaces/connections@2025-12-01",
      name: "mutant",
      parent_id: reference(workspace, "id"),
      body: {
        properties: {
          category: "AzureOpenAI",
          target: "https://elsewhere.openai.azure.com",
          authType: "ApiKey",
          credentials: { key: "placeholder" },
        },
      },
    })),
  },
  {
    type: "azurerm_key_vault_secret",
    name: "mutant-begun",
    what: "a secret that begins in the code",
    breaks: KEYLESS,
    attributes: beside("azurerm_key_vault", (vault) => ({
      name: "mutant",
      key_vault_id: reference(vault, "id"),
      value: `placeholder-${reference(vault, "name")}`,
    })),
  },
  {
    type: "azurerm_container_registry_token_password",
    name: "mutant",
    what: "a password of a token that exists already",
    breaks: [...KEYLESS, ...RIGHTS],
    attributes: beside(REGISTRY, (registry) => ({
      container_registry_token_id: `${reference(registry, "id")}/tokens/elsewhere`,
      password1: {},
    })),
  },
  {
    type: "azurerm_container_registry_cache_rule",
    name: "mutant",
    what: "whatever anybody publishes, from the approved registry",
    breaks: ["security/approved-container-registries"],
    attributes: beside(REGISTRY, (registry) => ({
      name: "mutant",
      container_registry_id: reference(registry, "id"),
      source_repo: "docker.io/*",
      target_repo: "docker/*",
    })),
  },
  {
    type: "azurerm_container_registry_webhook",
    name: "mutant",
    what: "a webhook without encryption",
    breaks: ["ai-security/https-everywhere-tls-termination"],
    attributes: beside(REGISTRY, (registry, stack) => ({
      name: "mutant",
      resource_group_name: stack.resourceGroupName,
      registry_name: reference(registry, "name"),
      location: registry.attributes.location,
      service_uri: "http://hooks.example.com/mutant",
      actions: ["push"],
    })),
  },
  {
    type: "azurerm_container_connected_registry",
    name: "mutant",
    what: "a copy of the registry outside of Azure",
    breaks: ["ai-security/protect-model-artifacts"],
    attributes: beside(REGISTRY, (registry) => ({
      name: "mutant",
      container_registry_id: reference(registry, "id"),
      sync_token_id: `${reference(registry, "id")}/tokens/elsewhere`,
    })),
  },
];
