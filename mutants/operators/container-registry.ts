import { addedBlock, additions, attribute, block } from "../block-rows";
import type { Domain } from "../domain";
import { choice, flag, row } from "../row";
import { EXFILTRATION, KEYLESS, OWN_KEYS, PRIVATE, REGIONS, RIGHTS, ZONES } from "./broken";
import { customerKeyRows } from "./customer-keys";
import { PUBLIC_ADDRESS } from "./foreign";

const FOREIGN_KEY = {
  identity_client_id: "ffffffff-0000-0000-0000-000000000004",
  key_vault_key_id: "https://kv-elsewhere.vault.azure.net/keys/registry",
};

export const CONTAINER_REGISTRY: Domain = {
  type: "azurerm_container_registry",
  rows: [
    flag("admin_enabled", false, { absent: false, breaks: [...KEYLESS, ...RIGHTS] }),
    flag("anonymous_pull_enabled", false, {
      absent: false,
      breaks: ["ai-security/private-access-to-image-data-code-repos", ...RIGHTS],
    }),
    flag("azuread_authentication_as_arm_policy_enabled", false, { absent: true, breaks: RIGHTS }),
    choice(
      "role_assignment_mode",
      { AbacRepositoryPermissions: ["LegacyRegistryPermissions"] },
      { absent: "LegacyRegistryPermissions", breaks: RIGHTS },
    ),
    flag("public_network_access_enabled", false, { absent: true, breaks: PRIVATE }),
    block("network_rule_set", { breaks: PRIVATE }),
    choice("network_rule_set.default_action", { Deny: ["Allow"] }, { breaks: PRIVATE }),
    // a block that is also an attribute: Terraform takes no object of it in JSON that lacks a key
    row(["network_rule_set.default_action"], { absent: "Allow", breaks: PRIVATE }, function* (place, breaks) {
      if (place.value === "Deny") {
        const change = '"Deny" → null, which means "Allow"';
        yield { operator: "drop-attribute", place, to: { value: null }, change, breaks };
      }
    }),
    additions("network_rule_set.ip_rule", [{ action: "Allow", ip_range: PUBLIC_ADDRESS }], {
      breaks: PRIVATE,
      covers: ["network_rule_set.ip_rule.action", "network_rule_set.ip_rule.ip_range"],
    }),
    choice(
      "network_rule_bypass_option",
      { None: ["AzureServices"] },
      { absent: "AzureServices", breaks: PRIVATE },
    ),
    flag("network_rule_bypass_for_tasks_enabled", false, { absent: false, breaks: PRIVATE }),
    flag("export_policy_enabled", false, {
      absent: true,
      breaks: ["ai-security/protect-model-artifacts", ...EXFILTRATION],
    }),
    flag("quarantine_policy_enabled", true, {
      absent: false,
      breaks: ["security/approved-container-registries"],
    }),
    // private endpoints and firewall exist in Premium only
    choice("sku", { Premium: ["Standard", "Basic"] }, { breaks: PRIVATE }),
    flag("zone_redundancy_enabled", true, { absent: false, breaks: ZONES }),
    block("georeplications", { breaks: REGIONS }),
    flag("georeplications.zone_redundancy_enabled", true, { absent: false, breaks: ZONES }),
    // untagged images are kept for ever
    attribute("retention_policy_in_days", { breaks: ["ai-cost/shut-down-unused-resources"] }),
    // a registry is no trusted service of a vault that it reads a key from: the vault must be open
    addedBlock("encryption", [FOREIGN_KEY], { breaks: PRIVATE }),
    ...customerKeyRows("encryption", "key_vault_key_id", "identity_client_id", OWN_KEYS),
  ],
};
