import { Token } from "cdktf";
import type { AzureCloud } from "../../../constructs/naming/clouds";
import { ComputeSubnet, type ComputeSubnetProps } from "../../../constructs/network/compute-subnet";
import type { SecurityRule } from "../../../constructs/network/security-rule";
import { AzureContext } from "../../../constructs/terraform/azure-context";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, TEST_TENANT, Template, testStack } from "../../support/template";
import { EXISTING_NETWORK, NAMES, resolved, ruleLines } from "./network-fixtures";

const ACCOUNT = armId("Microsoft.Storage/storageAccounts", "stchurn");
const PYPI: SecurityRule = {
  name: "allow-mirror",
  priority: 200,
  direction: "Outbound",
  access: "Allow",
  protocol: "Tcp",
  source: "*",
  destination: "203.0.113.0/24",
  ports: ["443"],
  description: "Mirror of packages",
};

function compute(props: Partial<ComputeSubnetProps> = {}, cloud?: AzureCloud) {
  const stack = testStack();
  AzureContext.use(stack, { tenantId: TEST_TENANT, subscriptionId: TEST_SUBSCRIPTION, cloud });
  const construct = new ComputeSubnet(stack, "compute", {
    resourceGroup: existingResourceGroup(),
    virtualNetwork: EXISTING_NETWORK,
    names: NAMES,
    addressPrefix: "10.20.1.0/24",
    ...props,
  });
  return { stack, construct, synthesize: () => Template.of(stack) };
}
const rules = (...args: Parameters<typeof compute>) =>
  ruleLines(
    compute(...args)
      .synthesize()
      .resource("azurerm_network_security_group").only,
  );
const routes = (props: Partial<ComputeSubnetProps> = {}) =>
  compute(props).synthesize().resource("azurerm_route_table").only;
const policy = (props: Partial<ComputeSubnetProps> = {}) =>
  compute(props).synthesize().resource("azurerm_subnet_service_endpoint_storage_policy").only;

