import { POLICIES } from "../../../baseline/catalogue/policies";
import { type Domain, same } from "./correspondence";

export const REGISTRY: Domain = {
  types: ["azurerm_container_registry", "azurerm_private_endpoint", "azurerm_monitor_diagnostic_setting"],
  correspondences: [
    ...same([POLICIES.registryPublicNetwork, "a3701552-92ea-433e-9d17-33b7f1208fc9"], {
      rule: "security/registry-public-network",
    }),
    ...same(["d0793b48-0edc-4296-a390-4c75d1bdfd71"], {
      rule: "security/registry-firewall",
      about: /default_?action/i,
    }),
    ...same([POLICIES.registryPrivateLinkSku], { rule: "security/registry-premium" }),
    ...same([POLICIES.registryAdmin, "79fdfe03-ffcb-4e55-b4d0-b925b8241759"], {
      rule: "security/registry-admin-user",
    }),
    ...same(["9f2dea28-e834-476c-99c5-3507b4728395", "cced2946-b08a-44fe-9fd9-e4ed8a779897"], {
      rule: "security/registry-anonymous-pull",
    }),
    ...same(["ff05e24e-195c-447e-b322-5e90c9f9f366", "a9b426fe-8856-4945-8600-18c5dd1cca2a"], {
      rule: "security/registry-tokens",
    }),
    ...same([POLICIES.registryExports], { rule: "security/registry-exports" }),
    ...same([POLICIES.registryCustomerManagedKey], { rule: "security/registry-customer-managed-key" }),
    ...same([POLICIES.registryZoneRedundant], { rule: "reliability/registry-zone-redundancy" }),
    ...same([POLICIES.registryPrivateLink, "d85c6833-7d33-4cf5-a915-aaa2de84405f"], {
      rule: "security/registry-private-endpoint",
    }),
    ...same(["e9585a95-5b8c-4d03-b193-dc7eb5ac4c32"], {
      rule: "security/private-endpoint-zones",
      about: /names of registry /,
    }),
    ...same([POLICIES.registryLogs], { rule: "operations/service-diagnostics", about: /all logs/ }),
  ],
};
