import { CONTAINER_REGISTRY } from "../../azure";
import { isPatch } from "../../azure/facts";
import { must, mustHave, oneOf } from "../must";
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
  looksAt: CONTAINER_REGISTRY,
  finds: ({ resource, sku }) =>
    (isPatch(resource) ? must : mustHave)(
      sku,
      oneOf("Premium"),
      "this tier can't be closed to the public network",
    ),
});
