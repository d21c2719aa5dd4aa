import { kind } from "./subject";

/** Disks by which Microsoft carries blobs to or from a data centre. */
export const IMPORT_EXPORT_JOB = kind({ azurerm: [], arm: ["Microsoft.ImportExport/jobs"] }, (facts) => ({
  /** `Export` or `Import`. */
  jobType: facts.text({ body: "properties.jobType" }),
}));
