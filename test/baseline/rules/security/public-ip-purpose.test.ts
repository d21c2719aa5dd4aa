import { publicIpPurpose } from "../../../../baseline/rules/security/public-ip-purpose";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(publicIpPurpose, template);

const used = (others: object) => ({ resource: { azurerm_public_ip: { p: {} }, ...others } });
const ID = "${azurerm_public_ip.p.id}";
const VIOLATION = [
  "azurerm_public_ip.p: violation: the public address belongs to no Bastion, gateway or firewall",
];

test("Bastion's, a gateway's and a firewall's pass, logs on it or not", () => {
  const bastion = { azurerm_bastion_host: { b: { ip_configuration: { public_ip_address_id: ID } } } };
  expect(found(used(bastion))).toEqual([]);
  const logs = { azurerm_monitor_diagnostic_setting: { d: { target_resource_id: ID } } };
  expect(found(used({ ...bastion, ...logs }))).toEqual([]);
  expect(
    found(used({ azurerm_nat_gateway_public_ip_association: { n: { public_ip_address_id: ID } } })),
  ).toEqual([]);
  expect(
    found(used({ azurerm_firewall: { f: { ip_configuration: { public_ip_address_id: ID } } } })),
  ).toEqual([]);
});

test("a machine's, a load balancer's and nobody's are violations", () => {
  expect(found(used({}))).toEqual(VIOLATION);
  const configuration = { ip_configuration: { public_ip_address_id: ID } };
  expect(found(used({ azurerm_network_interface: { n: configuration } }))).toEqual(VIOLATION);
  expect(
    found(used({ azurerm_lb: { l: { frontend_ip_configuration: { public_ip_address_id: ID } } } })),
  ).toEqual(VIOLATION);
});

test("azapi is read alike", () => {
  const azapi = (type: string) => ({
    resource: {
      azapi_resource: {
        p: { type: "Microsoft.Network/publicIPAddresses@2025-01-01" },
        u: { type: `${type}@2025-01-01`, body: { properties: { ip: "${azapi_resource.p.id}" } } },
      },
    },
  });
  expect(found(azapi("Microsoft.Network/bastionHosts"))).toEqual([]);
  expect(found(azapi("Microsoft.Network/networkInterfaces"))).toHaveLength(1);
});
