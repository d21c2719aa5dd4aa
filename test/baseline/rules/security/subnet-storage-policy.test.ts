import { subnetStoragePolicy } from "../../../../baseline/rules/security/subnet-storage-policy";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(subnetStoragePolicy, template);

const subnet = (attributes: object) => ({ resource: { azurerm_subnet: { s: attributes } } });
const VIOLATION = [
  "azurerm_subnet.s: violation: storage is reached over a service endpoint that no policy narrows",
];

test("a policy passes, in both versions' words, and so does no endpoint for storage", () => {
  const policy = { service_endpoint_policy_ids: ["/policy"] };
  expect(found(subnet({ service_endpoints: ["Microsoft.Storage"], ...policy }))).toEqual([]);
  expect(found(subnet({ service_endpoint: [{ service: "Microsoft.Storage" }], ...policy }))).toEqual([]);
  expect(found(subnet({ service_endpoints: ["Microsoft.KeyVault"] }))).toEqual([]);
  expect(found(subnet({}))).toEqual([]);
});

test("an endpoint for storage without policy is a violation", () => {
  expect(found(subnet({ service_endpoints: ["Microsoft.Storage"] }))).toEqual(VIOLATION);
  expect(found(subnet({ service_endpoint: [{ service: "Microsoft.Storage.Global" }] }))).toEqual(VIOLATION);
  expect(
    found(subnet({ service_endpoints: ["Microsoft.Storage"], service_endpoint_policy_ids: [] })),
  ).toEqual(VIOLATION);
});

test("an azapi subnet is read alike", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: {
        s: {
          type: "Microsoft.Network/virtualNetworks/subnets@2025-01-01",
          body: { properties: { serviceEndpoints: [{ service: "Microsoft.Storage" }], ...properties } },
        },
      },
    },
  });
  expect(found(azapi({ serviceEndpointPolicies: [{ id: "/policy" }] }))).toEqual([]);
  expect(found(azapi({}))).toHaveLength(1);
});

test("endpoints that only a plan tells are unknown", () => {
  expect(
    found(subnet({ service_endpoints: ["Microsoft.Storage"], service_endpoint_policy_ids: "${var.x}" })),
  ).toEqual([
    "azurerm_subnet.s: unknown: can't be told before the plan or apply: storage is reached over a service endpoint that no policy narrows?",
  ]);
});
