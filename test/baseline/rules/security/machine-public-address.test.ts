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
