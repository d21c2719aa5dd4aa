import type { AzureEstate } from "./estate";
import type { Fact } from "./fact";
import { Facts } from "./facts";
import { settingsAsResource } from "./settings-as-resource";
import type { Subject } from "./subject";

/** The storage account that keeps Terraform's state, as the configuration says it. */
export interface StateBackend extends Subject {
  readonly byEntra: Fact<boolean>;
  /** What is written that lets in whoever reads it. */
  readonly secrets: readonly Fact<unknown>[];
  /** Whether the rest is given to `terraform init`. */
  readonly isPartial: boolean;
}

const SECRETS = ["access_key", "sas_token", "client_secret", "client_certificate_password"];

/** The backend `azurerm` of a configuration; none in a plan, or where the state lies elsewhere. */
export function stateBackends({ graph: { backend } }: AzureEstate): readonly StateBackend[] {
  if (backend?.type !== "azurerm") {
    return [];
  }
  const resource = settingsAsResource(backend.settings, "terraform.backend", "azurerm");
  const facts = new Facts(resource);
  return [
    {
      resource,
      facts,
      name: facts.text({ azurerm: "storage_account_name" }),
      byEntra: facts.flag({ azurerm: "use_azuread_auth" }),
      secrets: SECRETS.map((azurerm) => facts.any({ azurerm })),
      isPartial: facts.text({ azurerm: "storage_account_name" }).state === "absent",
    },
  ];
}
