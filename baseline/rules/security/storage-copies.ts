import { type AzureEstate, holds, not, STORAGE_ACCOUNT, type Truth } from "../../azure";
import { SHARED_DATA } from "../../azure/data-share";
import { IMPORT_EXPORT_JOB } from "../../azure/import-export-job";
import { nameOfResource } from "../../azure/joins/address";
import type { References } from "../../azure/joins/references";
import { OBJECT_REPLICATION } from "../../azure/object-replication";
import type { Subject } from "../../azure/subject";
import type { GraphResource, Target } from "../../graph";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

interface Looked extends Subject {
  readonly problems: readonly Problem[];
}

export const storageCopies = rule({
  id: "security/storage-copies",
  title: "Blobs are copied to no account and no organisation that the input doesn't know",
  recommendations: [
    "security/minimize-exfiltration-service-endpoint-policy",
    "ai-security/protect-model-artifacts",
  ],
  severity: "high",
  why: "Object replication, Data Share and export jobs copy blobs in the background, past every network rule: whoever owns the other end has training data and models from then on.",
  fix: {
    construct: "SecureStorageAccount copies nothing; there is no property that does",
    terraform:
      "azurerm_storage_object_replication: destination_storage_account_id with an account of the same input; no azurerm_data_share_dataset_blob_storage or …_data_lake_gen2, no export job of Microsoft.ImportExport",
  },
  looksAt: (estate: AzureEstate): readonly Looked[] => [
    ...estate.all(OBJECT_REPLICATION).map((replication) => ({
      ...replication,
      problems: mustHold(
        staysHere(replication.destination, estate),
        "blobs are replicated to an account that isn't in the input",
        { attribute: replication.destination.at },
      ),
    })),
    ...estate.all(SHARED_DATA).map((dataset) => ({ ...dataset, problems: [IS_SHARED] })),
    ...estate.all(IMPORT_EXPORT_JOB).map((job) => ({
      ...job,
      problems: mustHold(
        not(holds(job.jobType, (type) => /^export$/i.test(type))),
        "blobs are copied to disks, which leave for whoever gets them",
        { attribute: job.jobType.at },
      ),
    })),
  ],
  finds: ({ problems }) => problems,
});

const IS_SHARED: Problem = {
  certainty: "violation",
  message: "whoever is invited gets a copy of the account's data",
};

/** Whether it is known that the other end is made here, too. */
function staysHere(destination: References, estate: AzureEstate): Truth {
  if (destination.state !== "known") {
    return destination.state === "unknown" ? "unknown" : "yes";
  }
  return destination.value.every((target) => isMadeHere(target, estate)) ? "yes" : "no";
}

function isMadeHere(target: Target<GraphResource>, estate: AzureEstate): boolean {
  if (target.kind === "resource") {
    return target.resource.mode === "managed";
  }
  // ARM takes an account's name for its id
  const name = target.id.toLowerCase();
  return estate.all(STORAGE_ACCOUNT).some(({ resource }) => nameOfResource(resource) === name);
}
