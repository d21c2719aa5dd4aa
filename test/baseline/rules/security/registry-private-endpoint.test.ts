import { registryPrivateEndpoint } from "../../../../baseline/rules/security/registry-private-endpoint";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(registryPrivateEndpoint, template);

const endpoint = (part: string, target = "${azurerm_container_registry.x.id}") => ({
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
});

function estate(endpoints: Readonly<Record<string, object>>, others: object = {}) {
  return {
    resource: {
      azurerm_machine_learning_workspace: { w: { name: "mlw" } },
      azurerm_container_registry: { x: { name: "x" } },
      azurerm_private_endpoint: endpoints,
      ...others,
    },
  };
}

const ALL = {
  registry: endpoint("registry"),
};

test("an endpoint for each part passes", () => {
  expect(found(estate(ALL))).toEqual([]);
});

test("each part without one is a violation", () => {
  expect(found(estate({}))).toEqual([
    "azurerm_container_registry.x: violation: the registry has no private endpoint for registry",
  ]);
});

test("an endpoint to something else doesn't count", () => {
  expect(found(estate({ ...ALL, registry: endpoint("registry", "/subscriptions/s/other") }))).toEqual([
    "azurerm_container_registry.x: violation: the registry has no private endpoint for registry",
  ]);
  expect(found(estate({ ...ALL, registry: endpoint("other") }))).toHaveLength(1);
});

test("an endpoint that may not be there, or leads nobody knows where, makes it unknown", () => {
  const unknown =
    "azurerm_container_registry.x: unknown: can't be told before the plan or apply: the registry has no private endpoint for registry?";
  expect(found(estate({ ...ALL, registry: { ...endpoint("registry"), count: "${var.n}" } }))).toEqual([
    unknown,
  ]);
  expect(found(estate({ ...ALL, registry: endpoint("registry", "${var.target}") }))).toEqual([unknown]);
});

test("an azapi endpoint is read alike", () => {
  const { registry: _, ...others } = ALL;
  const properties = {
    privateLinkServiceConnections: [
      { properties: { privateLinkServiceId: "${azurerm_container_registry.x.id}", groupIds: ["registry"] } },
    ],
  };
  const type = "Microsoft.Network/privateEndpoints@2025-01-01";
  expect(found(estate(others, { azapi_resource: { e: { type, body: { properties } } } }))).toEqual([]);
});

test("without a workspace in the input nothing is asked", () => {
  expect(found({ resource: { azurerm_container_registry: { x: { name: "x" } } } })).toEqual([]);
});
