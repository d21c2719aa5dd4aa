import { kind } from "./subject";

/** A container of blobs. */
export const STORAGE_CONTAINER = kind(
  {
    azurerm: ["azurerm_storage_container"],
    arm: ["Microsoft.Storage/storageAccounts/blobServices/containers"],
  },
  (facts) => ({
    /** `private` or `None`; `blob` and `container` let everybody read. */
    access: facts.text({
      azurerm: "container_access_type",
      body: "properties.publicAccess",
      whenAbsent: { azurerm: "private", arm: "None" },
    }),
  }),
);
