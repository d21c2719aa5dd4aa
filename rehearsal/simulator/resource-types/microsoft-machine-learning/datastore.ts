import { badRequest } from "../../arm/arm-error";
import { at, sameText, textAt } from "../../arm/json";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType, Write } from "../resource-type";
import { WORKSPACE } from "./workspace";

const ALLOWED = {
  "properties.datastoreType": ["AzureBlob", "AzureFile", "AzureDataLakeGen1", "AzureDataLakeGen2", "OneLake"],
  "properties.credentials.credentialsType": [
    "None",
    "AccountKey",
    "Sas",
    "ServicePrincipal",
    "Certificate",
    "KerberosKeytab",
    "KerberosPassword",
  ],
};

/** A datastore; the workspace's own are made by the service and are the default ones. */
export const datastore: ResourceType = {
  type: `${WORKSPACE}/datastores`,
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!/^[a-z0-9_]{1,255}$/i.test(id.name)) {
      throw badRequest(
        "ValidationError",
        `The datastore name '${id.name}' takes letters, digits and underscores.`,
      );
    }
    mustBeAllowed(resource, ALLOWED, "ValidationError");
    mustOpen(write, cloud);
  },
  complete: ({ resource }) => {
    resource.properties.isDefault = resource.properties.isDefault ?? false;
  },
};

/** Gotcha 13: a file share takes a key or SAS, and a key opens nothing where the account takes none. */
function mustOpen({ id, resource, request }: Write, cloud: Cloud): void {
  const kind = textAt(resource, "properties", "datastoreType");
  const credentials = textAt(resource, "properties", "credentials", "credentialsType");
  if (sameText(kind, "AzureFile") && (credentials === undefined || sameText(credentials, "None"))) {
    throw badRequest("ValidationError", `The file share datastore '${id.name}' takes a key or SAS.`);
  }
  const name = textAt(resource, "properties", "accountName");
  const account = cloud.store
    .ofType("Microsoft.Storage/storageAccounts")
    .find((each) => sameText(each.name, name));
  const isClosed = at(account, "properties", "allowSharedKeyAccess") === false;
  if (isClosed && sameText(credentials, "AccountKey") && request.query.get("skipvalidation") !== "true") {
    throw badRequest(
      "ValidationError",
      `The datastore '${id.name}' comes with an account key, but key based authentication is not permitted on the storage account '${account?.name}'.`,
    );
  }
}
