import { nested } from "../../../terraform-json";
import type { GraphResource } from "../../graph";

/** What decides who gets in, what leaves, what is encrypted, kept or logged; by the attribute's begin. */
const SECURITY = new RegExp(
  `^(${[
    "public_|network_|ip_rules|default_action|bypass|internet_|private_link|private_endpoint_network",
    "default_outbound|service_endpoint|subnet_id|security_rule|route|managed_network|node_public_ip|serverless",
    "local_auth|shared_access_key|default_to_oauth|allow_|admin_enabled|anonymous|ssh|https_|enable_https|min(imum)?_tls",
    "identity|primary_user_assigned|rbac_|enable_rbac|enabled_for_|access_polic|storage_account_access_type",
    "role_definition|principal_|scope|condition|permissions|audience|subject|issuer|claims_",
    "encryption|infrastructure_encryption|customer_managed_key|key_vault_key|key_opts|rotation_policy|service_side",
    "purge_protection|soft_delete|blob_properties|share_properties|lock_level|retention|sas_policy|cross_tenant",
    "export_policy|data_exfiltration|high_business|enabled_log|destination|source|access$|direction|protocol|body",
  ].join("|")})`,
);

/** What the provider's documentation tells to ignore, because a resource of its own writes it. */
const WRITTEN_BESIDE: Readonly<Record<string, string>> = {
  customer_managed_key: "azurerm_storage_account_customer_managed_key",
  network_rules: "azurerm_storage_account_network_rules",
  access_policy: "azurerm_key_vault_access_policy",
  security_rule: "azurerm_network_security_rule",
  route: "azurerm_route",
};

/**
 * Attributes of security that Terraform leaves as somebody else changed them, `all` for all. Tags, sizes
 * and traffic are others' to change. A plan doesn't tell: ask only of a configuration.
 */
export function ignoredAttributes({ attributes, referrers }: GraphResource): readonly string[] {
  const written = nested(attributes, "lifecycle").ignore_changes;
  const texts = (Array.isArray(written) ? written : [written]).filter((one) => typeof one === "string");
  const names = texts.map((text) => text.replace(/^\$\{\s*|\s*\}$/g, "").trim());
  if (names.some((name) => /^(all|\*)$/.test(name))) {
    return ["all"];
  }
  return names.filter((path) => {
    const name = path.replace(/[.[].*$/s, "");
    const isBeside = referrers.some(({ from }) => from.type === WRITTEN_BESIDE[name]);
    return SECURITY.test(name) && !isBeside;
  });
}
