import { vaultPrivateEndpoint } from "../../../../baseline/rules/security/vault-private-endpoint";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(vaultPrivateEndpoint, template);

const endpoint = (part: string, target = "${azurerm_key_vault.x.id}") => ({
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
});

function estate(endpoints: Readonly<Record<string, object>>, others: object = {}) {
  return {
    resource: {
      azurerm_machine_learning_workspace: { w: { name: "mlw" } },
      azurerm_key_vault: { x: { name: "x" } },
      azurerm_private_endpoint: endpoints,
      ...others,
    },
  };
}

const ALL = {
  vault: endpoint("vault"),
};

test("an endpoint for each part passes", () => {
  expect(found(estate(ALL))).toEqual([]);
});

test("each part without one is a violation", () => {
  expect(found(estate({}))).toEqual([
    "azurerm_key_vault.x: violation: the key vault has no private endpoint for vault",
  ]);
});

test("an endpoint to something else doesn't count", () => {
  expect(found(estate({ ...ALL, vault: endpoint("vault", "/subscriptions/s/other") }))).toEqual([
    "azurerm_key_vault.x: violation: the key vault has no private endpoint for vault",
  ]);
  expect(found(estate({ ...ALL, vault: endpoint("other") }))).toHaveLength(1);
});

test("an endpoint that may not be there, or leads nobody knows where, makes it unknown", () => {
  const unknown =
    "azurerm_key_vault.x: unknown: can't be told before the plan or apply: the key vault has no private endpoint for vault?";
  expect(found(estate({ ...ALL, vault: { ...endpoint("vault"), count: "${var.n}" } }))).toEqual([unknown]);
  expect(found(estate({ ...ALL, vault: endpoint("vault", "${var.target}") }))).toEqual([unknown]);
});

test("an azapi endpoint is read alike", () => {
  const { vault: _, ...others } = ALL;
  const properties = {
    privateLinkServiceConnections: [
      { properties: { privateLinkServiceId: "${azurerm_key_vault.x.id}", groupIds: ["vault"] } },
    ],
  };
  const type = "Microsoft.Network/privateEndpoints@2025-01-01";
  expect(found(estate(others, { azapi_resource: { e: { type, body: { properties } } } }))).toEqual([]);
});

test("without a workspace in the input nothing is asked", () => {
  expect(found({ resource: { azurerm_key_vault: { x: { name: "x" } } } })).toEqual([]);
});
