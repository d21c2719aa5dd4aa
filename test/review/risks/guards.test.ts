import type { Attributes } from "../../../terraform-json";
import { azapi, RG } from "./samples";
import { told } from "./told";

const KINDS = ["network-opened", "encryption-weakened", "protection-removed"] as const;

/** Type, the weak side, the strong one, and the attribute that tells. */
const CASES: readonly [string, string, Attributes, Attributes, string][] = [
  [
    "threat intelligence",
    "azurerm_firewall_policy",
    { threat_intelligence_mode: "Alert" },
    { threat_intelligence_mode: "Deny" },
    "network-opened x.a threat_intelligence_mode",
  ],
  [
    "intrusion detection",
    "azurerm_firewall_policy",
    {},
    { intrusion_detection: { mode: "Deny" } },
    "network-opened x.a intrusion_detection.mode",
  ],
  [
    "a web firewall's mode",
    "azurerm_web_application_firewall_policy",
    { policy_settings: { mode: "Detection" } },
    { policy_settings: { mode: "Prevention" } },
    "network-opened x.a policy_settings.mode",
  ],
  [
    "a perimeter",
    "azurerm_network_security_perimeter_association",
    { access_mode: "Learning" },
    { access_mode: "Enforced" },
    "network-opened x.a access_mode",
  ],
  [
    "encryption in a network",
    "azurerm_virtual_network",
    { encryption: { enforcement: "AllowUnencrypted" } },
    { encryption: { enforcement: "DropUnencrypted" } },
    "encryption-weakened x.a encryption.enforcement",
  ],
  [
    "encryption in a network as a whole",
    "azurerm_virtual_network",
    {},
    { encryption: { enforcement: "DropUnencrypted" } },
    "encryption-weakened x.a encryption.enforcement",
  ],
  [
    "queries of logs",
    "azurerm_log_analytics_workspace",
    { internet_query_access_type: "Enabled" },
    { internet_query_access_type: "Disabled" },
    "network-opened x.a internet_query_access_type",
  ],
  [
    "trusted services of a registry",
    "azurerm_container_registry",
    { network_rule_bypass_option: "AzureServices" },
    { network_rule_bypass_option: "None" },
    "network-opened x.a network_rule_bypass_option",
  ],
  [
    "quarantine",
    "azurerm_container_registry",
    { quarantine_policy_enabled: false },
    { quarantine_policy_enabled: true },
    "protection-removed x.a quarantine_policy_enabled",
  ],
  [
    "soft delete of images",
    "azapi_resource",
    azapi("Microsoft.ContainerRegistry/registries", {
      policies: { softDeletePolicy: { status: "disabled" } },
    }),
    azapi("Microsoft.ContainerRegistry/registries", {
      policies: { softDeletePolicy: { status: "enabled" } },
    }),
    "protection-removed x.a body.properties.policies.softDeletePolicy.status",
  ],
  [
    "an isolated network of computes",
    "azapi_resource",
    azapi("Microsoft.MachineLearningServices/workspaces/computes", {
      properties: { isolatedNetwork: false },
    }),
    azapi("Microsoft.MachineLearningServices/workspaces/computes", { properties: { isolatedNetwork: true } }),
    "network-opened x.a body.properties.properties.isolatedNetwork",
  ],
];

const between = (type: string, before: Attributes, after: Attributes) =>
  told(
    KINDS,
    { [`${type}.a`]: { name: "a", ...RG, ...before } },
    { [`${type}.a`]: { name: "a", ...RG, ...after } },
  );

test.each(CASES)("%s gets weaker", (_, type, weak, strong, line) => {
  expect(between(type, strong, weak)).toEqual([line.replace("x.a", `${type}.a`)]);
});

test.each(CASES)("%s gets stronger, which is no risk", (_, type, weak, strong) => {
  expect(between(type, weak, strong)).toEqual([]);
});

test("a block of encryption that names a key is a key, and that of a network isn't", () => {
  const key = { encryption: { key_vault_key_id: "https://v.vault.azure.net/keys/k" } };
  expect(between("azurerm_container_registry", key, {})).toEqual([
    "encryption-weakened azurerm_container_registry.a encryption.key_vault_key_id",
  ]);
  const [risk, ...more] = between(
    "azurerm_virtual_network",
    { encryption: { enforcement: "DropUnencrypted" } },
    {},
  );
  expect([risk, more.length]).toEqual([
    "encryption-weakened azurerm_virtual_network.a encryption.enforcement",
    0,
  ]);
});
