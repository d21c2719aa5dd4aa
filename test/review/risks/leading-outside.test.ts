import type { Attributes } from "../../../terraform-json";
import { risksBetween } from "../two-sides";
import { told } from "./told";

type Sides = Record<string, Attributes>;

const THEIRS = "/subscriptions/99999999-0000-0000-0000-000000000009/resourceGroups/x/providers";
const PROVIDER = { provider: { azurerm: { features: {}, subscription_id: "11111111" } } };
const RG = { resource_group_name: "rg", location: "westeurope" };
const network = (name: string) => ({ [`azurerm_virtual_network.${name}`]: { name, ...RG } });
const SUBNET = {
  ...network("n"),
  "azurerm_subnet.s": { name: "s", resource_group_name: "rg", virtual_network_name: "n" },
};
const link = (network_id: string) => ({
  "azurerm_private_dns_zone.z": { name: "privatelink.blob.core.windows.net", resource_group_name: "rg" },
  "azurerm_private_dns_zone_virtual_network_link.l": {
    name: "l",
    private_dns_zone_id: `\${azurerm_private_dns_zone.z.id}`,
    virtual_network_id: network_id,
  },
});
const endpoint = (target: string) => ({
  "azurerm_private_endpoint.e": {
    ...{ name: "e", ...RG, subnet_id: `\${azurerm_subnet.s.id}` },
    private_service_connection: {
      ...{ name: "e", is_manual_connection: false, subresource_names: ["blob"] },
      private_connection_resource_id: target,
    },
  },
});
const table = (...routes: readonly Attributes[]) => ({
  "azurerm_route_table.t": { name: "t", ...RG, route: routes },
});
const DEFAULT = { name: "d", address_prefix: "0.0.0.0/0", next_hop_type: "VirtualAppliance" };
const routed = (name: string) => ({
  [`azurerm_subnet_route_table_association.${name}`]: {
    subnet_id: `\${azurerm_subnet.s.id}`,
    route_table_id: `\${azurerm_route_table.t.id}`,
  },
});
const opened = (before: Sides, after: Sides) => told(["network-opened"], before, after, [PROVIDER, PROVIDER]);
const rights = (before: Sides, after: Sides, more: readonly [Attributes?, Attributes?] = []) =>
  told(["rights-widened"], before, after, more);

test("the group of a subnet that isn't in the input filters nobody knows what", () => {
  const groups = { "azurerm_network_security_group.g": { name: "g", ...RG } };
  const on = (id: string) => ({
    ...{ ...SUBNET, ...groups },
    "azurerm_subnet_network_security_group_association.a": {
      subnet_id: `\${azurerm_subnet.s.id}`,
      network_security_group_id: id,
    },
  });
  const own = on(`\${azurerm_network_security_group.g.id}`);
  expect(opened(own, on(`${THEIRS}/Microsoft.Network/networkSecurityGroups/open`))).toEqual([
    "network-opened azurerm_subnet_network_security_group_association.a network_security_group_id ?",
  ]);
});

test("the link of a zone leads to another network, or comes for one that isn't in the input", () => {
  const own = { ...SUBNET, ...link(`\${azurerm_virtual_network.n.id}`) };
  const theirs = { ...SUBNET, ...link(`${THEIRS}/Microsoft.Network/virtualNetworks/v`) };
  const address = "azurerm_private_dns_zone_virtual_network_link.l";
  expect(opened(own, theirs)).toEqual([`network-opened ${address} virtual_network_id`]);
  const { [address]: _, ...zone } = theirs;
  expect(opened(zone, theirs)).toEqual([`network-opened ${address} ?`]);
  expect(opened(zone, own)).toEqual([]);
});

test("a private endpoint into another subscription is a way out, and one inside isn't", () => {
  expect(opened(SUBNET, { ...SUBNET, ...endpoint(`${THEIRS}/Microsoft.Storage/storageAccounts/a`) })).toEqual(
    ["network-opened azurerm_private_endpoint.e ?"],
  );
  const own = "/subscriptions/11111111/resourceGroups/x/providers/Microsoft.Storage/storageAccounts/a";
  expect(opened(SUBNET, { ...SUBNET, ...endpoint(own) })).toEqual([]);
});

test("a subnet that leaves its route table, and a default route that goes, pass the firewall by", () => {
  const before = { ...SUBNET, ...table(DEFAULT), ...routed("a") };
  expect(opened(before, { ...SUBNET, ...table(DEFAULT) })).toEqual([
    "network-opened azurerm_subnet_route_table_association.a",
  ]);
  expect(opened(before, { ...SUBNET, ...table(), ...routed("a") })).toHaveLength(1);
  expect(opened(before, { ...SUBNET, ...table(DEFAULT), ...routed("b") })).toEqual([]);
  const apart = {
    "azurerm_route.d": { ...DEFAULT, resource_group_name: "rg", route_table_name: "t" },
  };
  expect(opened(before, { ...SUBNET, ...table(), ...routed("a"), ...apart })).toEqual([]);
});

