import { UNKNOWN } from "../../../rehearsal/policy";
import { Estate } from "../../../rehearsal/policy/estate";
import { propertyOf } from "../../../rehearsal/policy/resource";
import { BOX, box, extension, resource } from "./support";

const ENDPOINTS = "Microsoft.Network/privateEndpoints";
const SETTINGS = "Microsoft.Insights/diagnosticSettings";

function endpoint(target: unknown, body: { manual?: boolean; state?: unknown; name?: string } = {}) {
  const property = body.manual ? "manualPrivateLinkServiceConnections" : "privateLinkServiceConnections";
  const properties = {
    privateLinkServiceId: target,
    groupIds: ["blob"],
    ...(body.state ? { privateLinkServiceConnectionState: body.state } : {}),
  };
  return resource(ENDPOINTS, body.name ?? "pe", { properties: { [property]: [{ name: "c", properties }] } });
}

/** The states of the box's connections, once all is joined. */
function states(...resources: Parameters<typeof resource>[2][] | ReturnType<typeof box>[]) {
  const estate = new Estate(resources as ReturnType<typeof box>[]);
  const list = propertyOf(estate.byId(box().id)?.properties, "privateEndpointConnections");
  return Array.isArray(list)
    ? list.map((one) =>
        propertyOf(propertyOf(propertyOf(one, "properties"), "privateLinkServiceConnectionState"), "status"),
      )
    : list;
}

describe("private endpoint connections", () => {
  test("come from the endpoints that point to the resource, approved", () => {
    expect(
      states(box(), endpoint(box().id.toUpperCase()), endpoint(`${box().id}2`, { name: "other" })),
    ).toEqual(["Approved"]);
    expect(states(box())).toBeUndefined();
  });

  test("wait for approval where the connection is manual", () => {
    expect(states(box(), endpoint(box().id, { manual: true }))).toEqual(["Pending"]);
  });

  test("have the state that the endpoint carries", () => {
    expect(states(box(), endpoint(box().id, { state: { status: "Rejected" } }))).toEqual(["Rejected"]);
  });

  test("stay as the resource carries them", () => {
    const properties = {
      privateEndpointConnections: [
        { name: "own", properties: { privateLinkServiceConnectionState: { status: "Disconnected" } } },
      ],
    };
    expect(states(box(properties), endpoint(box().id))).toEqual(["Disconnected"]);
    expect(states(box({ privateEndpointConnections: [] }), endpoint(box().id))).toEqual(["Approved"]);
  });

  test("are children too, but nothing that is evaluated by itself", () => {
    const estate = new Estate([box(), endpoint(box().id)]);
    const type = `${BOX}/privateEndpointConnections`;
    expect(estate.related(box(), type, { scope: "resourceGroup" }).map(({ id }) => id)).toEqual([
      `${box().id}/privateEndpointConnections/pe`,
    ]);
    expect(estate.resources.map((one) => one.type)).toEqual([BOX, ENDPOINTS]);
  });

  test("of an endpoint with an unknown target may be anybody's", () => {
    const estate = new Estate([box(), endpoint(UNKNOWN)]);
    const list = propertyOf(estate.byId(box().id)?.properties, "privateEndpointConnections");
    expect(list).toEqual([expect.objectContaining({ properties: UNKNOWN })]);
  });
});

describe("diagnostic settings", () => {
  const logsOf = (target: ReturnType<typeof resource>, logs: unknown) => {
    const setting = extension(target, SETTINGS, "s", { logs });
    const joined = new Estate([target, setting]).byId(setting.id);
    const list = propertyOf(joined?.properties, "logs");
    return Array.isArray(list)
      ? list.map((log) => [propertyOf(log, "categoryGroup") ?? null, propertyOf(log, "enabled")])
      : list;
  };

  test("list the other category group too, disabled", () => {
    expect(logsOf(box(), [{ categoryGroup: "allLogs", enabled: true }])).toEqual([
      ["allLogs", true],
      ["audit", false],
    ]);
    expect(logsOf(box(), [{ categoryGroup: "AUDIT", enabled: true }])).toEqual([
      ["AUDIT", true],
      ["allLogs", false],
    ]);
    expect(
      logsOf(box(), [
        { categoryGroup: "audit", enabled: true },
        { categoryGroup: "allLogs", enabled: true },
      ]),
    ).toHaveLength(2);
  });

  test("of categories list no group", () => {
    expect(logsOf(box(), [{ category: "AuditEvent", enabled: true }])).toEqual([[null, true]]);
    expect(logsOf(box(), [])).toEqual([]);
    expect(logsOf(box(), undefined)).toBeUndefined();
  });

  test("of resources without audit logs list no audit group", () => {
    const network = resource("Microsoft.Network/virtualNetworks", "v");
    expect(logsOf(network, [{ categoryGroup: "allLogs", enabled: true }])).toEqual([["allLogs", true]]);
  });

  test("with an unknown group stay as they are", () => {
    expect(logsOf(box(), [{ categoryGroup: UNKNOWN, enabled: true }])).toHaveLength(1);
  });
});

describe("a virtual network", () => {
  const network = (properties: unknown = {}) =>
    resource("Microsoft.Network/virtualNetworks", "v", { properties });
  const subnet = (name: string) =>
    resource("Microsoft.Network/virtualNetworks/subnets", `v/${name}`, { properties: {} });
  const parts = (property: string, ...all: ReturnType<typeof resource>[]) => {
    const list = propertyOf(new Estate(all).byId(network().id)?.properties, property);
    return Array.isArray(list) ? list.map((one) => propertyOf(one, "name")) : list;
  };

  test("lists the subnets that stand by themselves, each once", () => {
    const inline = { subnets: [{ name: "A", properties: {} }] };
    expect(parts("subnets", network(inline), subnet("a"), subnet("b"))).toEqual(["A", "b"]);
    expect(
      parts("subnets", network(), resource("Microsoft.Network/virtualNetworks/subnets", "w/a")),
    ).toBeUndefined();
    expect(parts("subnets", network({ subnets: UNKNOWN }), subnet("a"))).toBe(UNKNOWN);
  });

  test("lists the flow logs that point to it", () => {
    const flowLog = (target: string) =>
      resource("Microsoft.Network/networkWatchers/flowLogs", "w/f", {
        properties: { targetResourceId: target },
      });
    expect(parts("flowLogs", network(), flowLog(network().id))).toEqual(["f"]);
    expect(parts("flowLogs", network(), flowLog(box().id))).toBeUndefined();
  });
});

test("properties that are unknown as a whole stay unknown", () => {
  const estate = new Estate([box(UNKNOWN), endpoint(box().id)]);
  expect(estate.byId(box().id)?.properties).toBe(UNKNOWN);
});
