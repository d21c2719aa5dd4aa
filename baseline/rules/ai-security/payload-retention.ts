import { type AzureEstate, anyOf, STORAGE_ACCOUNT, type Truth } from "../../azure";
import type { DataVersion } from "../../azure/data-version";
import { nameOfResource } from "../../azure/joins/address";
import { containerOf, datastoreNamed, placeIn } from "../../azure/joins/data-places";
import { collectedData } from "../../azure/joins/payload";
import { resourcesAt } from "../../azure/joins/references";
import { deletedPrefixes } from "../../azure/joins/storage-ageing";
import { mustHold } from "../must";
import { rule } from "../rule";

export const payloadRetention = rule({
  id: "ai-security/payload-retention",
  title: "Kept requests are deleted within a year",
  recommendations: ["ai-security/remove-unneeded-personal-data"],
  severity: "medium",
  why: "What nobody deletes is there in ten years, when whoever agreed to it has long forgotten, and whoever reads it never asked.",
  fix: {
    construct: "PayloadStore: retentionDays",
    terraform:
      "azurerm_storage_management_policy on the account: a rule for the container with base_blob.delete_after_days_since_creation_greater_than",
  },
  looksAt: collectedData,
  finds: (data, estate) =>
    mustHold(isDeleted(data, estate), "no lifecycle rule deletes what was collected", {
      attribute: data.uri.at,
    }),
});

/** Where the store isn't in the input, it is judged where it is made. */
function isDeleted({ uri }: DataVersion, estate: AzureEstate): Truth {
  const place = uri.state === "known" ? placeIn(uri.value) : undefined;
  const datastore = place && datastoreNamed(place.datastore, estate);
  const container = datastore && containerOf(datastore);
  const [account] = container ? resourcesAt(container.targets("storage_account_id")) : [];
  if (place === undefined || container === undefined || account?.mode !== "managed") {
    return "yes";
  }
  const name = nameOfResource(container);
  return name === undefined || !STORAGE_ACCOUNT.azurerm.includes(account.type)
    ? "unknown"
    : deletedPrefixes(STORAGE_ACCOUNT.read(account), (prefixes) =>
        anyOf(prefixes.map((prefix) => (`${name}/${place.path}`.startsWith(prefix) ? "yes" : "no"))),
      );
}
