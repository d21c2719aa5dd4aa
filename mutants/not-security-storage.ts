import { type NotSecurity, attributesOf as of } from "./not-security-entry";

const STORAGE = "azurerm_storage_account";

/** What no operator weakens in storage accounts and their lifecycle rules. */
export const STORAGE_NOT_SECURITY: readonly NotSecurity[] = [
  {
    reason: "Azure refuses any other kind with the protections that the operators look at",
    attributes: of(STORAGE, "account_kind", "dns_endpoint_type", "provisioned_billing_model_version"),
  },
  {
    reason: "performance, price or protocol version, the same protection either way",
    attributes: of(
      STORAGE,
      "access_tier",
      "blob_properties.default_service_version",
      "blob_properties.last_access_time_enabled",
      "large_file_share_enabled",
      "routing.publish_microsoft_endpoints",
      "share_properties.smb.multichannel_enabled",
    ),
  },
  {
    reason: "a change feed without an end is what a restore to a point in time takes",
    attributes: of(STORAGE, "blob_properties.change_feed_retention_in_days"),
  },
  {
    reason:
      "an option that sets back all blobs at once; versions and soft delete, which have operators, bring back each of them",
    attributes: of(STORAGE, "blob_properties.restore_policy"),
  },
  {
    reason: "classic logs and metrics of queues, which diagnostic settings have replaced",
    attributes: of(
      STORAGE,
      "queue_properties.hour_metrics.*",
      "queue_properties.minute_metrics.*",
      "queue_properties.logging.*",
    ),
  },
  {
    reason: "who signs in to file shares from Windows; shares are mounted by identity of the workspace",
    attributes: of(STORAGE, "azure_files_authentication.active_directory.*"),
  },
  {
    reason: "details of a weakening that an operator makes",
    attributes: of(STORAGE, "static_website.error_404_document"),
  },
  {
    reason: "the key's place in a managed HSM, an alternative to the vault that the stacks have",
    attributes: of(STORAGE, "customer_managed_key.managed_hsm_key_id"),
  },
  {
    reason: "other tiers and other clocks; the one in use has operators",
    attributes: of(
      "azurerm_storage_management_policy",
      "rule.filters",
      "rule.filters.blob_types",
      "rule.filters.match_blob_index_tag.*",
      "rule.actions.base_blob.auto_tier_to_hot_from_cool_enabled",
      "rule.actions.base_blob.delete_after_days_since_last_access_time_greater_than",
      "rule.actions.base_blob.tier_to_archive_after_days_since_creation_greater_than",
      "rule.actions.base_blob.tier_to_archive_after_days_since_last_access_time_greater_than",
      "rule.actions.base_blob.tier_to_archive_after_days_since_last_tier_change_greater_than",
      "rule.actions.base_blob.tier_to_archive_after_days_since_modification_greater_than",
      "rule.actions.base_blob.tier_to_cold_after_days_since_creation_greater_than",
      "rule.actions.base_blob.tier_to_cold_after_days_since_last_access_time_greater_than",
      "rule.actions.base_blob.tier_to_cold_after_days_since_modification_greater_than",
      "rule.actions.base_blob.tier_to_cool_after_days_since_creation_greater_than",
      "rule.actions.base_blob.tier_to_cool_after_days_since_last_access_time_greater_than",
      "rule.actions.snapshot.change_tier_to_archive_after_days_since_creation",
      "rule.actions.snapshot.change_tier_to_cool_after_days_since_creation",
      "rule.actions.snapshot.tier_to_archive_after_days_since_last_tier_change_greater_than",
      "rule.actions.snapshot.tier_to_cold_after_days_since_creation_greater_than",
      "rule.actions.version.change_tier_to_archive_after_days_since_creation",
      "rule.actions.version.change_tier_to_cool_after_days_since_creation",
      "rule.actions.version.tier_to_archive_after_days_since_last_tier_change_greater_than",
      "rule.actions.version.tier_to_cold_after_days_since_creation_greater_than",
    ),
  },
];
