import type { ResourceType } from "../resource-type";
import { storageAccount } from "./storage-account";

const ACCOUNT = "Microsoft.Storage/storageAccounts";

/** Microsoft.Storage by the control plane: the account, its services, containers, shares and lifecycle. */
export const storageTypes: readonly ResourceType[] = [
  storageAccount,
  ...["blobServices", "fileServices", "queueServices", "tableServices"].map((service) => ({
    type: `${ACCOUNT}/${service}`,
    created: 200 as const,
    refuses: ["DELETE"] as const,
  })),
  { type: `${ACCOUNT}/blobServices/containers` },
  { type: `${ACCOUNT}/fileServices/shares` },
  { type: `${ACCOUNT}/managementPolicies`, created: 200 },
];
