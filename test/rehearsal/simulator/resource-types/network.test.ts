import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { estate } from "../support/estate";
import { GROUP, ids, OTHER_SUBSCRIPTION, sibling } from "../support/ids";

const withPrefixes = (...addressPrefixes: string[]) => ({ properties: { addressPrefixes } });
const second = sibling(ids.subnet, "snet-second");
const network = (properties: object) => changed(bodies.network, { properties });

describe("a virtual network", () => {
  test("has address ranges in CIDR notation", () => {
    const azure = estate();
    const put = (...addressPrefixes: string[]) =>
      azure.put(ids.network, network({ addressSpace: { addressPrefixes } }));
    expectRefused(put(), 400, "InvalidAddressPrefixFormat", ids.network);
    expectRefused(put("10.0.0.0"), 400, "InvalidAddressPrefixFormat", "10.0.0.0");
    // the address isn't the first of its range
    expectRefused(put("10.0.0.1/16"), 400, "InvalidAddressPrefixFormat", "10.0.0.1/16");
    expectAccepted(put("10.0.0.0/16", "192.168.0.0/24"));
  });

  test("holds its subnets: a range with one in it can't go", () => {
    const azure = estate(["network", "subnet"]);
    const addressSpace = { addressPrefixes: ["10.1.0.0/16"] };
    expectRefused(azure.put(ids.network, network({ addressSpace })), 400, "NetcfgInvalidSubnet", "snet-test");
    const wider = { addressPrefixes: ["10.0.0.0/15"] };
    expectAccepted(azure.put(ids.network, network({ addressSpace: wider })));
  });

  test("brings subnets of its own, which are resources", () => {
    const azure = estate();
    azure.make(ids.network, network({ subnets: [{ name: "snet-test", ...withPrefixes("10.0.1.0/24") }] }));
    expectAccepted(azure.get(ids.subnet));
    expect(azure.properties(ids.network).subnets).toMatchObject([{ id: ids.subnet }]);
  });

  test("that lists its subnets ends those that it leaves out; one that lists none keeps them", () => {
    const azure = estate(["network", "subnet"]);
    azure.make(second, withPrefixes("10.0.2.0/24"));
    azure.make(ids.network, bodies.network);
    expect(azure.properties(ids.network).subnets).toHaveLength(2);
    azure.make(ids.network, network({ subnets: [{ name: "snet-second", ...withPrefixes("10.0.2.0/24") }] }));
    expectRefused(azure.get(ids.subnet), 404, "ResourceNotFound", "snet-test");
  });

  test("doesn't end a subnet with something in it", () => {
    const azure = estate(["account", "network", "subnet", "endpoint"]);
    const answer = azure.put(ids.network, network({ subnets: [] }));
    expectRefused(answer, 400, "InUseSubnetCannotBeDeleted", "snet-test", ids.endpoint);
    expectRefused(azure.delete(ids.network), 400, "InUseSubnetCannotBeDeleted", "snet-test");
  });

  test("refuses subnets that overlap in the list", () => {
    const subnets = ["a", "b"].map((name) => ({ name, ...withPrefixes("10.0.1.0/24") }));
    const answer = estate().put(ids.network, network({ subnets }));
    expectRefused(answer, 400, "NetcfgSubnetRangesOverlap", "'b'", "'a'");
  });
});

describe("a subnet", () => {
  test("lies within its network", () => {
    const azure = estate(["network"]);
    expectRefused(
      azure.put(ids.subnet, withPrefixes("10.9.0.0/24")),
      400,
      "NetcfgInvalidSubnet",
      "snet-test",
    );
    expectRefused(
      azure.put(ids.subnet, withPrefixes("10.0.0.0/15")),
      400,
      "NetcfgInvalidSubnet",
      "vnet-test",
    );
    expectRefused(
      azure.put(ids.subnet, withPrefixes("10.0.0.0/33")),
      400,
      "InvalidCIDRNotation",
      "10.0.0.0/33",
    );
    expectRefused(azure.put(ids.subnet, withPrefixes()), 400, "InvalidCIDRNotation", ids.subnet);
    expectAccepted(azure.put(ids.subnet, { properties: { addressPrefix: "10.0.255.0/24" } }));
  });

  test("doesn't overlap another one", () => {
    const azure = estate(["network", "subnet"]);
    const answer = azure.put(second, withPrefixes("10.0.1.128/25"));
    expectRefused(answer, 400, "NetcfgSubnetRangesOverlap", "snet-second", "snet-test");
    expectAccepted(azure.put(second, withPrefixes("10.0.2.0/25")));
  });

  test("names a security group and a route table that are there", () => {
    const azure = estate(["network", "securityGroup"]);
    const put = (properties: object) => azure.put(ids.subnet, changed(bodies.subnet, { properties }));
    const routeTable = { id: ids.routeTable };
    expectRefused(put({ routeTable }), 400, "InvalidResourceReference", ids.routeTable, ids.subnet);
    expectAccepted(put({ networkSecurityGroup: { id: ids.securityGroup } }));
  });

  test("with something in it can't go, nor lose the range", () => {
    const azure = estate(["account", "network", "subnet", "endpoint"]);
    expectRefused(azure.delete(ids.subnet), 400, "InUseSubnetCannotBeDeleted", "snet-test", ids.endpoint);
    const moved = azure.put(ids.subnet, withPrefixes("10.0.3.0/24"));
    expectRefused(moved, 400, "InUsePrefixCannotBeDeleted", "snet-test", ids.endpoint);
    azure.end(ids.endpoint);
    expectAccepted(azure.put(ids.subnet, withPrefixes("10.0.3.0/24")));
    azure.settle();
    expectAccepted(azure.delete(ids.subnet));
  });

  test("is shown by its network as long as it is there", () => {
    const azure = estate(["network", "subnet"]);
    expect(azure.properties(ids.network).subnets).toMatchObject([{ name: "snet-test" }]);
    azure.end(ids.subnet);
    expect(azure.properties(ids.network).subnets).toEqual([]);
  });
});

