import { ProtectedSubnet, type ProtectedSubnetProps } from "../../../constructs/network/protected-subnet";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { ENDPOINTS_RULE_LINES, EXISTING_NETWORK, resolved, ruleLines } from "./network-fixtures";

function subnet(props: Partial<ProtectedSubnetProps> = {}, version?: AzurermVersion) {
  const stack = testStack(version);
  const construct = new ProtectedSubnet(stack, "endpoints", {
    resourceGroup: existingResourceGroup(),
    virtualNetwork: EXISTING_NETWORK,
    name: "snet-churn-endpoints-test-weu",
    networkSecurityGroupName: "nsg-churn-endpoints-test-weu",
    addressPrefix: "10.20.0.0/24",
    ...props,
  });
  return { stack, construct, synthesize: () => Template.of(stack) };
}
const synthesized = (props: Partial<ProtectedSubnetProps> = {}, version?: AzurermVersion) =>
  subnet(props, version).synthesize().resource("azurerm_subnet").only;

describe("ProtectedSubnet", () => {
  test("security/exfiltration-guard-explicit-egress: no way out by default; rules hold for endpoints too", () => {
    expect(synthesized()).toEqual({
      name: "snet-churn-endpoints-test-weu",
      resource_group_name: "rg-churn-test-weu",
      virtual_network_name: "vnet-hub",
      address_prefixes: ["10.20.0.0/24"],
      default_outbound_access_enabled: false,
      private_endpoint_network_policies: "Enabled",
      private_link_service_network_policies_enabled: true,
    });
  });

  test("security/dependent-services-private: a security group stands on it", () => {
    const template = subnet({ tags: { team: "x" } }).synthesize();
    const group = template.resource("azurerm_network_security_group").only;
    expect(group).toMatchObject({ name: "nsg-churn-endpoints-test-weu", tags: { team: "x" } });
    expect(ruleLines(group)).toEqual(ENDPOINTS_RULE_LINES);
    expect(template.resource("azurerm_subnet_network_security_group_association").only).toEqual({
      subnet_id: expect.stringMatching(/^\$\{azurerm_subnet\.endpoints_\w+\.id\}$/),
      network_security_group_id: expect.stringMatching(/^\$\{azurerm_network_security_group\..+\.id\}$/),
    });
    template.resource("azurerm_subnet_route_table_association").count(0);
  });

  test("security/exfiltration-guard-explicit-egress: its id waits for the security group", () => {
    const { stack, construct } = subnet();
    expect(resolved(stack, construct.subnetId)).toMatch(
      /^\$\{azurerm_subnet_network_security_group_association\..+\.subnet_id\}$/,
    );
    expect(construct.addressPrefix).toBe("10.20.0.0/24");
  });

  test("security/exfiltration-guard-explicit-egress: its id waits for the routes, they for the group", () => {
    const routeTableId = armId("Microsoft.Network/routeTables", "rt-hub");
    const { stack, construct, synthesize } = subnet({ routeTableId });
    expect(synthesize().resource("azurerm_subnet_route_table_association").only).toEqual({
      route_table_id: routeTableId,
      subnet_id: expect.stringMatching(/^\$\{azurerm_subnet_network_security_group_association\./),
    });
    expect(resolved(stack, construct.subnetId)).toMatch(
      /^\$\{azurerm_subnet_route_table_association\..+\.subnet_id\}$/,
    );
  });

  test("security/minimize-exfiltration-service-endpoint-policy: endpoints and policy, in 5.2's words", () => {
    const serviceEndpointPolicyIds = [armId("Microsoft.Network/serviceEndpointPolicies", "se")];
    const one = synthesized({ serviceEndpoints: ["Microsoft.Storage"], serviceEndpointPolicyIds });
    expect(one).toMatchObject({
      service_endpoint: [{ service: "Microsoft.Storage" }],
      service_endpoint_policy_ids: serviceEndpointPolicyIds,
    });
    expect(one).not.toHaveProperty("service_endpoints");
  });

  test("security/minimize-exfiltration-service-endpoint-policy: endpoints in 4.81's words", () => {
    const one = synthesized({ serviceEndpoints: ["Microsoft.Storage"] }, "4.81.0");
    expect(one).toMatchObject({ service_endpoints: ["Microsoft.Storage"] });
    expect(one).not.toHaveProperty("service_endpoint");
  });

  test("a delegated subnet names the service, and actions where given", () => {
    const service = "GitHub.Network/networkSettings";
    expect(synthesized({ delegation: { service } })).toMatchObject({
      delegation: [{ name: "delegation", service_delegation: { name: service } }],
    });
    expect(synthesized({ delegation: { service, actions: ["join"] } })).toMatchObject({
      delegation: [{ service_delegation: { actions: ["join"] } }],
    });
  });

  test("operations/collect-resource-logs: the logs of its security group", () => {
    expect(subnet().construct.diagnosticTargets).toMatchObject([{ name: "nsg", logs: "allLogs" }]);
  });
});

describe("ProtectedSubnet: errors and existing subnets", () => {
  test("policies without the storage endpoint filter nothing", () => {
    const serviceEndpoints = ["Microsoft.KeyVault"];
    expect(() => subnet({ serviceEndpoints, serviceEndpointPolicyIds: ["x"] })).toThrow(
      new Error(
        'test/endpoints: serviceEndpointPolicyIds need "Microsoft.Storage" among serviceEndpoints: without it nothing is filtered',
      ),
    );
    expect(() => subnet({ serviceEndpoints })).not.toThrow();
  });

  test("says everything at once", () => {
    expect(() =>
      subnet({ name: "a b", addressPrefix: "10.0.0.1/24", serviceEndpointPolicyIds: ["x"] }),
    ).toThrow(
      /^test\/endpoints: the subnet name "a b" .* only; addressPrefix "10\.0\.0\.1\/24" has host bits set; the range is 10\.0\.0\.0\/24; serviceEndpointPolicyIds need/,
    );
  });

  test("an existing subnet is known by its id", () => {
    const id = `${EXISTING_NETWORK.virtualNetworkId}/subnets/snet-endpoints`;
    expect(ProtectedSubnet.fromSubnetId(id)).toEqual({ subnetId: id });
    const { construct } = subnet();
    expect(ProtectedSubnet.fromSubnetId(construct.subnetId)).toEqual({ subnetId: construct.subnetId });
    for (const wrong of [EXISTING_NETWORK.virtualNetworkId, `${id}/more`, "snet-endpoints"]) {
      expect(() => ProtectedSubnet.fromSubnetId(wrong)).toThrow(
        new Error(`ProtectedSubnet: "${wrong}" is not the ARM id of a subnet`),
      );
    }
  });
});
