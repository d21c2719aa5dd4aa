import { isAzapi } from "./facts";
import { kind } from "./subject";

const ACCOUNT = "Microsoft.Storage/storageAccounts";

/** What says which web pages may ask the services of a storage account. */
export const STORAGE_CORS = kind(
  {
    azurerm: [
      "azurerm_storage_account",
      "azurerm_storage_account_queue_properties",
      "azurerm_storage_account_table_properties",
    ],
    arm: ["blob", "file", "queue", "table"].map((service) => `${ACCOUNT}/${service}Services`),
  },
  (facts) => ({
    /** The lists of rules, one a place where they may stand. */
    rules: isAzapi(facts.resource)
      ? [facts.blocks({ body: "properties.cors.corsRules" })]
      : PLACES.map((azurerm) => facts.blocks({ azurerm })),
  }),
);

const PLACES = [
  "blob_properties.cors_rule",
  "share_properties.cors_rule",
  "queue_properties.cors_rule",
  "cors_rule",
];
