import { STORAGE_ACCOUNT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { isReachedPrivately } from "../../azure/joins/private-access";
import { isDefaultStorage } from "../beside-workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const storageQueueTableEndpoints = rule({
  id: "security/storage-queue-table-endpoints",
  title: "Queues and tables of the workspace's storage have private endpoints",
  recommendations: [
    "security/dependent-services-private",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "low",
  why: "Parallel jobs and batch endpoints share out their work by queues and tables of the workspace's account, which they reach privately only so.",
  fix: {
    construct: "PrivateConnection: targetId of the account, subresource queue and subresource table",
    terraform: "azurerm_private_endpoint: one for queue and one for table",
  },
  looksAt: (estate) =>
    withoutPatches(estate.all(STORAGE_ACCOUNT)).filter((account) => isDefaultStorage(account, estate)),
  finds: ({ resource }, estate) =>
    ["queue", "table"].flatMap((part) =>
      mustHold(
        isReachedPrivately(resource, part, estate),
        `the workspace's storage account has no private endpoint for ${part}`,
      ),
    ),
});
