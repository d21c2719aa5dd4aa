import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { estate, workspaceEstate } from "../support/estate";
import { GROUP, ids, OTHER_SUBSCRIPTION, SUBSCRIPTION, sibling } from "../support/ids";

const ground = ["account", "vault", "network", "subnet"] as const;

function to(privateLinkServiceId: string, ...groupIds: string[]) {
  const connection = { name: "one", properties: { privateLinkServiceId, groupIds } };
  return changed(bodies.endpoint, { properties: { privateLinkServiceConnections: [connection] } });
}

describe("a private endpoint", () => {
  test("is shown by what it leads to, as long as it is there", () => {
    const azure = estate(ground);
    azure.make(ids.endpoint, bodies.endpoint);
    expect(azure.properties(ids.account).privateEndpointConnections).toMatchObject([
      { properties: { groupIds: ["blob"], privateLinkServiceConnectionState: { status: "Approved" } } },
    ]);
    azure.make(ids.endpoint, bodies.endpoint);
    const second = azure.make(sibling(ids.endpoint, "pep-file"), to(ids.account, "file"));
    expect(azure.properties(ids.account).privateEndpointConnections).toHaveLength(2);
    azure.end(ids.endpoint);
    expect(azure.properties(ids.account).privateEndpointConnections).toMatchObject([
      { properties: { privateEndpoint: { id: second } } },
    ]);
  });

  test("that somebody must approve is pending", () => {
    const azure = estate(ground);
    const [connection] = bodies.endpoint.properties.privateLinkServiceConnections;
    azure.make(
      ids.endpoint,
      changed(bodies.endpoint, {
        properties: {
          privateLinkServiceConnections: [],
          manualPrivateLinkServiceConnections: [{ ...connection }],
        },
      }),
    );
    expect(azure.properties(ids.account).privateEndpointConnections).toMatchObject([
      { properties: { privateLinkServiceConnectionState: { status: "Pending" } } },
    ]);
  });

  test("leads to something that is there", () => {
    const answer = estate(ground).put(ids.endpoint, to(sibling(ids.account, "stnone"), "blob"));
    expectRefused(answer, 400, "InvalidResourceReference", "stnone", ids.endpoint);
  });

  test("leads to a sub-resource that the target has", () => {
    const azure = estate(ground);
    expectRefused(azure.put(ids.endpoint, to(ids.vault, "blob")), 400, "BadRequest", "blob", ids.vault);
    expectRefused(azure.put(ids.endpoint, to(ids.vault)), 400, "BadRequest", ids.vault, "vault");
    expectAccepted(azure.put(ids.endpoint, to(ids.vault, "vault")));
  });

  test("leads to one sub-resource only", () => {
    const answer = estate(ground).put(ids.endpoint, to(ids.account, "blob", "file"));
    expectRefused(answer, 400, "OnlyOneGroupIdPermitted", "blob, file", ids.account);
  });

  test("has exactly one connection", () => {
    const body = changed(bodies.endpoint, { properties: { privateLinkServiceConnections: [] } });
    expectRefused(estate(ground).put(ids.endpoint, body), 400, "InvalidRequestFormat", "pep-test");
  });

  test("lies in a subnet that is there, at rest, in its own region", () => {
    const azure = estate(["account", "network"]);
    expectRefused(azure.put(ids.endpoint, bodies.endpoint), 400, "InvalidResourceReference", ids.subnet);
    azure.put(ids.subnet, bodies.subnet);
    expectRefused(
      azure.put(ids.endpoint, bodies.endpoint),
      409,
      "ReferencedResourceNotProvisioned",
      ids.subnet,
    );
    azure.settle();
    const far = changed(bodies.endpoint, { location: "northeurope" });
    expectRefused(azure.put(ids.endpoint, far), 400, "InvalidResourceReference", ids.subnet);
    expectAccepted(azure.put(ids.endpoint, bodies.endpoint));
  });

  test("never moves to another subnet", () => {
    const azure = estate(ground);
    azure.make(ids.endpoint, bodies.endpoint);
    const other = azure.make(sibling(ids.subnet, "snet-b"), { properties: { addressPrefix: "10.0.2.0/24" } });
    const moved = changed(bodies.endpoint, { properties: { subnet: { id: other } } });
    expectRefused(azure.put(ids.endpoint, moved), 409, "PropertyChangeNotAllowed", "subnet.id", "pep-test");
  });

  test("takes addresses of its subnet, of which Azure keeps five", () => {
    const azure = estate(["account", "registry", "network"]);
    // 8 addresses, of which 3 can be given away
    azure.make(ids.subnet, { properties: { addressPrefix: "10.0.1.0/29" } });
    azure.make(sibling(ids.endpoint, "pep-1"), bodies.endpoint);
    azure.make(sibling(ids.endpoint, "pep-2"), bodies.endpoint);
    const registry = azure.put(sibling(ids.endpoint, "pep-3"), to(ids.registry, "registry"));
    expectRefused(registry, 400, "SubnetIsFull", "snet-test", "pep-3");
    expectAccepted(azure.put(sibling(ids.endpoint, "pep-3"), bodies.endpoint));
    expectAccepted(azure.put(sibling(ids.endpoint, "pep-1"), bodies.endpoint));
  });

  test("leads to a registry of the Premium tier only", () => {
    const azure = estate(["network", "subnet"]);
    azure.make(ids.registry, { location: "westeurope", sku: { name: "Basic" } });
    const answer = azure.put(ids.endpoint, to(ids.registry, "registry"));
    expectRefused(answer, 400, "SkuNotSupported", ids.registry, "Basic");
  });

  test("to a private workspace with a managed network is accepted", () => {
    const azure = workspaceEstate();
    azure.make(ids.network, bodies.network);
    azure.make(ids.subnet, bodies.subnet);
    expectAccepted(azure.put(ids.endpoint, to(ids.workspace, "amlworkspace")));
  });

  test("of a type whose sub-resources are not known is taken as it is", () => {
    const azure = estate(["network", "subnet"]);
    const search = azure.make(`${GROUP}/providers/Microsoft.Search/searchServices/srch`, bodies.group);
    expectAccepted(azure.put(ids.endpoint, to(search, "searchService")));
  });
});