test("a registry calls another host, or hands on what anybody publishes", () => {
  const hook = (uri: string) => ({
    "azurerm_container_registry_webhook.w": { name: "w", ...RG, registry_name: "r", service_uri: uri },
  });
  const address = "azurerm_container_registry_webhook.w";
  expect(opened(hook("https://a.example/x"), hook("https://b.example/x"))).toEqual([
    `network-opened ${address} service_uri`,
  ]);
  expect(opened(hook("https://a.example/x"), hook("https://a.example/y"))).toEqual([]);
  const cache = (source: string) => ({
    "azurerm_container_registry_cache_rule.c": { name: "c", source_repo: source, target_repo: "x" },
  });
  expect(opened({}, cache("docker.io/somebody/x"))).toHaveLength(1);
  expect(opened({}, cache("mcr.microsoft.com/azureml/base"))).toEqual([]);
});

test("services of Azure that nothing here works with pass a vault's firewall", () => {
  const vault = (bypass: string) => ({
    "azurerm_key_vault.v": { name: "v", ...RG, network_acls: { default_action: "Deny", bypass } },
  });
  const ofWorkspace = {
    "azurerm_machine_learning_workspace.w": { name: "w", ...RG, key_vault_id: `\${azurerm_key_vault.v.id}` },
  };
  expect(opened(vault("None"), vault("AzureServices"))).toEqual([
    "network-opened azurerm_key_vault.v network_acls.bypass",
  ]);
  expect(opened({ ...vault("None"), ...ofWorkspace }, { ...vault("AzureServices"), ...ofWorkspace })).toEqual(
    [],
  );
});

test("a vault that shuts out what its workspace needs is guidance, at the attribute that does it", () => {
  const vault = (bypass: string) => ({
    "azurerm_key_vault.v": { name: "v", ...RG, network_acls: { default_action: "Deny", bypass } },
    "azurerm_machine_learning_workspace.w": { name: "w", ...RG, key_vault_id: `\${azurerm_key_vault.v.id}` },
  });
  expect(risksBetween(vault("AzureServices"), vault("None"), () => true)).toEqual([
    "guidance azurerm_key_vault.v network_acls.bypass",
  ]);
});

test("the same token stands for another identity", () => {
  const of = (name: string) => ({
    "azurerm_user_assigned_identity.a": { name: "a", ...RG },
    "azurerm_user_assigned_identity.b": { name: "b", ...RG },
    "azurerm_federated_identity_credential.f": {
      ...{ name: "f", issuer: "https://i.example", subject: "s" },
      user_assigned_identity_id: `\${azurerm_user_assigned_identity.${name}.id}`,
    },
  });
  expect(rights(of("a"), of("b"))).toEqual([
    "rights-widened azurerm_federated_identity_credential.f user_assigned_identity_id",
  ]);
});

test("a role's scope that is part of the old one gives nobody more, and a wider one does", () => {
  const on = (scope: string) => ({
    "azurerm_resource_group.g": { name: "rg", location: "westeurope" },
    "azurerm_storage_account.s": {
      ...{ name: "s", location: "westeurope" },
      resource_group_name: `\${azurerm_resource_group.g.name}`,
    },
    "azurerm_role_assignment.r": { role_definition_name: "Reader", principal_id: "p", scope },
  });
  const [wide, narrow] = ["resource_group.g", "storage_account.s"].map((one) => on(`\${azurerm_${one}.id}`));
  expect(rights(wide ?? {}, narrow ?? {})).toEqual([]);
  expect(rights(narrow ?? {}, wide ?? {})).toEqual(["rights-widened azurerm_role_assignment.r scope"]);
  expect(rights(on("/subscriptions/a"), on("/subscriptions/a/resourceGroups/x"))).toEqual([]);
  expect(rights(on("/subscriptions/a"), on("/subscriptions/ab/resourceGroups/x"))).toHaveLength(1);
});

test.each<[string, Attributes, string]>([
  ["endpoint", { endpoint: [{ resource_manager_endpoint: "https://e.example" }] }, "endpoint"],
  ["metadata host", { metadata_host: "e.example" }, "metadata_host"],
  ["source of tokens", { oidc_request_url: "https://e.example" }, "oidc_request_url"],
  ["further tenant", { auxiliary_tenant_ids: ["t"] }, "auxiliary_tenant_ids"],
])("a provider gets another %s", (_, settings, attribute) => {
  const provider = (more: Attributes) => ({ provider: { azurerm: { features: {}, ...more } } });
  const line = `rights-widened provider.azurerm ${attribute}`;
  expect(rights(SUBNET, SUBNET, [provider({}), provider(settings)])).toEqual([line]);
  expect(rights(SUBNET, SUBNET, [provider(settings), provider({})])).toEqual([]);
  const alias = { provider: { azurerm: [{ features: {} }, { features: {}, alias: "hub", ...settings }] } };
  expect(rights(SUBNET, SUBNET, [provider({}), alias])).toEqual([
    `rights-widened provider.azurerm.hub ${attribute}`,
  ]);
});
