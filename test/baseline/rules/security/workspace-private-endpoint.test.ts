import { workspacePrivateEndpoint } from "../../../../baseline/rules/security/workspace-private-endpoint";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(workspacePrivateEndpoint, template);

const endpoint = (part: string, target = "${azurerm_machine_learning_workspace.x.id}") => ({
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
});

function estate(endpoints: Readonly<Record<string, object>>, others: object = {}) {
  return {
    resource: {
      azurerm_machine_learning_workspace: { x: { name: "x" } },
      azurerm_private_endpoint: endpoints,
      ...others,
    },
  };
}

const ALL = {
  amlworkspace: endpoint("amlworkspace"),
};

test("an endpoint for each part passes", () => {
  expect(found(estate(ALL))).toEqual([]);
});

test("each part without one is a violation", () => {
  expect(found(estate({}))).toEqual([
    "azurerm_machine_learning_workspace.x: violation: the workspace has no private endpoint for amlworkspace",
  ]);
});

test("an endpoint to something else doesn't count", () => {
  expect(found(estate({ ...ALL, amlworkspace: endpoint("amlworkspace", "/subscriptions/s/other") }))).toEqual(
    [
      "azurerm_machine_learning_workspace.x: violation: the workspace has no private endpoint for amlworkspace",
    ],
  );
  expect(found(estate({ ...ALL, amlworkspace: endpoint("other") }))).toHaveLength(1);
});

test("an endpoint that may not be there, or leads nobody knows where, makes it unknown", () => {
  const unknown =
    "azurerm_machine_learning_workspace.x: unknown: can't be told before the plan or apply: the workspace has no private endpoint for amlworkspace?";
  expect(found(estate({ ...ALL, amlworkspace: { ...endpoint("amlworkspace"), count: "${var.n}" } }))).toEqual(
    [unknown],
  );
  expect(found(estate({ ...ALL, amlworkspace: endpoint("amlworkspace", "${var.target}") }))).toEqual([
    unknown,
  ]);
});

test("an azapi endpoint is read alike", () => {
  const { amlworkspace: _, ...others } = ALL;
  const properties = {
    privateLinkServiceConnections: [
      {
        properties: {
          privateLinkServiceId: "${azurerm_machine_learning_workspace.x.id}",
          groupIds: ["amlworkspace"],
        },
      },
    ],
  };
  const type = "Microsoft.Network/privateEndpoints@2025-01-01";
  expect(found(estate(others, { azapi_resource: { e: { type, body: { properties } } } }))).toEqual([]);
});
