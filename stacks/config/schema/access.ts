import { z } from "zod";
import { isGuid } from "../../../constructs/identity/principals";
import { armId, matching } from "./values";

/** What a person in place of a group gets told. */
export const GROUPS_ONLY = "people get access through Entra groups";

// What the condition of a role assignment could not quote is left out.
const PATH = /^[^/'"{}\\][^'"{}\\]*$/;

const NOT_A_GROUP = `must be { group: "<object id>" }: ${GROUPS_ONLY}, not by name, user or e-mail address`;

const groupRef = z.strictObject(
  {
    /** The group's object id in Entra, a GUID. */
    group: z.string({ error: NOT_A_GROUP }).refine(isGuid, {
      error: `must be the object id of a group, a GUID: ${GROUPS_ONLY}, not by name or e-mail address`,
    }),
  },
  { error: NOT_A_GROUP },
);

/** A list of Entra groups by their object ids. */
export const groupList = () => z.array(groupRef);

export const groups = z.strictObject({
  /** Run experiments, read and write data (AzureML Data Scientist). @default - none */
  dataScientists: groupList().optional(),
  /** Create and stop computes (AzureML Compute Operator). @default - none */
  computeOperators: groupList().optional(),
  /** Use models and environments of a machine learning registry (AzureML Registry User). @default - none */
  registryUsers: z
    .strictObject({
      /** ARM id of the machine learning registry, which is not the container registry. */
      machineLearningRegistryId: armId("Microsoft.MachineLearningServices/registries"),
      groups: groupList().min(1),
    })
    .optional(),
  /** See everything, change nothing (Reader on the workspace). @default - none */
  readers: groupList().optional(),
  /** Narrows the data scientists' role on storage. @default - all containers of the account */
  dataAccess: z
    .strictObject({
      /** The only containers they may read and write. @default - all */
      containers: z
        .array(matching(/^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/, "the name of a container"))
        .min(1)
        .optional(),
      /** The only blob paths they may read and write, e.g. `features/*`. @default - all */
      paths: z
        .array(matching(PATH, "a blob path without leading slash, quotes, braces and backslashes"))
        .min(1)
        .optional(),
    })
    .optional(),
});
