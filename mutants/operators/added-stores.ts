import { textOf } from "../../terraform-json";
import { reference, type Stack } from "../stack";
import { ADDED_DATA_WAYS } from "./added-data-ways";
import type { Addition } from "./additions";
import { KEYLESS, PRIVATE, RECOVERY, RIGHTS } from "./broken";
import { FOREIGN_REGISTRY, FOREIGN_STORAGE, FOREIGN_TENANT, FOREIGN_VAULT, SOMEBODY } from "./foreign";
import { placed } from "./placed";

/** Stores with nothing but what the provider requires, and ways around the good ones. */
export const ADDED_STORES: readonly Addition[] = [
  ...ADDED_DATA_WAYS,
  {
    type: "azurerm_storage_account",
    name: "mutant",
    what: "a storage account with the provider's defaults",
    breaks: [...PRIVATE, ...KEYLESS, ...RECOVERY],
    attributes: (stack) =>
      placed(stack, { name: "stmutant", account_tier: "Standard", account_replication_type: "LRS" }),
  },
  ...["blob", "container"].map(
    (access): Addition => ({
      type: "azurerm_storage_container",
      name: `mutant-${access}`,
      what: `a container that anybody reads (${access})`,
      breaks: PRIVATE,
      attributes: (stack) => {
        const [account] = stack.ofType("azurerm_storage_account");
        return (
          account && {
            name: "mutant",
            storage_account_id: reference(account, "id"),
            container_access_type: access,
          }
        );
      },
    }),
  ),
  ...["blobstorage", "fileshare"].map(
    (kind): Addition => ({
      type: `azurerm_machine_learning_datastore_${kind}`,
      name: "mutant",
      what: "a datastore with the account's key",
      breaks: [...KEYLESS, "deploy/batch-data-access-credentials"],
      attributes: (stack) => datastore(stack, kind === "blobstorage" ? "containers" : "fileshares"),
    }),
  ),
  {
    type: "azurerm_key_vault",
    name: "mutant",
    what: "a key vault with access policies and the provider's defaults",
    breaks: [...RIGHTS, ...PRIVATE, ...RECOVERY],
    attributes: (stack) =>
      placed(stack, {
        name: "kv-mutant",
        sku_name: "standard",
        tenant_id: tenantOf(stack),
        rbac_authorization_enabled: false,
        access_policy: [
          {
            tenant_id: tenantOf(stack),
            object_id: SOMEBODY,
            secret_permissions: ["Get", "List", "Set", "Delete"],
            // in JSON Terraform asks for each key of a block that is also an attribute
            application_id: null,
            certificate_permissions: null,
            key_permissions: null,
            storage_permissions: null,
          },
        ],
      }),
  },
  {
    type: "azurerm_key_vault_access_policy",
    name: "mutant",
    what: "a right to secrets that no role gives",
    breaks: RIGHTS,
    attributes: (stack) => {
      const [vault] = stack.ofType("azurerm_key_vault");
      return (
        vault && {
          key_vault_id: reference(vault, "id"),
          tenant_id: tenantOf(stack),
          object_id: SOMEBODY,
          secret_permissions: ["Get", "List"],
        }
      );
    },
  },
  {
    type: "azurerm_container_registry_token",
    name: "mutant",
    what: "a password to the registry's images, which Entra doesn't know",
    breaks: [...KEYLESS, ...RIGHTS],
    attributes: (stack) => {
      const [registry] = stack.ofType("azurerm_container_registry");
      return (
        registry && {
          name: "mutant",
          container_registry_name: reference(registry, "name"),
          resource_group_name: stack.resourceGroupName,
          scope_map_id: `${reference(registry, "id")}/scopeMaps/_repositories_pull`,
        }
      );
    },
  },
  {
    type: "azurerm_storage_account_static_website",
    name: "mutant",
    what: "a web site of the account, which anybody reads",
    breaks: [...PRIVATE, ...RIGHTS],
    attributes: (stack) => {
      const [account] = stack.ofType("azurerm_storage_account");
      return account && { storage_account_id: reference(account, "id"), index_document: "index.html" };
    },
  },
  {
    type: "azurerm_container_registry",
    name: "mutant",
    what: "a registry that the Internet reaches, with its administrator's account",
    breaks: [...PRIVATE, ...KEYLESS, "ai-security/protect-model-artifacts"],
    attributes: (stack) => placed(stack, { name: "crmutant", sku: "Basic", admin_enabled: true }),
  },
  {
    type: "azurerm_machine_learning_workspace",
    name: "mutant",
    what: "a second workspace on the same storage, vault and registry",
    breaks: [
      "security/use-case-workspace-segregation",
      "ai-reliability/bulkhead-isolation",
      "operations/minimize-workspace-count",
    ],
    attributes: (stack) => {
      const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
      return workspace && { ...workspace.attributes, name: "mlw-mutant", friendly_name: "mutant" };
    },
  },
  {
    type: "azurerm_machine_learning_workspace",
    name: "mutant-same-purpose",
    what: "a second workspace for the same use case and environment, on services of its own",
    breaks: ["operations/minimize-workspace-count"],
    attributes: (stack) => {
      const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
      return (
        workspace && {
          ...workspace.attributes,
          name: "mlw-mutant",
          storage_account_id: FOREIGN_STORAGE,
          key_vault_id: FOREIGN_VAULT,
          container_registry_id: FOREIGN_REGISTRY,
        }
      );
    },
  },
];

function datastore(stack: Stack, folder: string) {
  const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
  const [account] = stack.ofType("azurerm_storage_account");
  const where = folder === "containers" ? "storage_container_id" : "storage_fileshare_id";
  return (
    workspace &&
    account && {
      name: "mutant",
      workspace_id: reference(workspace, "id"),
      [where]: `${reference(account, "id")}/${folder === "containers" ? "blobServices" : "fileServices"}/default/${folder}/mutant`,
      account_key: reference(account, "primary_access_key"),
    }
  );
}

function tenantOf(stack: Stack): string {
  const [vault] = stack.ofType("azurerm_key_vault");
  return textOf(vault?.attributes ?? {}, "tenant_id") ?? FOREIGN_TENANT;
}
