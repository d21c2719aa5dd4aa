import { STORAGE_ACCOUNT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { keepsTerraformState } from "../../azure/joins/terraform-state";
import { hasZones } from "../../azure/region";
import { mustHave } from "../must";
import { rule } from "../rule";

export const storageZoneRedundancy = rule({
  id: "reliability/storage-zone-redundancy",
  title: "In production, data and Terraform's state survive the loss of a zone",
  recommendations: [
    "reliability/zone-redundant-inference",
    "ai-reliability/redundancy-no-single-instance",
    "ai-reliability/align-endpoint-and-datastore-reliability",
    "deploy/batch-datastore-high-availability",
  ],
  severity: "medium",
  why: "Copies in one data centre are all gone, or out of reach, together: endpoints in other zones then have no model to load and no data to read.",
  fix: {
    construct: "SecureStorageAccount: redundancy (ZRS by default); in environments/: storage.redundancy",
    terraform: 'azurerm_storage_account: account_replication_type = "ZRS", "GZRS" or "RAGZRS"',
  },
  looksAt: (estate) =>
    estate.environment.production || keepsTerraformState(estate)
      ? withoutPatches(estate.all(STORAGE_ACCOUNT)).filter(({ resource }) => hasZones(resource))
      : [],
  finds: ({ redundancy }) =>
    mustHave(redundancy, (value) => /ZRS$/i.test(value), "the loss of one zone takes the data away"),
});