describe("a network security group", () => {
  const rule = (name: string, priority: number, direction = "Inbound") => ({
    name,
    properties: { priority, direction },
  });
  const put = (...securityRules: object[]) =>
    estate().put(ids.securityGroup, changed(bodies.securityGroup, { properties: { securityRules } }));

  test("has a priority once a direction", () => {
    expectRefused(put(rule("a", 100), rule("b", 100)), 400, "SecurityRuleConflict", "a", "b", "nsg-test");
    expectAccepted(put(rule("a", 100), rule("b", 100, "Outbound"), rule("c", 101)));
  });

  test("shows an id for each rule", () => {
    const azure = estate();
    const properties = { securityRules: [rule("a", 100)] };
    azure.make(ids.securityGroup, changed(bodies.securityGroup, { properties }));
    expect(azure.properties(ids.securityGroup).securityRules).toMatchObject([
      { id: `${ids.securityGroup}/securityRules/a` },
    ]);
  });

  test("has priorities from 100 to 4096", () => {
    for (const priority of [99, 4097]) {
      const answer = put(rule("a", priority));
      expectRefused(answer, 400, "SecurityRuleInvalidPriority", String(priority), "nsg-test");
    }
    expectAccepted(put(rule("a", 4096)));
  });

  test.each([
    ["networkSecurityGroup", ids.securityGroup, "InUseNetworkSecurityGroupCannotBeDeleted"],
    ["routeTable", ids.routeTable, "InUseRouteTableCannotBeDeleted"],
  ])("or route table stays while a subnet has it: %s", (property, id, code) => {
    const azure = estate(["network"]);
    azure.make(id, bodies.securityGroup);
    azure.make(ids.subnet, changed(bodies.subnet, { properties: { [property]: { id } } }));
    expectRefused(azure.delete(id), 400, code, id, ids.subnet);
    azure.make(ids.subnet, bodies.subnet);
    expectAccepted(azure.delete(id));
  });
});

describe("a peering", () => {
  const remote = sibling(ids.network, "vnet-hub");
  const peering = `${ids.network}/virtualNetworkPeerings/to-hub`;
  const to = (id: string) => ({ properties: { remoteVirtualNetwork: { id } } });
  const peered = (range: string) => {
    const azure = estate(["network"]);
    azure.make(remote, network({ addressSpace: { addressPrefixes: [range] } }));
    return azure;
  };

  test("leads to a network that is there, or lies in another subscription", () => {
    const azure = estate(["network"]);
    expectRefused(azure.put(peering, to(remote)), 400, "InvalidResourceReference", "vnet-hub", peering);
    expectAccepted(
      azure.put(peering, to(remote.replace(GROUP, `${OTHER_SUBSCRIPTION}/resourceGroups/rg-hub`))),
    );
  });

  test("joins networks whose ranges don't overlap", () => {
    expectRefused(
      peered("10.0.0.0/24").put(peering, to(remote)),
      400,
      "VnetAddressSpacesOverlap",
      "vnet-hub",
    );
    expectAccepted(peered("10.1.0.0/24").put(peering, to(remote)));
  });

  test("is one to each network", () => {
    const azure = peered("10.1.0.0/24");
    azure.make(peering, to(remote));
    const answer = azure.put(sibling(peering, "again"), to(remote));
    expectRefused(answer, 400, "AnotherPeeringAlreadyReferencesRemoteVnet", "again", "to-hub");
  });
});

describe("a public address", () => {
  test("stays while something has it", () => {
    const azure = estate();
    const address = azure.make(`${GROUP}/providers/Microsoft.Network/publicIPAddresses/pip`, bodies.group);
    const bastion = azure.make(`${GROUP}/providers/Microsoft.Network/bastionHosts/bas`, {
      location: "westeurope",
      properties: { ipConfigurations: [{ name: "a", properties: { publicIPAddress: { id: address } } }] },
    });
    expectRefused(azure.delete(address), 400, "PublicIPAddressCannotBeDeleted", address, bastion);
    azure.end(bastion);
    expectAccepted(azure.delete(address));
  });
});
