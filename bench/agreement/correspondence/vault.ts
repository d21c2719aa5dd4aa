import { POLICIES } from "../../../baseline/catalogue/policies";
import { type Domain, same } from "./correspondence";

export const VAULT: Domain = {
  types: ["azurerm_key_vault", "azurerm_private_endpoint", "azurerm_monitor_diagnostic_setting"],
  correspondences: [
    ...same([POLICIES.vaultPublicNetwork], { rule: "security/vault-public-network" }),
    ...same([POLICIES.vaultFirewall, "ac673a9a-f77d-4846-b2d8-a57f8e1c01dc"], {
      rule: "security/vault-firewall",
      about: /default_?action/i,
    }),
    ...same([POLICIES.vaultPurgeProtection], { rule: "reliability/vault-purge-protection" }),
    ...same([POLICIES.vaultSoftDelete], {
      rule: "reliability/vault-soft-delete",
      about: /deleted is gone$/,
    }),
    ...same([POLICIES.vaultRbac], { rule: "security/vault-roles", about: /rbac/i }),
    ...same(
      [
        POLICIES.vaultPrivateLink,
        "5f0bc445-3935-4915-9981-011aa2b46147",
        "9d4fad1f-5189-4a42-b29e-cf7929c6b6df",
      ],
      { rule: "security/vault-private-endpoint" },
    ),
    ...same(["ac673a9a-f77d-4846-b2d8-a57f8e1c01d4"], {
      rule: "security/private-endpoint-zones",
      about: /names of vault /,
    }),
    ...same(
      [
        POLICIES.vaultLogs,
        POLICIES.vaultLogsToLogAnalytics,
        "951af2fa-529b-416e-ab6e-066fd85ac459",
        "bef3f64c-5290-43b7-85b0-9b254eef4c47",
      ],
      { rule: "operations/service-diagnostics", about: /all logs/ },
    ),
  ],
};
