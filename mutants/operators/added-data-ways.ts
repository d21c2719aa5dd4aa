import type { Attributes } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { reference, type Stack } from "../stack";
import type { Addition } from "./additions";
import { EXFILTRATION, KEYLESS, OWN_KEYS, PRIVATE, RIGHTS } from "./broken";
import { FOREIGN_SHARE, FOREIGN_STORAGE } from "./foreign";
import { ANY_PAGE } from "./storage-strangers";

/** No secret of anybody's. */
const CLEAR_TEXT = "written-in-the-code";

const CONTAINER_ELSEWHERE = "https://stelsewhere.blob.core.windows.net/images";
const SECRET_ELSEWHERE = "https://kv-elsewhere.vault.azure.net/secrets/sas";

const ACCESS_POLICY = { permissions: "r", start: "2026-01-01T00:00:00Z", expiry: "2036-01-01T00:00:00Z" };
const ACL = [{ id: "bXV0YW50", access_policy: [ACCESS_POLICY] }];

/** Ways to the data, and out with it, past the account's own switches. */
export const ADDED_DATA_WAYS: readonly Addition[] = [
  onAccount("azurerm_storage_account_local_user", "mutant", "somebody with a password for SFTP", {
    breaks: [...KEYLESS, ...RIGHTS],
    attributes: {
      name: "mutant",
      ssh_password_enabled: true,
      permission_scope: [{ service: "blob", resource_name: "mutant", permissions: { read: true } }],
    },
  }),
  {
    type: "azurerm_storage_object_replication",
    name: "mutant",
    what: "blobs are copied to somebody else's account",
    breaks: EXFILTRATION,
    attributes: (stack) => {
      const [account] = stack.ofType("azurerm_storage_account");
      return (
        account && {
          source_storage_account_id: reference(account, "id"),
          destination_storage_account_id: FOREIGN_STORAGE,
          rules: [{ source_container_name: "data", destination_container_name: "data" }],
        }
      );
    },
  },
  {
    type: "azurerm_data_share_dataset_blob_storage",
    name: "mutant",
    what: "whoever is invited gets a copy of a container",
    breaks: EXFILTRATION,
    attributes: (stack) => {
      const [account] = stack.ofType("azurerm_storage_account");
      return (
        account && {
          name: "mutant",
          data_share_id: FOREIGN_SHARE,
          container_name: "data",
          folder_path: "all",
          storage_account: {
            name: reference(account, "name"),
            resource_group_name: stack.resourceGroupName,
            subscription_id: stack.subscriptionId.replace("/subscriptions/", ""),
          },
        }
      );
    },
  },
  inRegistry("exportPipelines", "images are carried out to a storage account", EXFILTRATION, {
    target: {
      type: "AzureStorageBlobContainer",
      uri: CONTAINER_ELSEWHERE,
      keyVaultUri: SECRET_ELSEWHERE,
    },
  }),
  inRegistry(
    "importPipelines",
    "images come from somebody else's storage",
    ["security/approved-container-registries"],
    {
      source: { type: "AzureStorageBlobContainer", uri: CONTAINER_ELSEWHERE, keyVaultUri: SECRET_ELSEWHERE },
    },
  ),
  {
    type: "azapi_resource",
    name: "mutant-disks",
    what: "disks that leave with blobs",
    breaks: EXFILTRATION,
    attributes: (stack) => {
      const [account] = stack.ofType("azurerm_storage_account");
      return (
        account && {
          type: "Microsoft.ImportExport/jobs@2021-01-01",
          name: "mutant",
          parent_id: stack.resourceGroupId,
          body: { properties: { jobType: "Export", storageAccountId: reference(account, "id") } },
        }
      );
    },
  },
  ...["https://*", "https://*.azurewebsites.net", "http://ml.azure.com"].map((page, index) =>
    onAccount("azurerm_storage_account_queue_properties", `mutant-page-${index}`, `${page} may ask queues`, {
      breaks: PRIVATE,
      attributes: { cors_rule: [{ ...ANY_PAGE, allowed_origins: [page] }] },
    }),
  ),
  onAccount("azurerm_storage_share", "mutant-acl", "a file share with a policy for SAS tokens", {
    breaks: KEYLESS,
    attributes: { name: "mutant-acl", quota: 1, acl: ACL },
  }),
  onAccount("azurerm_storage_share", "mutant-nfs", "a file share that asks nobody who they are", {
    breaks: [...KEYLESS, ...RIGHTS],
    attributes: { name: "mutant-nfs", quota: 100, enabled_protocol: "NFS" },
  }),
  onAccount("azurerm_storage_table", "mutant", "a table with a policy for SAS tokens", {
    breaks: KEYLESS,
    attributes: { name: "mutant", acl: ACL },
  }),
  ...["queue", "table"].map((service) =>
    onAccount(`azurerm_storage_account_${service}_properties`, "mutant", `any page may ask ${service}s`, {
      breaks: PRIVATE,
      attributes: { cors_rule: [ANY_PAGE] },
    }),
  ),
  onAccount("azurerm_storage_account_network_rules", "mutant", "a firewall that lets everybody in", {
    breaks: PRIVATE,
    attributes: { default_action: "Allow" },
  }),
  onAccount("azurerm_storage_data_lake_gen2_filesystem", "mutant", "data that everybody reads who signs in", {
    breaks: [...RIGHTS, ...PRIVATE],
    attributes: { name: "mutant", ace: [{ type: "other", permissions: "r-x" }] },
  }),
  {
    type: "azurerm_storage_encryption_scope",
    name: "mutant",
    what: "containers with Microsoft's key, where data needs one of your own",
    breaks: OWN_KEYS,
    attributes: (stack) => {
      const [account] = stack.ofType("azurerm_storage_account");
      return stack.isProduction && account
        ? { name: "mutant", source: "Microsoft.Storage", storage_account_id: reference(account, "id") }
        : undefined;
    },
  },
  inVault("azurerm_key_vault_secret", "mutant", "a secret that stands in the code", () => ({
    name: "mutant",
    value: CLEAR_TEXT,
  })),
  inVault("azurerm_key_vault_certificate", "mutant", "a private key that stands in the code", () => ({
    name: "mutant",
    certificate: { contents: CLEAR_TEXT },
  })),
  inVault("azurerm_key_vault_secret", "mutant-storage-key", "the key of the storage account", (stack) => {
    const [account] = stack.ofType("azurerm_storage_account");
    return account && { name: "mutant", value: reference(account, "primary_access_key") };
  }),
];