describe("the zone group of an endpoint", () => {
  const group = `${ids.endpoint}/privateDnsZoneGroups/default`;
  const zones = (...privateDnsZoneIds: string[]) => ({
    properties: {
      privateDnsZoneConfigs: privateDnsZoneIds.map((privateDnsZoneId, index) => ({
        name: `zone${index}`,
        properties: { privateDnsZoneId },
      })),
    },
  });

  test("names zones that are there, one to five", () => {
    const azure = estate([...ground, "endpoint"]);
    expectRefused(azure.put(group, zones(ids.zone)), 400, "InvalidResourceReference", ids.zone, group);
    azure.make(ids.zone, bodies.zone);
    expectRefused(azure.put(group, zones()), 400, "InvalidRequestFormat", group);
    expectRefused(azure.put(group, zones(...Array(6).fill(ids.zone))), 400, "InvalidRequestFormat", group);
    expectAccepted(azure.put(group, zones(ids.zone, ids.zone)));
  });

  test("is the only one of its endpoint", () => {
    const azure = estate([...ground, "endpoint", "zone"]);
    azure.make(group, zones(ids.zone));
    const answer = azure.put(sibling(group, "second"), zones(ids.zone));
    expectRefused(answer, 400, "PrivateDnsZoneGroupLimitExceeded", "second", "default");
  });
});

describe("a private DNS zone", () => {
  const link = `${ids.zone}/virtualNetworkLinks/to-vnet`;
  const to = (id: string) => ({ location: "global", properties: { virtualNetwork: { id } } });

  test("has its record of authority", () => {
    expectAccepted(estate(["zone"]).get(`${ids.zone}/SOA/@`));
  });

  test("stays while it is linked", () => {
    const azure = estate(["zone", "network"]);
    azure.make(link, to(ids.network));
    expectRefused(azure.delete(ids.zone), 409, "CannotDeleteResource", link);
    azure.end(link);
    expectAccepted(azure.delete(ids.zone));
  });

  test("is linked to a network that is there, or lies in another subscription", () => {
    const azure = estate(["zone"]);
    expectRefused(azure.put(link, to(ids.network)), 400, "BadRequest", ids.network, link);
    expectAccepted(azure.put(link, to(ids.network.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION))));
  });

  test("is linked to a network once, also among zones of one name", () => {
    const azure = estate(["zone", "network"]);
    azure.make(link, to(ids.network));
    expectAccepted(azure.put(link, to(ids.network)));
    azure.settle();
    expectRefused(azure.put(sibling(link, "again"), to(ids.network)), 400, "BadRequest", "again", "to-vnet");
    const group = azure.make(`${SUBSCRIPTION}/resourceGroups/rg-b`, bodies.group);
    const twin = azure.make(ids.zone.replace(GROUP, group), bodies.zone);
    const overlapping = azure.put(`${twin}/virtualNetworkLinks/b`, to(ids.network));
    expectRefused(overlapping, 400, "BadRequest", "overlapping namespaces", "privatelink.blob");
    const other = azure.make(sibling(ids.zone, "privatelink.azurecr.io"), bodies.zone);
    expectAccepted(azure.put(`${other}/virtualNetworkLinks/c`, to(ids.network)));
  });
});
