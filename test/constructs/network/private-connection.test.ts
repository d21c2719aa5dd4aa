import {
  PrivateConnection,
  type PrivateConnectionProps,
} from "../../../constructs/network/private-connection";
import { PrivateDnsZones } from "../../../constructs/network/private-dns-zones";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { resolved } from "./network-fixtures";

const TARGET = armId("Microsoft.Storage/storageAccounts", "stchurn");
const SUBNET = { subnetId: armId("Microsoft.Network/virtualNetworks/vnet/subnets", "snet") };
const ZONES = PrivateDnsZones.fromZoneIds({
  workspaceApi: "z-api",
  workspaceNotebooks: "z-notebooks",
  blob: "z-blob",
  file: "z-file",
  queue: "z-queue",
  table: "z-table",
  dfs: "z-dfs",
  vault: "z-vault",
  registry: "z-registry",
  monitor: "z-monitor",
  monitorOms: "z-oms",
  monitorOds: "z-ods",
  monitorAgent: "z-agent",
});

function connection(props: Partial<PrivateConnectionProps> = {}) {
  const stack = testStack();
  const construct = new PrivateConnection(stack, "blob-endpoint", {
    resourceGroup: existingResourceGroup(),
    name: "pep-churn-blob-test-weu",
    targetId: TARGET,
    subresource: "blob",
    subnet: SUBNET,
    zones: ZONES,
    ...props,
  });
  const synthesized = () => Template.of(stack).resource("azurerm_private_endpoint").only;
  return { stack, construct, synthesized };
}

describe("PrivateConnection", () => {
  test("security/dependent-services-private: one endpoint, approved at once, written to its zone", () => {
    expect(connection().synthesized()).toEqual({
      name: "pep-churn-blob-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      subnet_id: SUBNET.subnetId,
      custom_network_interface_name: "pep-churn-blob-test-weu-nic",
      private_service_connection: {
        name: "pep-churn-blob-test-weu",
        private_connection_resource_id: TARGET,
        subresource_names: ["blob"],
        is_manual_connection: false,
      },
      private_dns_zone_group: { name: "default", private_dns_zone_ids: ["z-blob"] },
      tags: existingResourceGroup().tags,
    });
  });

  test.each<[PrivateConnectionProps["subresource"], string[]]>([
    ["amlworkspace", ["z-api", "z-notebooks"]],
    ["blob", ["z-blob"]],
    ["file", ["z-file"]],
    ["queue", ["z-queue"]],
    ["table", ["z-table"]],
    ["dfs", ["z-dfs"]],
    ["vault", ["z-vault"]],
    ["registry", ["z-registry"]],
    ["azuremonitor", ["z-monitor", "z-oms", "z-ods", "z-agent", "z-blob"]],
  ])("security/workspace-private-endpoint: %s is written to %j, in one group", (subresource, ids) => {
    expect(connection({ subresource }).synthesized()).toMatchObject({
      private_service_connection: { subresource_names: [subresource] },
      private_dns_zone_group: { name: "default", private_dns_zone_ids: ids },
    });
  });

  test("security/workspace-private-endpoint: zone groups of Azure Policy are left alone", () => {
    const endpoint = connection({ zones: PrivateDnsZones.ownedByPolicy() }).synthesized();
    expect(endpoint).not.toHaveProperty("private_dns_zone_group");
    expect(endpoint).toMatchObject({ lifecycle: { ignore_changes: ["private_dns_zone_group"] } });
  });

  test("others can wait for it", () => {
    const { stack, construct } = connection();
    new TerraformData(stack, "afterwards", { dependsOn: [construct] });
    expect(Template.of(stack).resource("terraform_data").only).toMatchObject({
      depends_on: [expect.stringMatching(/^azurerm_private_endpoint\.blob-endpoint_[0-9A-F]{8}$/)],
    });
    expect(resolved(stack, construct.privateEndpointId)).toMatch(
      /^\$\{azurerm_private_endpoint\.blob-endpoint_[0-9A-F]{8}\.id\}$/,
    );
  });

  test("tags where given", () => {
    expect(connection({ tags: { team: "x" } }).synthesized()).toMatchObject({ tags: { team: "x" } });
  });

  test("refuses a wrong name", () => {
    expect(() => connection({ name: "a b" })).toThrow(
      /^test\/blob-endpoint: the private endpoint name "a b" may hold letters, digits and hyphens/,
    );
  });

  test("refuses zones that lack one", () => {
    const zones = PrivateDnsZones.fromZoneIds({ workspaceApi: "z-api" });
    expect(() => connection({ subresource: "amlworkspace", zones })).toThrow(
      'no private DNS zone for "workspaceNotebooks"; give its ARM id',
    );
  });
});
