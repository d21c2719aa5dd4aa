import { comesOrGoes, removed, turnedOff } from "./conditions";
import { paths, type Table } from "./table";

/** Key vaults and what they keep. */
export const KEY_VAULT: Table = {
  azurerm_key_vault: {
    replaces: paths`location name resource_group_name`,
    on: paths`public_network_access_enabled`,
    off: paths`
      enabled_for_deployment enabled_for_disk_encryption enabled_for_template_deployment
      purge_protection_enabled
    `,
    defaults: { soft_delete_retention_days: 90 },
    sets: paths`network_acls.ip_rules network_acls.virtual_network_subnet_ids`,
    only4: {
      sets: paths`contact`,
    },
  },
  azurerm_key_vault_access_policy: {
    replaces: paths`application_id key_vault_id object_id tenant_id`,
  },
  azurerm_key_vault_certificate: {
    replaces: paths`key_vault_id name`,
    sets: paths`
      certificate_policy.x509_certificate_properties.key_usage
      certificate_policy.x509_certificate_properties.subject_alternative_names.dns_names
      certificate_policy.x509_certificate_properties.subject_alternative_names.emails
      certificate_policy.x509_certificate_properties.subject_alternative_names.upns
    `,
    sensitive: paths`certificate.contents certificate.password`,
  },
  azurerm_key_vault_key: {
    replaces: paths`curve key_size key_type key_vault_id name`,
    replacesIf: {
      expiration_date: removed,
      "release_policy.immutable": turnedOff,
      "release_policy.json": comesOrGoes,
    },
    kept: paths`curve`,
    off: paths`release_policy.immutable`,
  },
  azurerm_key_vault_secret: {
    replaces: paths`key_vault_id name`,
    sensitive: paths`value`,
  },
};
