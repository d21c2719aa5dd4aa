variable "location" { type = string }
variable "resource_group_name" { type = string }
variable "application_insights_id" { type = string }
variable "storage_account_id" { type = string }
variable "key_vault_id" { type = string }
variable "container_registry_id" { type = string }
variable "key_id" { type = string }
variable "key_scope" { type = string }
variable "data_scientists" { type = string }
variable "tags" { type = map(string) }

resource "azurerm_user_assigned_identity" "this" {
  for_each            = toset(["workspace", "training", "images"])
  name                = "id-fraud-${each.key}"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags
}

locals {
  principal = { for name, identity in azurerm_user_assigned_identity.this : name => identity.principal_id }
}

resource "azurerm_role_assignment" "workspace" {
  for_each = {
    "Storage Blob Data Contributor"            = var.storage_account_id
    "Storage File Data Privileged Contributor" = var.storage_account_id
    "Key Vault Secrets Officer"                = var.key_vault_id
    "AcrPush"                                  = var.container_registry_id
    "Key Vault Crypto Service Encryption User" = var.key_scope
    "Monitoring Metrics Publisher"             = var.application_insights_id
  }
  scope                = each.value
  role_definition_name = each.key
  principal_id         = local.principal["workspace"]
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "network" {
  for_each             = { storage = var.storage_account_id, vault = var.key_vault_id, registry = var.container_registry_id }
  scope                = each.value
  role_definition_name = "Azure AI Enterprise Network Connection Approver"
  principal_id         = local.principal["workspace"]
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "reader" {
  for_each = {
    storage  = var.storage_account_id
    vault    = var.key_vault_id
    registry = var.container_registry_id
    insights = var.application_insights_id
  }
  scope                = each.value
  role_definition_name = "Reader"
  principal_id         = local.principal["workspace"]
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "training" {
  for_each = {
    "Storage Blob Data Contributor"            = var.storage_account_id
    "Storage File Data Privileged Contributor" = var.storage_account_id
    "AcrPull"                                  = var.container_registry_id
  }
  scope                = each.value
  role_definition_name = each.key
  principal_id         = local.principal["training"]
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "images" {
  for_each = {
    "Storage Blob Data Reader" = var.storage_account_id
    "AcrPush"                  = var.container_registry_id
  }
  scope                = each.value
  role_definition_name = each.key
  principal_id         = local.principal["images"]
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "readers" {
  scope                = azurerm_machine_learning_workspace.this.id
  role_definition_name = "Reader"
  principal_id         = var.data_scientists
  principal_type       = "Group"
}

resource "azurerm_machine_learning_workspace" "this" {
  name                            = "mlw-fraud-prod"
  location                        = var.location
  resource_group_name             = var.resource_group_name
  application_insights_id         = var.application_insights_id
  storage_account_id              = var.storage_account_id
  key_vault_id                    = var.key_vault_id
  container_registry_id           = var.container_registry_id
  public_network_access_enabled   = false
  storage_account_access_type     = "Identity"
  image_build_compute_name        = "images"
  primary_user_assigned_identity  = azurerm_user_assigned_identity.this["workspace"].id
  service_side_encryption_enabled = true
  tags                            = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.this["workspace"].id]
  }

  encryption {
    key_vault_id              = var.key_vault_id
    key_id                    = var.key_id
    user_assigned_identity_id = azurerm_user_assigned_identity.this["workspace"].id
  }

  managed_network {
    isolation_mode                = "AllowOnlyApprovedOutbound"
    provision_on_creation_enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [azurerm_role_assignment.workspace, azurerm_role_assignment.network, azurerm_role_assignment.reader]
}

resource "azurerm_machine_learning_compute_cluster" "this" {
  for_each = {
    training = "Standard_DS3_v2"
    images   = "Standard_DS2_v2"
  }
  name                          = each.key
  location                      = var.location
  machine_learning_workspace_id = azurerm_machine_learning_workspace.this.id
  vm_size                       = each.value
  vm_priority                   = "Dedicated"
  local_auth_enabled            = false
  node_public_ip_enabled        = false
  ssh_public_access_enabled     = false
  tags                          = var.tags

  scale_settings {
    min_node_count                       = 0
    max_node_count                       = 4
    scale_down_nodes_after_idle_duration = "PT5M"
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.this[each.key].id]
  }

  depends_on = [azurerm_role_assignment.training, azurerm_role_assignment.images]
}

output "id" { value = azurerm_machine_learning_workspace.this.id }
output "principal_id" { value = local.principal["workspace"] }
