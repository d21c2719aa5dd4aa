/** A template with all that keeps requests: account, container, datastore, data asset; for tests of rules. */
import { together } from "./serving";

const ML = "Microsoft.MachineLearningServices/workspaces";

interface Changes {
  readonly uri?: string;
  /** The lifecycle rule; none where it is `undefined`. */
  readonly rule?: object;
  /** The account of the container: the store's own, or the workspace's. */
  readonly account?: "store" | "workspace";
  readonly beside?: object;
}

/** What a rule of the store says that deletes after thirty days. */
export const DELETES = {
  enabled: true,
  filters: { blob_types: ["blockBlob"], prefix_match: ["payload/"] },
  actions: { base_blob: { delete_after_days_since_creation_greater_than: 30 } },
};

/** `azapi_resource.inputs` is the data asset, `azurerm_storage_container.payload` where it lies. */
export function payloadStore({ account = "store", beside = {}, rule = DELETES, uri }: Changes = {}): object {
  const store = {
    resource: {
      azurerm_machine_learning_workspace: {
        w: { storage_account_id: "${azurerm_storage_account.workspace.id}" },
      },
      azurerm_storage_account: { store: { name: "stpayload" }, workspace: { name: "stworkspace" } },
      azurerm_storage_management_policy: {
        p: { storage_account_id: "${azurerm_storage_account.store.id}", rule: [rule] },
      },
      azurerm_storage_container: {
        payload: { name: "payload", storage_account_id: `\${azurerm_storage_account.${account}.id}` },
      },
      azurerm_machine_learning_datastore_blobstorage: {
        d: { name: "payload", storage_container_id: "${azurerm_storage_container.payload.id}" },
      },
      azapi_resource: {
        inputs: {
          type: `${ML}/data/versions@2025-12-01`,
          name: "1",
          parent_id: "${azurerm_machine_learning_workspace.w.id}/data/payload-model-inputs",
          body: {
            properties: {
              dataUri:
                uri ??
                "azureml://datastores/${azurerm_machine_learning_datastore_blobstorage.d.name}/paths/inputs/",
            },
          },
        },
      },
    },
  };
  return together(store, beside);
}
