import { networkDiagnostics } from "../../../../baseline/rules/operations/network-diagnostics";
import { allOf, foundWith } from "../diagnostics";
import { findingsOf, resources } from "../findings";

test.each(["azurerm_virtual_network", "azurerm_bastion_host", "azurerm_public_ip"])(
  "%s: logs and metrics are wanted",
  (type) => {
    expect(foundWith(networkDiagnostics, type, allOf(`${type}.a`))).toEqual([]);
    expect(foundWith(networkDiagnostics, type, allOf(`${type}.a`, "a", { enabled_metric: [] }))).toHaveLength(
      1,
    );
    expect(foundWith(networkDiagnostics, type, {})).toHaveLength(2);
  },
);

test("a network security group has no metrics", () => {
  const type = "azurerm_network_security_group";
  expect(foundWith(networkDiagnostics, type, allOf(`${type}.a`, "a", { enabled_metric: [] }))).toEqual([]);
  expect(foundWith(networkDiagnostics, type, {})).toEqual([
    `${type}.a: violation: Log Analytics doesn't get all logs of the resource: no diagnostic setting stands on it`,
  ]);
});

test("a body of azapi, and a setting that may not be there", () => {
  const network = { type: "Microsoft.Network/virtualNetworks@2025-01-01", body: {} };
  expect(findingsOf(networkDiagnostics, resources({ azapi_resource: { network } }))).toHaveLength(2);
  const settings = allOf("azurerm_virtual_network.a", "a", { count: "${var.count}" });
  expect(foundWith(networkDiagnostics, "azurerm_virtual_network", settings)).toEqual([
    expect.stringContaining(": unknown: "),
    expect.stringContaining(": unknown: "),
  ]);
});
