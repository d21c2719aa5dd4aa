import { Bastion, type BastionProps } from "../../../constructs/network/bastion";
import { accepted } from "../../support/deviations";
import { armId, existingResourceGroup, testDeviation } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { NAMES } from "./network-fixtures";

const SUBNET = { subnetId: armId("Microsoft.Network/virtualNetworks/vnet/subnets", "AzureBastionSubnet") };

function bastion(props: Partial<BastionProps> = {}) {
  const stack = testStack();
  const construct = new Bastion(stack, "bastion", {
    resourceGroup: existingResourceGroup(),
    names: NAMES,
    subnet: SUBNET,
    ...props,
  });
  return { stack, construct, synthesize: () => Template.of(stack) };
}
const host = (props: Partial<BastionProps> = {}) =>
  bastion(props).synthesize().resource("azurerm_bastion_host").only;

describe("Bastion", () => {
  test("security/workspace-access-from-vnet-only: sessions in the browser, nothing carried out", () => {
    expect(host()).toEqual({
      name: "bas-churn-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: existingResourceGroup().tags,
      sku: "Standard",
      scale_units: 2,
      tunneling_enabled: false,
      copy_paste_enabled: false,
      file_copy_enabled: false,
      ip_connect_enabled: false,
      kerberos_enabled: false,
      shareable_link_enabled: false,
      ip_configuration: {
        name: "bastion",
        subnet_id: SUBNET.subnetId,
        public_ip_address_id: expect.stringMatching(/^\$\{azurerm_public_ip\..+\.id\}$/),
      },
    });
  });

  test("its address is static and standard", () => {
    expect(bastion().synthesize().resource("azurerm_public_ip").only).toEqual({
      name: "pip-churn-bastion-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: existingResourceGroup().tags,
      sku: "Standard",
      allocation_method: "Static",
      ddos_protection_mode: "VirtualNetworkInherited",
    });
  });

  test("zones hold for host and address; options are taken", () => {
    const props = { zones: ["1", "2", "3"], tunneling: testDeviation(), scaleUnits: 50, tags: { team: "x" } };
    const template = bastion(props).synthesize();
    expect(template.resource("azurerm_bastion_host").only).toMatchObject({
      zones: ["1", "2", "3"],
      tunneling_enabled: true,
      scale_units: 50,
      tags: { team: "x" },
    });
    expect(template.resource("azurerm_public_ip").only).toMatchObject({
      zones: ["1", "2", "3"],
      tags: { team: "x" },
    });
  });

  test("security/exfiltration-guard-explicit-egress: a clipboard needs a deviation, which is recorded", () => {
    const { stack, synthesize } = bastion({ copyPaste: testDeviation() });
    expect(synthesize().resource("azurerm_bastion_host").only).toMatchObject({ copy_paste_enabled: true });
    expect(accepted(stack)).toEqual([
      {
        construct: "bastion",
        property: "copyPaste",
        recommendations: ["security/exfiltration-guard-explicit-egress"],
        rules: ["security/bastion-data-channels"],
        attributes: ["copy_paste_enabled"],
        policies: [],
        ...testDeviation(),
      },
    ]);
  });

  test("operations/collect-resource-logs: the host and its address are targets", () => {
    const { construct } = bastion();
    expect(construct.diagnosticTargets).toEqual([
      { name: "bastion", resourceId: construct.bastionId, logs: "allLogs", metrics: ["AllMetrics"] },
      {
        name: "public-ip",
        resourceId: expect.stringContaining("TfToken"),
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ]);
  });

  test.each<[Partial<BastionProps>, string]>([
    [{ scaleUnits: 1 }, "scaleUnits must be a whole number from 2 to 50 (got 1)"],
    [{ scaleUnits: 51 }, "scaleUnits must be a whole number from 2 to 50 (got 51)"],
    [{ scaleUnits: 2.5 }, "scaleUnits must be a whole number from 2 to 50 (got 2.5)"],
    [{ zones: ["1", "4", "x"] }, 'zones must be "1", "2" or "3" (got "4", "x")'],
    [
      { scaleUnits: 0, zones: ["0"] },
      'scaleUnits must be a whole number from 2 to 50 (got 0); zones must be "1", "2" or "3" (got "0")',
    ],
  ])("refuses %j", (props, message) => {
    expect(() => bastion(props)).toThrow(new Error(`test/bastion: ${message}`));
  });
});
