import type { AzureEstate } from "../estate";
import { KEY_VAULT } from "../key-vault";
import { oncePerEstate } from "./once";

/** The tenants that the input works in, in lower case: as the providers say, else as vaults do. */
export const ownTenants = oncePerEstate((estate): ReadonlySet<string> => {
  const told = providersSay(estate, "tenant_id");
  const ofVaults = estate
    .all(KEY_VAULT)
    .map(({ facts }) => facts.text({ azurerm: "tenant_id", body: "properties.tenantId" }))
    .flatMap((tenant) => (tenant.state === "known" ? [tenant.value.toLowerCase()] : []));
  return told.size > 0 ? told : new Set(ofVaults);
});

/** The subscriptions that the providers work in, in lower case; empty where the input doesn't tell. */
export const ownSubscriptions = oncePerEstate((estate) => providersSay(estate, "subscription_id"));

function providersSay({ graph }: AzureEstate, setting: string): ReadonlySet<string> {
  return new Set(
    graph.providers
      .filter(({ name }) => /^az(urerm|api)$/.test(name))
      .map(({ settings }) => settings.value(setting))
      .flatMap((value) => (value.state === "known" ? [String(value.value).toLowerCase()] : [])),
  );
}