function onAccount(
  type: string,
  name: string,
  what: string,
  { breaks, attributes }: Pick<Addition, "breaks"> & { readonly attributes: Attributes },
): Addition {
  return {
    type,
    name,
    what,
    breaks,
    attributes: (stack) => {
      const [account] = stack.ofType("azurerm_storage_account");
      return account && { ...attributes, storage_account_id: reference(account, "id") };
    },
  };
}

function inRegistry(kind: string, what: string, breaks: Breaks, properties: Attributes): Addition {
  return {
    type: "azapi_resource",
    name: `mutant-${kind}`,
    what,
    breaks,
    attributes: (stack) => {
      const [registry] = stack.ofType("azurerm_container_registry");
      return (
        registry && {
          type: `Microsoft.ContainerRegistry/registries/${kind}@2023-11-01-preview`,
          name: "mutant",
          parent_id: reference(registry, "id"),
          location: registry.attributes.location,
          identity: { type: "SystemAssigned" },
          body: { properties },
        }
      );
    },
  };
}

function inVault(
  type: string,
  name: string,
  what: string,
  attributes: (stack: Stack) => Attributes | undefined,
): Addition {
  return {
    type,
    name,
    what,
    breaks: KEYLESS,
    attributes: (stack) => {
      const [vault] = stack.ofType("azurerm_key_vault");
      const own = attributes(stack);
      return vault && own && { ...own, key_vault_id: reference(vault, "id") };
    },
  };
}
