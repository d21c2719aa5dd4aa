/**
 * Azure resources as the guides speak of them, read from the graph whichever provider wrote them:
 * azurerm 4.x, azurerm 5.x or azapi, defaults included. One file a kind of resource; `joins/` has what
 * follows from several of them.
 */

export { APPLICATION_INSIGHTS } from "./application-insights";
export { BASTION } from "./bastion";
export { type RoleName, roleNamed, roles } from "./built-in-role";
export { COMPUTE, type Compute, type ComputeType } from "./compute";
export { CONTAINER_REGISTRY, type ContainerRegistry, REGISTRY_TOKEN } from "./container-registry";
export { DATASTORE } from "./datastore";
export { AzureEstate, type EstateOptions } from "./estate";
export { allOf, anyOf, type Fact, holds, type KnownFact, knownValue, not, type Truth } from "./fact";
export type { Facts } from "./facts";
export { FEDERATED_CREDENTIAL } from "./federated-credential";
export { KEY, type Key } from "./key";
export { KEY_VAULT, VAULT_ACCESS_POLICY } from "./key-vault";
export { LOG_ANALYTICS } from "./log-analytics";
export { LOGGED_NETWORK, LOGGED_SERVICES, LOGGED_STORAGE, LOGGED_WORKSPACE } from "./log-sources";
export { MANAGEMENT_LOCK } from "./management-lock";
export { MONITOR_PRIVATE_LINK_SCOPE } from "./monitor-private-link-scope";
export { NETWORK_SECURITY_GROUP, type NetworkSecurityGroup } from "./network-security-group";
export { oldestAzurerm } from "./oldest-azurerm";
export { OUTBOUND_RULE } from "./outbound-rule";
export { PRIVATE_DNS_ZONE, type PrivateDnsZone } from "./private-dns-zone";
export { PRIVATE_ENDPOINT, type PrivateEndpoint } from "./private-endpoint";
export { providerSettings } from "./provider-settings";
export { PUBLIC_IP } from "./public-ip";
export { ROLE_ASSIGNMENT, type RoleAssignment } from "./role-assignment";
export { ROLE_DEFINITION } from "./role-definition";
export { ROUTE_TABLE, type RouteTable } from "./route-table";
export { type ScopeLevel, scopeLevelOf } from "./scope";
export type { SecurityRule } from "./security-rule";
export { SERVICE_ENDPOINT_POLICY } from "./service-endpoint-policy";
export { STORAGE_ACCOUNT, type StorageAccount } from "./storage-account";
export { STORAGE_CONTAINER } from "./storage-container";
export type { Kind, Subject, SubjectOf } from "./subject";
export { allSubnets, isAzuresOwn, isBastionSubnet, type Subnet } from "./subnet";
export { WORKSPACE, type Workspace } from "./workspace";
export { ZONE_LINK, type ZoneLink } from "./zone-link";
