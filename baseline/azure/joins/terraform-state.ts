import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import { LOG_ANALYTICS } from "../log-analytics";
import { STORAGE_ACCOUNT } from "../storage-account";
import { STORAGE_CONTAINER } from "../storage-container";
import { WORKSPACE } from "../workspace";
import { oncePerEstate } from "./once";

const CONTAINER = /^(tf|terraform)[-_]?states?$/i;

/** Whether a container for Terraform's state is made, by its name: the state holds secrets. */
export const keepsTerraformState = oncePerEstate((estate): boolean =>
  estate.all(STORAGE_CONTAINER).some(({ name }) => CONTAINER.test(knownValue(name) ?? "")),
);

/**
 * Whether the input makes the place of the state and nothing that learns or logs: it comes before any Log
 * Analytics workspace that could take its logs. A diagnostic setting says that there is one after all.
 */
export function keepsOnlyTerraformState(estate: AzureEstate): boolean {
  const { graph } = estate;
  return (
    keepsTerraformState(estate) &&
    estate.all(STORAGE_ACCOUNT).length === 1 &&
    estate.all(WORKSPACE).length === 0 &&
    estate.all(LOG_ANALYTICS).length === 0 &&
    graph.ofType("azurerm_monitor_diagnostic_setting").length === 0 &&
    graph.ofArmType("Microsoft.Insights/diagnosticSettings").length === 0
  );
}
