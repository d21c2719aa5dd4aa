import { addedBlock } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { KEYLESS } from "./broken";

const breaks: Breaks = ["deploy/batch-data-access-credentials", ...KEYLESS];

/** A credential that is stored where an identity would do. */
const stored = (path: string) => addedBlock(path, "placeholder", { breaks });

export const BLOB_DATASTORE: Domain = {
  type: "azurerm_machine_learning_datastore_blobstorage",
  rows: [stored("account_key"), stored("shared_access_signature")],
};

export const DATA_LAKE_DATASTORE: Domain = {
  type: "azurerm_machine_learning_datastore_datalake_gen2",
  rows: [stored("client_secret")],
  covers: ["authority_url", "client_id", "tenant_id"],
};
