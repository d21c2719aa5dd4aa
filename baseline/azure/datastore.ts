import { kind } from "./subject";

const PREFIX = "azurerm_machine_learning_datastore_";

/** A named place of data in a workspace. */
export const DATASTORE = kind(
  {
    azurerm: [`${PREFIX}blobstorage`, `${PREFIX}datalake_gen2`, `${PREFIX}fileshare`],
    arm: ["Microsoft.MachineLearningServices/workspaces/datastores"],
  },
  (facts) => ({
    /** What azurerm stores in it; each makes everybody who may read the datastore an owner of the data. */
    secrets: [
      facts.targets({ azurerm: "account_key" }),
      facts.targets({ azurerm: "shared_access_signature" }),
      facts.targets({ azurerm: "client_secret" }),
    ],
    /** ARM's word: `None` is identity-based. */
    credentialsType: facts.text({ body: "properties.credentials.credentialsType" }),
  }),
);
