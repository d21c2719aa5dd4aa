/** An address of the Internet, from the range kept for documentation. */
export const PUBLIC_ADDRESS = "203.0.113.7";

export const FOREIGN_SUBSCRIPTION = "/subscriptions/ffffffff-0000-0000-0000-000000000001";
export const FOREIGN_GROUP = `${FOREIGN_SUBSCRIPTION}/resourceGroups/rg-elsewhere`;
const FOREIGN_PROVIDERS = `${FOREIGN_GROUP}/providers`;

/** Resources that no stack knows. */
export const FOREIGN_SUBNET = `${FOREIGN_PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-elsewhere/subnets/default`;
export const FOREIGN_STORAGE = `${FOREIGN_PROVIDERS}/Microsoft.Storage/storageAccounts/stelsewhere`;
export const FOREIGN_VAULT = `${FOREIGN_PROVIDERS}/Microsoft.KeyVault/vaults/kv-elsewhere`;
export const FOREIGN_REGISTRY = `${FOREIGN_PROVIDERS}/Microsoft.ContainerRegistry/registries/crelsewhere`;
export const FOREIGN_PUBLIC_IP = `${FOREIGN_PROVIDERS}/Microsoft.Network/publicIPAddresses/pip-elsewhere`;
export const FOREIGN_NAT_GATEWAY = `${FOREIGN_PROVIDERS}/Microsoft.Network/natGateways/ng-elsewhere`;
export const FOREIGN_FORWARDING = `${FOREIGN_PROVIDERS}/Microsoft.Network/dnsForwardingRulesets/dnsfrs-elsewhere`;
export const FOREIGN_ADMIN_RULES = `${FOREIGN_PROVIDERS}/Microsoft.Network/networkManagers/vnm-elsewhere/securityAdminConfigurations/all/ruleCollections/all`;
export const FOREIGN_FIREWALL_POLICY = `${FOREIGN_PROVIDERS}/Microsoft.Network/firewallPolicies/afwp-elsewhere`;
export const FOREIGN_SYNAPSE = `${FOREIGN_PROVIDERS}/Microsoft.Synapse/workspaces/*`;

export const FOREIGN_WORKSPACE = `${FOREIGN_PROVIDERS}/Microsoft.Synapse/workspaces/syn-elsewhere`;
export const FOREIGN_SHARE = `${FOREIGN_PROVIDERS}/Microsoft.DataShare/accounts/share-elsewhere/shares/all`;

/** A tenant that no stack knows. */
export const FOREIGN_TENANT = "ffffffff-0000-0000-0000-000000000003";
export const FOREIGN_IDENTITY = `${FOREIGN_PROVIDERS}/Microsoft.ManagedIdentity/userAssignedIdentities/id-elsewhere`;

/** A person of the directory. */
export const SOMEBODY = "ffffffff-0000-0000-0000-000000000002";
