import { besideBody } from "./beside-body";
import { readEach } from "./blocks-read";
import { isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** A plan of Defender for Cloud: for one kind of service, in all of a subscription. */
export const DEFENDER_PLAN = kind(
  { azurerm: ["azurerm_security_center_subscription_pricing"], arm: ["Microsoft.Security/pricings"] },
  (facts) => ({
    /** What it watches, e.g. `StorageAccounts`; azapi has it as the name. */
    service: isAzapi(facts.resource)
      ? besideBody(facts.resource).text({ body: "name" })
      : facts.text({ azurerm: "resource_type", whenAbsent: "VirtualMachines" }),
    tier: facts.text({ azurerm: "tier", body: "properties.pricingTier" }),
    subplan: facts.text({ azurerm: "subplan", body: "properties.subPlan" }),
    extensions: readEach(
      facts.blocks({ azurerm: "extension", body: "properties.extensions" }),
      (extension) => ({
        name: extension.text({ azurerm: "name", body: "name" }),
        // azurerm lists those that are on
        enabled: extension.flag({ body: "isEnabled", whenAbsent: { azurerm: true, arm: false } }),
      }),
    ),
  }),
);

export type DefenderPlan = SubjectOf<typeof DEFENDER_PLAN>;
