# A landing zone as a team writes it by hand: modules, for_each, locals, roles by name, azurerm 4.81.
# first-plan.json and later-plan.json are what `terraform show -json` says of the plan before and after it is
# applied, without what no reader looks at.
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "4.81.0"
    }
    azapi = {
      source  = "azure/azapi"
      version = "2.12.0"
    }
  }
}

provider "azurerm" {
  subscription_id                 = "00000000-0000-0000-0000-000000000003"
  storage_use_azuread             = true
  resource_provider_registrations = "none"

  features {
    key_vault {
      purge_soft_delete_on_destroy = false
    }
  }
}

locals {
  location = "westeurope"
  tags = {
    Owner       = "fraud-team@example.com"
    CostCenter  = "0815"
    Environment = "production"
  }
}

resource "azurerm_resource_group" "this" {
  name     = "rg-fraud-prod"
  location = local.location
  tags     = local.tags
}

resource "azurerm_log_analytics_workspace" "this" {
  name                          = "log-fraud-prod"
  location                      = local.location
  resource_group_name           = azurerm_resource_group.this.name
  retention_in_days             = 365
  local_authentication_disabled = true
  tags                          = local.tags
}

resource "azurerm_application_insights" "this" {
  name                                = "appi-fraud-prod"
  location                            = local.location
  resource_group_name                 = azurerm_resource_group.this.name
  application_type                    = "web"
  workspace_id                        = azurerm_log_analytics_workspace.this.id
  local_authentication_disabled       = true
  force_customer_storage_for_profiler = true
  tags                                = local.tags
}

module "network" {
  source              = "./network"
  location            = local.location
  resource_group_name = azurerm_resource_group.this.name
  tags                = local.tags
}

module "data" {
  source              = "./data"
  location            = local.location
  resource_group_name = azurerm_resource_group.this.name
  tags                = local.tags
}

module "workspace" {
  source                  = "./workspace"
  location                = local.location
  resource_group_name     = azurerm_resource_group.this.name
  application_insights_id = azurerm_application_insights.this.id
  storage_account_id      = module.data.storage_account_id
  key_vault_id            = module.data.key_vault_id
  container_registry_id   = module.data.container_registry_id
  key_id                  = module.data.workspace_key_id
  key_scope               = module.data.workspace_key_scope
  data_scientists         = "11111111-0000-0000-0000-000000000011"
  tags                    = local.tags
}

locals {
  endpoints = {
    blob         = { target = module.data.storage_account_id, zones = ["blob"] }
    file         = { target = module.data.storage_account_id, zones = ["file"] }
    queue        = { target = module.data.storage_account_id, zones = ["queue"] }
    table        = { target = module.data.storage_account_id, zones = ["table"] }
    vault        = { target = module.data.key_vault_id, zones = ["vault"] }
    registry     = { target = module.data.container_registry_id, zones = ["registry"] }
    amlworkspace = { target = module.workspace.id, zones = ["api", "notebooks"] }
  }
  logged = {
    logs      = azurerm_log_analytics_workspace.this.id
    vault     = module.data.key_vault_id
    registry  = module.data.container_registry_id
    workspace = module.workspace.id
    network   = module.network.id
  }
}

resource "azurerm_private_endpoint" "this" {
  for_each            = local.endpoints
  name                = "pep-fraud-${each.key}"
  location            = local.location
  resource_group_name = azurerm_resource_group.this.name
  subnet_id           = module.network.endpoints_subnet_id
  tags                = local.tags

  private_service_connection {
    name                           = each.key
    private_connection_resource_id = each.value.target
    subresource_names              = [each.key]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [for zone in each.value.zones : module.network.zone_ids[zone]]
  }
}

# the studio looks the storage's endpoints up as the workspace
resource "azurerm_role_assignment" "studio" {
  for_each             = toset(["blob", "file"])
  scope                = azurerm_private_endpoint.this[each.key].id
  role_definition_name = "Reader"
  principal_id         = module.workspace.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_monitor_diagnostic_setting" "service" {
  for_each                   = local.logged
  name                       = "to-log-analytics"
  target_resource_id         = each.value
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category_group = "allLogs"
  }
  enabled_metric {
    category = "AllMetrics"
  }
}

resource "azurerm_monitor_diagnostic_setting" "security_group" {
  name                       = "to-log-analytics"
  target_resource_id         = module.network.security_group_id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category_group = "allLogs"
  }
}

resource "azurerm_monitor_diagnostic_setting" "metrics" {
  for_each                   = { insights = azurerm_application_insights.this.id, storage = module.data.storage_account_id }
  name                       = "to-log-analytics"
  target_resource_id         = each.value
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  metric {
    category = "AllMetrics"
  }
}

resource "azurerm_monitor_diagnostic_setting" "storage" {
  for_each                   = toset(["blob", "file", "queue", "table"])
  name                       = "to-log-analytics"
  target_resource_id         = "${module.data.storage_account_id}/${each.key}Services/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category = "StorageRead"
  }
  enabled_log {
    category = "StorageWrite"
  }
  enabled_log {
    category = "StorageDelete"
  }
  enabled_metric {
    category = "Transaction"
  }
}

# one lock for all that the group holds
resource "azurerm_management_lock" "group" {
  name       = "production"
  scope      = azurerm_resource_group.this.id
  lock_level = "CanNotDelete"
  depends_on = [module.workspace, azurerm_private_endpoint.this]
}
