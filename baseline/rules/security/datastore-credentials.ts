import { DATASTORE } from "../../azure";
import { must, mustHold, oneOf } from "../must";
import { rule } from "../rule";

export const datastoreCredentials = rule({
  id: "security/datastore-credentials",
  title: "A datastore holds no credential: jobs reach its data by identity",
  recommendations: [
    "deploy/batch-data-access-credentials",
    "security/managed-identity-between-services",
    "deploy/batch-registered-datastores",
  ],
  severity: "high",
  why: "Whoever may read the datastore gets the key, SAS or secret, and with it the data, whatever roles say; it also lies in the state.",
  fix: {
    construct: "BlobDatastore and DataLakeDatastore have none; MonitorStore has one, by a Deviation",
    terraform:
      "azurerm_machine_learning_datastore_blobstorage: no account_key, no shared_access_signature; …_datalake_gen2: no client_secret; no …_fileshare, which needs one",
  },
  looksAt: DATASTORE,
  finds: ({ credentialsType, secrets }) => [
    ...must(credentialsType, oneOf("None"), "a credential of the data lies in the datastore"),
    ...secrets
      .filter(({ state }) => state !== "absent")
      .flatMap((secret) =>
        mustHold(
          secret.state === "known" ? "no" : "unknown",
          `a credential lies in the datastore: ${secret.at}`,
          {
            attribute: secret.at,
          },
        ),
      ),
  ],
});
