import { CONTAINER_REGISTRY } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const registryPremium = rule({
  id: "security/registry-premium",
  title: "The registry's tier has private endpoints",
  recommendations: ["security/dependent-services-private", "security/approved-container-registries"],
  severity: "high",
  why: "Only Premium has private endpoints, a firewall and a switch for the public network: any other tier is open to the world.",
  fix: {
    construct: "SecureContainerRegistry is Premium; there is no property for another tier",
    terraform: 'azurerm_container_registry: sku = "Premium"',
  },
  looksAt: (estate) => withoutPatches(estate.all(CONTAINER_REGISTRY)),
  finds: ({ sku }) => mustHave(sku, oneOf("Premium"), "this tier can't be closed to the public network"),
});
