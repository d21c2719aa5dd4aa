import { SecureStorageAccount, type StorageEncryption } from "../../constructs/data/secure-storage-account";
import { EntraGroup } from "../../constructs/identity/principals";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import { PayloadStore } from "../../constructs/serving/payload-store";
import type { IMachineLearningWorkspace } from "../../constructs/workspace/workspace-ref";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/** What the container, the datastore and the data assets of collected requests are called. */
export const PAYLOAD_STORE = "payload";

/** The account of what deployments were asked and answered, apart from all other data. */
export function createPayloadAccount(
  { config, group, names, stack }: Foundation,
  encryption: StorageEncryption | undefined,
): SecureStorageAccount | undefined {
  return (
    config.serving?.payload &&
    new SecureStorageAccount(stack, PAYLOAD_STORE, {
      resourceGroup: group,
      name: names.of("payloadStorage"),
      redundancy: config.storage.redundancy,
      softDeleteDays: config.storage.softDeleteDays,
      // the store has the account's one policy: what was collected is deleted, not kept in a cheaper tier
      coolAfterDays: "never",
      deleteVersionsAfterDays: "never",
      encryption,
      preventDestroy: config.protectData,
    })
  );
}

/** Who writes there, and who reads: the endpoints, and one group that runs none of them. */
export function composePayloadStore(
  { config, stack }: Foundation,
  { payload: account }: Data,
  workspace: IMachineLearningWorkspace,
  writer: IWorkloadIdentity | undefined,
): void {
  const { deployers = [], payload } = config.serving ?? {};
  if (payload === undefined || account === undefined || writer === undefined) {
    return;
  }
  new PayloadStore(stack, "payload-store", {
    workspace,
    account,
    name: PAYLOAD_STORE,
    retentionDays: payload.retentionDays,
    readers: EntraGroup.fromObjectId(payload.readers.group),
    operators: deployers.map(({ group }) => EntraGroup.fromObjectId(group)),
    writer,
  });
}
