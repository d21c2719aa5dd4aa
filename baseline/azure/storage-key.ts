import { kind, type SubjectOf } from "./subject";

/** The customer's own key of a storage account as a resource of its own. */
export const STORAGE_KEY = kind(
  { azurerm: ["azurerm_storage_account_customer_managed_key"], arm: [] },
  (facts) => ({
    keyName: facts.text({ azurerm: "key_name" }),
    keyVersion: facts.text({ azurerm: "key_version" }),
    vaultUri: facts.text({ azurerm: "key_vault_uri" }),
    vault: facts.targets({ azurerm: "key_vault_id" }),
    identity: facts.targets({ azurerm: "user_assigned_identity_id" }),
  }),
);

export type StorageKey = SubjectOf<typeof STORAGE_KEY>;
