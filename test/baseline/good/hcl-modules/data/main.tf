terraform {
  required_providers {
    azapi = {
      source = "azure/azapi"
    }
  }
}

variable "location" { type = string }
variable "resource_group_name" { type = string }
variable "tags" { type = map(string) }

resource "azurerm_user_assigned_identity" "encryption" {
  name                = "id-fraud-encryption"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags
}

resource "azurerm_key_vault" "this" {
  name                          = "kv-fraud-prod"
  location                      = var.location
  resource_group_name           = var.resource_group_name
  tenant_id                     = "00000000-0000-0000-0000-000000000001"
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = false
  tags                          = var.tags

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# through the control plane, because the vault takes no public traffic
resource "azapi_resource_action" "key" {
  for_each    = toset(["workspace", "storage"])
  type        = "Microsoft.KeyVault/vaults/keys@2024-11-01"
  resource_id = "${azurerm_key_vault.this.id}/keys/${each.key}"
  method      = "PUT"
  body = {
    properties = {
      kty        = "RSA"
      keySize    = 3072
      keyOps     = ["wrapKey", "unwrapKey"]
      attributes = { enabled = true, exportable = false }
      rotationPolicy = {
        attributes = { expiryTime = "P18M" }
        lifetimeActions = [
          { action = { type = "rotate" }, trigger = { timeAfterCreate = "P12M" } },
          { action = { type = "notify" }, trigger = { timeBeforeExpiry = "P30D" } },
        ]
      }
    }
  }
}

resource "azurerm_role_assignment" "storage_key" {
  scope                = "${azurerm_key_vault.this.id}/keys/storage"
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.encryption.principal_id
  principal_type       = "ServicePrincipal"
  depends_on           = [azapi_resource_action.key]
}

resource "azurerm_storage_account" "this" {
  name                              = "stfraudprod"
  location                          = var.location
  resource_group_name               = var.resource_group_name
  account_tier                      = "Standard"
  account_replication_type          = "GZRS"
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  public_network_access_enabled     = false
  allow_nested_items_to_be_public   = false
  shared_access_key_enabled         = false
  default_to_oauth_authentication   = true
  local_user_enabled                = false
  cross_tenant_replication_enabled  = false
  allowed_copy_scope                = "PrivateLink"
  infrastructure_encryption_enabled = true
  queue_encryption_key_type         = "Account"
  table_encryption_key_type         = "Account"
  tags                              = var.tags

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.encryption.id]
  }

  customer_managed_key {
    key_vault_key_id          = "${azurerm_key_vault.this.vault_uri}keys/storage"
    user_assigned_identity_id = azurerm_user_assigned_identity.encryption.id
  }

  blob_properties {
    versioning_enabled = true
    delete_retention_policy {
      days = 30
    }
    container_delete_retention_policy {
      days = 30
    }
  }

  share_properties {
    retention_policy {
      days = 30
    }
    smb {
      versions                        = ["SMB3.1.1"]
      authentication_types            = ["Kerberos"]
      kerberos_ticket_encryption_type = ["AES-256"]
      channel_encryption_type         = ["AES-256-GCM"]
    }
  }

  sas_policy {
    expiration_period = "01.00:00:00"
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [azurerm_role_assignment.storage_key]
}

resource "azurerm_storage_management_policy" "this" {
  storage_account_id = azurerm_storage_account.this.id

  rule {
    name    = "age"
    enabled = true
    filters {
      blob_types = ["blockBlob"]
    }
    actions {
      base_blob {
        tier_to_cool_after_days_since_modification_greater_than = 60
      }
      version {
        delete_after_days_since_creation = 60
      }
      snapshot {
        delete_after_days_since_creation_greater_than = 60
      }
    }
  }
}

resource "azurerm_container_registry" "this" {
  name                          = "crfraudprod"
  location                      = var.location
  resource_group_name           = var.resource_group_name
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  public_network_access_enabled = false
  export_policy_enabled         = false
  zone_redundancy_enabled       = true
  retention_policy_in_days      = 14
  tags                          = var.tags

  network_rule_set {
    default_action = "Deny"
  }

  lifecycle {
    prevent_destroy = true
  }
}

output "storage_account_id" { value = azurerm_storage_account.this.id }
output "key_vault_id" { value = azurerm_key_vault.this.id }
output "container_registry_id" { value = azurerm_container_registry.this.id }
output "workspace_key_id" {
  value      = "${azurerm_key_vault.this.vault_uri}keys/workspace"
  depends_on = [azapi_resource_action.key]
}
output "workspace_key_scope" { value = "${azurerm_key_vault.this.id}/keys/workspace" }
