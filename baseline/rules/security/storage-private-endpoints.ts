import { type AzureEstate, STORAGE_ACCOUNT, type StorageAccount } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { isReachedPrivately } from "../../azure/joins/private-access";
import { besideWorkspaces, isDefaultStorage } from "../beside-workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const storagePrivateEndpoints = rule({
  id: "security/storage-private-endpoints",
  title: "Blobs and files of each storage account have private endpoints",
  recommendations: [
    "security/dependent-services-private",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "medium",
  why: "What has no private endpoint is reached over the public network or not at all: jobs fail, or the firewall is opened for them.",
  fix: {
    construct: "PrivateConnection: targetId of the account, one for each subresource",
    terraform: "azurerm_private_endpoint: one for each of blob and file; of a data lake, blob and dfs",
  },
  looksAt: (estate) => besideWorkspaces(withoutPatches(estate.all(STORAGE_ACCOUNT)), estate),
  finds: (account, estate) =>
    partsOf(account, estate).flatMap((part) =>
      mustHold(
        isReachedPrivately(account.resource, part, estate),
        `the storage account has no private endpoint for ${part}`,
      ),
    ),
});

/** The workspace keeps notebooks and code on a file share of its own account. */
function partsOf(account: StorageAccount, estate: AzureEstate): readonly string[] {
  const { accountKind, hierarchicalNamespace } = account;
  if (accountKind.state === "known" && accountKind.value === "FileStorage") {
    return ["file"];
  }
  if (hierarchicalNamespace.state === "known" && hierarchicalNamespace.value) {
    return ["blob", "dfs"];
  }
  return isDefaultStorage(account, estate) ? ["blob", "file"] : ["blob"];
}
