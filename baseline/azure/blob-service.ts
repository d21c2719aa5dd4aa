import { kind, type SubjectOf } from "./subject";

/** The blob service of a storage account, which only azapi writes as a resource of its own. */
export const BLOB_SERVICE = kind(
  { azurerm: [], arm: ["Microsoft.Storage/storageAccounts/blobServices"] },
  (facts) => ({
    softDelete: facts.flag({ body: "properties.deleteRetentionPolicy.enabled" }),
    softDeleteDays: facts.number({ body: "properties.deleteRetentionPolicy.days" }),
    permanentDelete: facts.flag({ body: "properties.deleteRetentionPolicy.allowPermanentDelete" }),
    containerSoftDelete: facts.flag({ body: "properties.containerDeleteRetentionPolicy.enabled" }),
    containerSoftDeleteDays: facts.number({ body: "properties.containerDeleteRetentionPolicy.days" }),
    versioning: facts.flag({ body: "properties.isVersioningEnabled" }),
    changeFeed: facts.flag({ body: "properties.changeFeed.enabled" }),
    restore: facts.flag({ body: "properties.restorePolicy.enabled" }),
    restoreDays: facts.number({ body: "properties.restorePolicy.days" }),
  }),
);

export type BlobService = SubjectOf<typeof BLOB_SERVICE>;
