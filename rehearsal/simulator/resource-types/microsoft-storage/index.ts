import { badRequest } from "../../arm/arm-error";
import type { ResourceType } from "../resource-type";
import { blobService } from "./blob-service";
import { STORAGE_ACCOUNT, storageAccount } from "./storage-account";

const CONTAINER_NAME = /^(\$root|\$web|\$logs|(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$/;

/** A service that exists with its account, and goes with it. */
const service = (name: string): ResourceType => ({
  type: `${STORAGE_ACCOUNT}/${name}`,
  created: 200,
  refuses: ["DELETE"],
});

/** A container, a share or a queue; all follow the same rules for names. */
const named = (type: string): ResourceType => ({
  type: `${STORAGE_ACCOUNT}/${type}`,
  check: ({ id }) => {
    if (!CONTAINER_NAME.test(id.name)) {
      throw badRequest(
        "InvalidResourceName",
        `The specified resource name contains invalid characters: '${id.name}'. It takes 3 to 63 lower-case letters, digits and single hyphens.`,
      );
    }
  },
});

/** Microsoft.Storage by the control plane: the account, its services, containers, shares, queues and lifecycle. */
export const storageTypes: readonly ResourceType[] = [
  storageAccount,
  blobService,
  service("fileServices"),
  service("queueServices"),
  service("tableServices"),
  named("blobServices/containers"),
  named("fileServices/shares"),
  { ...named("queueServices/queues"), created: 200, removed: 204 },
  { type: `${STORAGE_ACCOUNT}/managementPolicies`, created: 200 },
];