describe("ComputeSubnet", () => {
  test("security/exfiltration-guard-explicit-egress: only Azure ML and what it needs, nothing else", () => {
    expect(rules()).toEqual([
      "allow-compute-inbound 100 Inbound Allow * 10.20.1.0/24 -> 10.20.1.0/24 *",
      "deny-all-inbound 4096 Inbound Deny * * -> * *",
      "allow-azure-machine-learning 100 Outbound Allow Tcp * -> AzureMachineLearning 443,8787,18881",
      "allow-azure-machine-learning-udp 110 Outbound Allow Udp * -> AzureMachineLearning 5831",
      "allow-batch 120 Outbound Allow * * -> BatchNodeManagement.westeurope 443",
      "allow-entra-id 130 Outbound Allow Tcp * -> AzureActiveDirectory 80,443",
      "allow-storage 140 Outbound Allow Tcp * -> Storage.westeurope 443",
      "allow-front-door 150 Outbound Allow Tcp * -> AzureFrontDoor.Frontend 443",
      "allow-container-registry 160 Outbound Allow Tcp * -> MicrosoftContainerRegistry 443",
      "allow-container-registry-data 170 Outbound Allow Tcp * -> AzureFrontDoor.FirstParty 443",
      "allow-monitor 180 Outbound Allow Tcp * -> AzureMonitor 443",
      "allow-resource-manager 190 Outbound Allow Tcp * -> AzureResourceManager 443",
      "deny-internet-outbound 4000 Outbound Deny * * -> Internet *",
      "allow-virtual-network 4010 Outbound Allow * * -> VirtualNetwork *",
    ]);
  });

  test("security/exfiltration-guard-explicit-egress: China has no front door of Azure ML", () => {
    const frontDoor = expect.stringContaining("AzureFrontDoor.Frontend");
    expect(rules({}, "china")).not.toContainEqual(frontDoor);
    expect(rules({}, "china")).toHaveLength(13);
    expect(rules({}, "usgovernment")).toContainEqual(frontDoor);
  });

  test("security/exfiltration-guard-explicit-egress: without a firewall the default route leads nowhere", () => {
    expect(routes()).toMatchObject({
      name: "rt-churn-compute-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      bgp_route_propagation_enabled: false,
      route: [{ name: "default", address_prefix: "0.0.0.0/0", next_hop_type: "None" }],
      tags: existingResourceGroup().tags,
    });
    expect(
      (routes().route as { next_hop_in_ip_address?: string }[])[0]?.next_hop_in_ip_address ?? null,
    ).toBeNull();
  });

  test("security/exfiltration-guard-explicit-egress: with a firewall the default route leads there", () => {
    const [route, ...others] = routes({ firewallPrivateIp: "10.0.0.4" }).route as object[];
    expect(route).toMatchObject({
      address_prefix: "0.0.0.0/0",
      next_hop_type: "VirtualAppliance",
      next_hop_in_ip_address: "10.0.0.4",
    });
    expect(others).toEqual([]);
  });

  test("security/minimize-exfiltration-service-endpoint-policy: named accounts and Azure ML's own", () => {
    expect(policy({ storageAccountIds: [ACCOUNT] })).toEqual({
      name: "se-churn-compute-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: existingResourceGroup().tags,
      definition: [
        {
          name: "storage-accounts",
          description: "Accounts that computes may read and write",
          service: "Microsoft.Storage",
          service_resources: [ACCOUNT],
        },
        {
          name: "azure-machine-learning",
          description: "Accounts of Azure Machine Learning itself",
          service: "Global",
          service_resources: ["/services/Azure/MachineLearning"],
        },
      ],
    });
  });

  test("security/minimize-exfiltration-service-endpoint-policy: no accounts but Azure ML's own by default", () => {
    expect(policy().definition).toEqual([expect.objectContaining({ service: "Global" })]);
  });

  test("security/advisor-compute-in-vnet: a protected subnet with policy, storage endpoint and routes", () => {
    const { stack, construct, synthesize } = compute();
    const template = synthesize();
    expect(template.resource("azurerm_subnet").only).toEqual({
      name: "snet-churn-compute-test-weu",
      resource_group_name: "rg-churn-test-weu",
      virtual_network_name: "vnet-hub",
      address_prefixes: ["10.20.1.0/24"],
      default_outbound_access_enabled: false,
      private_endpoint_network_policies: "Enabled",
      private_link_service_network_policies_enabled: true,
      service_endpoint: [{ service: "Microsoft.Storage" }],
      service_endpoint_policy_ids: [
        expect.stringMatching(/^\$\{azurerm_subnet_service_endpoint_storage_policy\..+\.id\}$/),
      ],
    });
    expect(template.resource("azurerm_subnet_route_table_association").only).toMatchObject({
      route_table_id: expect.stringMatching(/^\$\{azurerm_route_table\..+\.id\}$/),
    });
    expect(template.resource("azurerm_network_security_group").only).toMatchObject({
      name: "nsg-churn-compute-test-weu",
    });
    expect(construct.addressPrefix).toBe("10.20.1.0/24");
    expect(resolved(stack, construct.subnetId)).toMatch(/^\$\{azurerm_subnet_route_table_association\./);
  });

  test("operations/collect-resource-logs: the logs of its security group", () => {
    expect(compute().construct.diagnosticTargets).toMatchObject([{ name: "nsg", logs: "allLogs" }]);
  });

  test("tags come from the resource group unless given", () => {
    const tags = { team: "x" };
    expect(routes({ tags })).toMatchObject({ tags });
    expect(policy({ tags })).toMatchObject({ tags });
    expect(compute({ tags }).synthesize().resource("azurerm_network_security_group").only).toMatchObject({
      tags,
    });
  });
});

describe("ComputeSubnet: additional rules and errors", () => {
  test("additional rules stand beside the built-in ones", () => {
    const lines = rules({ additionalRules: [PYPI] });
    expect(lines).toHaveLength(15);
    expect(lines).toContain("allow-mirror 200 Outbound Allow Tcp * -> 203.0.113.0/24 443");
  });

  test("security/exfiltration-guard-explicit-egress: the Internet only through a firewall", () => {
    const additionalRules = [{ ...PYPI, destination: "Internet" }];
    expect(rules({ additionalRules, firewallPrivateIp: "10.0.0.4" })).toContain(
      "allow-mirror 200 Outbound Allow Tcp * -> Internet 443",
    );
  });

  test.each<[string, Partial<SecurityRule>]>([
    ["a Deny of everything out", { access: "Deny", destination: "*" }],
    ["a Deny of everything in", { access: "Deny", direction: "Inbound", destination: "*" }],
    ["a range in, to everything there", { direction: "Inbound", source: "10.0.0.0/24", destination: "*" }],
    ["the last priority", { priority: 3999 }],
  ])("accepts %s", (_what, change) => {
    expect(() => compute({ additionalRules: [{ ...PYPI, ...change }] })).not.toThrow();
  });

  test.each<[string, Partial<SecurityRule>, string]>([
    ["an early priority", { priority: 199 }, "priority must be from 200 to 3999 (got 199)"],
    ["a late priority", { priority: 4000 }, "priority must be from 200 to 3999 (got 4000)"],
    ...["*", "Internet", "internet", "0.0.0.0/0"].flatMap(
      (anywhere): [string, Partial<SecurityRule>, string][] => [
        [
          `a way out to ${anywhere}`,
          { destination: anywhere },
          `destination "${anywhere}" opens the way to the Internet; name a range or a service tag, or give firewallPrivateIp`,
        ],
        [
          `a way in from ${anywhere}`,
          { direction: "Inbound", source: anywhere },
          `source "${anywhere}" lets the Internet in; name a range or a service tag`,
        ],
      ],
    ),
  ])("refuses %s", (_what, change, message) => {
    expect(() => compute({ additionalRules: [{ ...PYPI, ...change }] })).toThrow(
      new Error(`test/compute: additionalRules: "allow-mirror": ${message}`),
    );
  });

  test("a firewall does not let the Internet in", () => {
    const additionalRules: SecurityRule[] = [{ ...PYPI, direction: "Inbound" }];
    expect(() => compute({ additionalRules, firewallPrivateIp: "10.0.0.4" })).toThrow(/lets the Internet in/);
  });

  test("says everything at once", () => {
    expect(() =>
      compute({
        firewallPrivateIp: "10.0.0.4/32",
        storageAccountIds: [ACCOUNT, "stchurn", `${ACCOUNT}/blobServices`],
        additionalRules: [{ ...PYPI, priority: 1 }],
      }),
    ).toThrow(
      new Error(
        'test/compute: firewallPrivateIp "10.0.0.4/32" must be an IPv4 address; ' +
          'storageAccountIds: "stchurn" is not the ARM id of a storage account; ' +
          `storageAccountIds: "${ACCOUNT}/blobServices" is not the ARM id of a storage account; ` +
          'additionalRules: "allow-mirror": priority must be from 200 to 3999 (got 1)',
      ),
    );
  });

  test("values that are known only after apply are taken as they are", () => {
    const later = Token.asString({ resolve: () => "later" });
    expect(() => compute({ firewallPrivateIp: later, storageAccountIds: [later] })).not.toThrow();
  });
});
