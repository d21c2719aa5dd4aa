import { storageQueueTableEndpoints } from "../../../../baseline/rules/security/storage-queue-table-endpoints";
import { testNeededEndpoints } from "../storage-endpoints";

testNeededEndpoints({
  rule: storageQueueTableEndpoints,
  account: "the workspace's storage account",
  parts: ["queue", "table"],
});
