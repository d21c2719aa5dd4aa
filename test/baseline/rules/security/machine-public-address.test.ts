import { machinePublicAddress } from "../../../../baseline/rules/security/machine-public-address";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(machinePublicAddress, template);

const nic = (configuration: object, others: object = {}) => ({
  resource: { azurerm_network_interface: { n: { ip_configuration: [configuration] } }, ...others },
});
const PROBLEM = "it takes a public address that isn't in the input";
const ELSEWHERE = "/subscriptions/s/publicIPAddresses/p";

test("a machine without one passes; one of the input is found where it stands", () => {
  expect(found(nic({ name: "a", subnet_id: "/subscriptions/s/subnet" }))).toEqual([]);
  const own = { public_ip_address_id: "${azurerm_public_ip.p.id}" };
  expect(found(nic(own, { azurerm_public_ip: { p: {} } }))).toEqual([]);
});

test("one from elsewhere is a violation, at a machine and at a load balancer", () => {
  expect(found(nic({ public_ip_address_id: ELSEWHERE }))).toEqual([
    `azurerm_network_interface.n: violation: ${PROBLEM}`,
  ]);
  const data = { azurerm_public_ip: { p: {} } };
  expect(found({ ...nic({ public_ip_address_id: "${data.azurerm_public_ip.p.id}" }), data })).toHaveLength(1);
  const frontend_ip_configuration = [{ name: "a" }, { name: "b", public_ip_prefix_id: ELSEWHERE }];
  expect(found({ resource: { azurerm_lb: { l: { frontend_ip_configuration } } } })).toHaveLength(1);
});

test("a scale set that makes them is a violation", () => {
  const set = (ip_configuration: object) => ({
    resource: {
      azurerm_linux_virtual_machine_scale_set: { s: { network_interface: [{ ip_configuration }] } },
    },
  });
  expect(found(set({ name: "a", public_ip_address: { name: "p" } }))).toHaveLength(1);
  expect(found(set({ name: "a" }))).toEqual([]);
});

test("azapi is read alike", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: {
        n: {
          type: "Microsoft.Network/networkInterfaces@2025-01-01",
          body: { properties: { ipConfigurations: [{ name: "a", properties }] } },
        },
      },
    },
  });
  expect(found(azapi({ publicIPAddress: { id: ELSEWHERE } }))).toHaveLength(1);
  expect(found(azapi({}))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(nic({ public_ip_address_id: "${var.x}" }))).toEqual([
    `azurerm_network_interface.n: unknown: can't be told before the plan or apply: ${PROBLEM}?`,
  ]);
  const untold = { resource: { azurerm_network_interface: { n: { ip_configuration: "${var.x}" } } } };
  expect(found(untold)).toHaveLength(1);
});

test("a scale set of before, and machines of azapi that come with their interfaces, are read alike", () => {
  const profile = (ip_configuration: object) => ({
    network_profile: [{ ip_configuration: [ip_configuration] }],
  });
  const old = (ip_configuration: object) =>
    found({ resource: { azurerm_virtual_machine_scale_set: { s: profile(ip_configuration) } } });
  expect(old({ public_ip_address_configuration: [{ name: "p" }] })).toEqual([
    "azurerm_virtual_machine_scale_set.s: violation: it makes public addresses of its own",
  ]);
  expect(old({ name: "i" })).toEqual([]);
  const azapi = (type: string, properties: object) =>
    found({
      resource: {
        azapi_resource: { m: { type: `Microsoft.Compute/${type}@2024-07-01`, body: { properties } } },
      },
    });
  const networkProfile = (properties: object) => ({
    networkProfile: {
      networkInterfaceConfigurations: [{ properties: { ipConfigurations: [{ properties }] } }],
    },
  });
  const open = networkProfile({ publicIPAddressConfiguration: { name: "p" } });
  expect(azapi("virtualMachines", open)).toHaveLength(1);
  expect(azapi("virtualMachines", networkProfile({}))).toEqual([]);
  expect(azapi("virtualMachineScaleSets", { virtualMachineProfile: open })).toHaveLength(1);
});

test("containers on the Internet are a violation, by default as well", () => {
  const group = (attributes: object) => found({ resource: { azurerm_container_group: { c: attributes } } });
  expect(group({ ip_address_type: "Private" })).toEqual([]);
  expect(group({ ip_address_type: "Public" })).toHaveLength(1);
  expect(group({})).toHaveLength(1);
  const azapi = (properties: object) =>
    found({
      resource: {
        azapi_resource: {
          c: { type: "Microsoft.ContainerInstance/containerGroups@2023-05-01", body: { properties } },
        },
      },
    });
  expect(azapi({ ipAddress: { type: "Public" } })).toHaveLength(1);
  expect(azapi({})).toEqual([]);
});

test("nodes of a cluster with public addresses are a violation", () => {
  const open = { node_public_ip_enabled: true };
  const of = (resource: object) => found({ resource });
  expect(of({ azurerm_kubernetes_cluster: { k: { default_node_pool: [open] } } })).toHaveLength(1);
  expect(of({ azurerm_kubernetes_cluster: { k: { default_node_pool: [{}] } } })).toEqual([]);
  expect(of({ azurerm_kubernetes_cluster_node_pool: { k: open } })).toHaveLength(1);
  const azapi = (type: string, properties: object) =>
    of({
      azapi_resource: { k: { type: `Microsoft.ContainerService/${type}@2025-01-01`, body: { properties } } },
    });
  const pool = { enableNodePublicIP: true };
  expect(azapi("managedClusters", { agentPoolProfiles: [{}, pool] })).toHaveLength(1);
  expect(azapi("managedClusters/agentPools", pool)).toHaveLength(1);
  expect(azapi("managedClusters/agentPools", {})).toEqual([]);
  expect(of({ azurerm_kubernetes_cluster_node_pool: { k: { node_public_ip_enabled: "${var.x}" } } })).toEqual(
    [expect.stringContaining(": unknown: ")],
  );
});
