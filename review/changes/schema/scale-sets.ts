import { comesOrGoes, losesItems } from "./conditions";
import { paths, type Table } from "./table";

/** Scale sets of virtual machines, which may have addresses in public. */
export const SCALE_SETS: Table = {
  azurerm_linux_virtual_machine_scale_set: {
    replaces: paths`
      additional_capabilities.ultra_ssd_enabled admin_password admin_username capacity_reservation_group_id
      computer_name_prefix data_disk.disk_encryption_set_id edge_zone eviction_policy
      extension_operations_enabled gallery_application.configuration_blob_uri gallery_application.order
      gallery_application.tag gallery_application.version_id host_group_id location name
      network_interface.ip_configuration.public_ip_address.ip_tag
      network_interface.ip_configuration.public_ip_address.public_ip_prefix_id
      network_interface.ip_configuration.public_ip_address.version network_interface.name
      os_disk.diff_disk_settings os_disk.disk_encryption_set_id os_disk.secure_vm_disk_encryption_set_id
      os_disk.security_encryption_type os_disk.storage_account_type plan platform_fault_domain_count
      priority provision_vm_agent proximity_placement_group_id resource_group_name secure_boot_enabled
      spot_restore.enabled spot_restore.timeout upgrade_mode vtpm_enabled zone_balance
    `,
    replacesIf: { "rolling_upgrade_policy.max_batch_instance_percent": comesOrGoes, zones: losesItems },
    kept: paths`computer_name_prefix platform_fault_domain_count`,
    on: paths`
      disable_password_authentication extension.auto_upgrade_minor_version extension_operations_enabled
      overprovision provision_vm_agent single_placement_group
    `,
    off: paths`
      additional_capabilities.ultra_ssd_enabled data_disk.write_accelerator_enabled
      do_not_run_extensions_on_overprovisioned_machines encryption_at_host_enabled
      extension.automatic_upgrade_enabled network_interface.ip_configuration.primary
      network_interface.primary os_disk.write_accelerator_enabled resilient_vm_creation_enabled
      resilient_vm_deletion_enabled rolling_upgrade_policy.cross_zone_upgrades_enabled
      rolling_upgrade_policy.maximum_surge_instances_enabled
      rolling_upgrade_policy.prioritize_unhealthy_instances_enabled scale_in.force_deletion_enabled
      secure_boot_enabled spot_restore.enabled vtpm_enabled zone_balance
    `,
    defaults: {
      "data_disk.create_option": "Empty",
      extensions_time_budget: "PT1H30M",
      "gallery_application.order": 0,
      instances: 0,
      max_bid_price: -1,
      "network_interface.ip_configuration.public_ip_address.version": "IPv4",
      "network_interface.ip_configuration.version": "IPv4",
      "os_disk.diff_disk_settings.placement": "CacheDisk",
      priority: "Regular",
      "scale_in.rule": "Default",
      "spot_restore.timeout": "PT1H",
      "termination_notification.timeout": "PT5M",
      upgrade_mode: "Manual",
    },
    sets: paths`
      admin_ssh_key extension identity.identity_ids
      network_interface.ip_configuration.application_gateway_backend_address_pool_ids
      network_interface.ip_configuration.application_security_group_ids
      network_interface.ip_configuration.load_balancer_backend_address_pool_ids
      network_interface.ip_configuration.load_balancer_inbound_nat_rules_ids secret.certificate zones
    `,
    sensitive: paths`admin_password custom_data extension.protected_settings`,
    only4: {
      off: paths`network_interface.enable_accelerated_networking network_interface.enable_ip_forwarding`,
    },
    only5: {
      off: paths`network_interface.accelerated_networking_enabled network_interface.ip_forwarding_enabled`,
    },
  },
  azurerm_monitor_autoscale_setting: {
    replaces: paths`location name resource_group_name target_resource_id`,
    on: paths`enabled`,
    off: paths`
      notification.email.send_to_subscription_administrator
      notification.email.send_to_subscription_co_administrator
      profile.rule.metric_trigger.divide_by_instance_count
    `,
    defaults: { "profile.fixed_date.timezone": "UTC", "profile.recurrence.timezone": "UTC" },
  },
  azurerm_orchestrated_virtual_machine_scale_set: {
    replaces: paths`
      additional_capabilities.ultra_ssd_enabled capacity_reservation_group_id
      data_disk.disk_encryption_set_id eviction_policy extension_operations_enabled location name
      network_interface.ip_configuration.public_ip_address.ip_tag
      network_interface.ip_configuration.public_ip_address.public_ip_prefix_id
      network_interface.ip_configuration.public_ip_address.sku_name
      network_interface.ip_configuration.public_ip_address.version network_interface.name
      os_disk.diff_disk_settings os_disk.disk_encryption_set_id os_disk.storage_account_type
      os_profile.linux_configuration.admin_password os_profile.linux_configuration.admin_username
      os_profile.linux_configuration.computer_name_prefix os_profile.linux_configuration.provision_vm_agent
      os_profile.windows_configuration.additional_unattend_content
      os_profile.windows_configuration.admin_password os_profile.windows_configuration.admin_username
      os_profile.windows_configuration.computer_name_prefix
      os_profile.windows_configuration.provision_vm_agent os_profile.windows_configuration.winrm_listener
      plan platform_fault_domain_count priority proximity_placement_group_id resource_group_name
      source_image_reference.offer source_image_reference.publisher upgrade_mode zone_balance
    `,
    replacesIf: { "rolling_upgrade_policy.max_batch_instance_percent": comesOrGoes, zones: losesItems },
    kept: paths`
      os_profile.linux_configuration.computer_name_prefix
      os_profile.windows_configuration.computer_name_prefix
    `,
    on: paths`
      extension.auto_upgrade_minor_version_enabled extension_operations_enabled
      os_profile.linux_configuration.disable_password_authentication
      os_profile.linux_configuration.provision_vm_agent os_profile.windows_configuration.provision_vm_agent
    `,
    off: paths`
      additional_capabilities.ultra_ssd_enabled data_disk.write_accelerator_enabled
      encryption_at_host_enabled extension.failure_suppression_enabled
      network_interface.ip_configuration.primary network_interface.primary os_disk.write_accelerator_enabled
      os_profile.windows_configuration.hotpatching_enabled
      rolling_upgrade_policy.cross_zone_upgrades_enabled
      rolling_upgrade_policy.maximum_surge_instances_enabled
      rolling_upgrade_policy.prioritize_unhealthy_instances_enabled zone_balance
    `,
    defaults: {
      "data_disk.create_option": "Empty",
      extensions_time_budget: "PT1H30M",
      max_bid_price: -1,
      network_api_version: "2020-11-01",
      "network_interface.ip_configuration.public_ip_address.version": "IPv4",
      "network_interface.ip_configuration.version": "IPv4",
      "os_disk.diff_disk_settings.placement": "CacheDisk",
      "os_profile.linux_configuration.patch_assessment_mode": "ImageDefault",
      "os_profile.linux_configuration.patch_mode": "ImageDefault",
      "os_profile.windows_configuration.patch_assessment_mode": "ImageDefault",
      "os_profile.windows_configuration.patch_mode": "AutomaticByOS",
      priority: "Regular",
      "priority_mix.base_regular_count": 0,
      "priority_mix.regular_percentage_above_base": 0,
      "termination_notification.timeout": "PT5M",
      upgrade_mode: "Manual",
    },
    sets: paths`
      extension identity.identity_ids
      network_interface.ip_configuration.application_gateway_backend_address_pool_ids
      network_interface.ip_configuration.application_security_group_ids
      network_interface.ip_configuration.load_balancer_backend_address_pool_ids
      os_profile.linux_configuration.admin_ssh_key os_profile.linux_configuration.secret.certificate
      os_profile.windows_configuration.secret.certificate os_profile.windows_configuration.winrm_listener
      sku_profile.virtual_machine_size zones
    `,
    sensitive: paths`
      extension.protected_settings os_profile.custom_data os_profile.linux_configuration.admin_password
      os_profile.windows_configuration.additional_unattend_content.content
      os_profile.windows_configuration.admin_password user_data_base64
    `,
    only4: {
      on: paths`os_profile.windows_configuration.enable_automatic_updates`,
      off: paths`network_interface.enable_accelerated_networking network_interface.enable_ip_forwarding`,
      sets: paths`sku_profile.vm_sizes`,
    },
    only5: {
      on: paths`os_profile.windows_configuration.automatic_updates_enabled`,
      off: paths`network_interface.accelerated_networking_enabled network_interface.ip_forwarding_enabled`,
    },
  },
  azurerm_windows_virtual_machine_scale_set: {
    replaces: paths`
      additional_capabilities.ultra_ssd_enabled additional_unattend_content admin_password admin_username
      capacity_reservation_group_id computer_name_prefix data_disk.disk_encryption_set_id edge_zone
      eviction_policy extension_operations_enabled gallery_application.configuration_blob_uri
      gallery_application.order gallery_application.tag gallery_application.version_id host_group_id
      location name network_interface.ip_configuration.public_ip_address.ip_tag
      network_interface.ip_configuration.public_ip_address.public_ip_prefix_id
      network_interface.ip_configuration.public_ip_address.version network_interface.name
      os_disk.diff_disk_settings os_disk.disk_encryption_set_id os_disk.secure_vm_disk_encryption_set_id
      os_disk.security_encryption_type os_disk.storage_account_type plan platform_fault_domain_count
      priority provision_vm_agent proximity_placement_group_id resource_group_name secure_boot_enabled
      spot_restore.enabled spot_restore.timeout upgrade_mode vtpm_enabled winrm_listener zone_balance
    `,
    replacesIf: { "rolling_upgrade_policy.max_batch_instance_percent": comesOrGoes, zones: losesItems },
    kept: paths`computer_name_prefix platform_fault_domain_count`,
    on: paths`
      extension.auto_upgrade_minor_version extension_operations_enabled overprovision provision_vm_agent
      single_placement_group
    `,
    off: paths`
      additional_capabilities.ultra_ssd_enabled data_disk.write_accelerator_enabled
      do_not_run_extensions_on_overprovisioned_machines encryption_at_host_enabled
      extension.automatic_upgrade_enabled network_interface.ip_configuration.primary
      network_interface.primary os_disk.write_accelerator_enabled resilient_vm_creation_enabled
      resilient_vm_deletion_enabled rolling_upgrade_policy.cross_zone_upgrades_enabled
      rolling_upgrade_policy.maximum_surge_instances_enabled
      rolling_upgrade_policy.prioritize_unhealthy_instances_enabled scale_in.force_deletion_enabled
      secure_boot_enabled spot_restore.enabled vtpm_enabled zone_balance
    `,
    defaults: {
      "data_disk.create_option": "Empty",
      extensions_time_budget: "PT1H30M",
      "gallery_application.order": 0,
      max_bid_price: -1,
      "network_interface.ip_configuration.public_ip_address.version": "IPv4",
      "network_interface.ip_configuration.version": "IPv4",
      "os_disk.diff_disk_settings.placement": "CacheDisk",
      priority: "Regular",
      "scale_in.rule": "Default",
      "spot_restore.timeout": "PT1H",
      "termination_notification.timeout": "PT5M",
      upgrade_mode: "Manual",
    },
    sets: paths`
      extension identity.identity_ids
      network_interface.ip_configuration.application_gateway_backend_address_pool_ids
      network_interface.ip_configuration.application_security_group_ids
      network_interface.ip_configuration.load_balancer_backend_address_pool_ids
      network_interface.ip_configuration.load_balancer_inbound_nat_rules_ids secret.certificate
      winrm_listener zones
    `,
    sensitive: paths`
      additional_unattend_content.content admin_password custom_data extension.protected_settings
    `,
    only4: {
      on: paths`enable_automatic_updates`,
      off: paths`network_interface.enable_accelerated_networking network_interface.enable_ip_forwarding`,
    },
    only5: {
      on: paths`automatic_updates_enabled`,
      off: paths`network_interface.accelerated_networking_enabled network_interface.ip_forwarding_enabled`,
    },
  },
};
