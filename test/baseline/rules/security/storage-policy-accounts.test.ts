import { storagePolicyAccounts } from "../../../../baseline/rules/security/storage-policy-accounts";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(storagePolicyAccounts, template);

const policy = (...resources: readonly string[]) => ({
  resource: {
    azurerm_subnet_service_endpoint_storage_policy: { p: { definition: [{ service_resources: resources }] } },
    azurerm_storage_account: { s: {} },
    azurerm_resource_group: { g: {} },
  },
});

test("single accounts and Azure Machine Learning's own pass", () => {
  expect(found(policy("${azurerm_storage_account.s.id}", "/services/Azure/MachineLearning"))).toEqual([]);
});

test("a whole group or subscription is a violation", () => {
  expect(found(policy("${azurerm_resource_group.g.id}"))).toEqual([
    "azurerm_subnet_service_endpoint_storage_policy.p: violation: definition[0].service_resources names a whole resource group, not single storage accounts",
  ]);
  expect(found(policy("/subscriptions/00000000-0000-0000-0000-000000000001"))).toEqual([
    "azurerm_subnet_service_endpoint_storage_policy.p: violation: definition[0].service_resources names a whole subscription, not single storage accounts",
  ]);
});

test("an azapi policy is read alike", () => {
  const azapi = (id: string) => ({
    resource: {
      azapi_resource: {
        p: {
          type: "Microsoft.Network/serviceEndpointPolicies@2025-01-01",
          body: {
            properties: {
              serviceEndpointPolicyDefinitions: [{ properties: { serviceResources: [id] } }],
            },
          },
        },
      },
    },
  });
  expect(found(azapi("/subscriptions/s/resourceGroups/g"))).toHaveLength(1);
  expect(found(azapi("/services/Azure/MachineLearning"))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(policy("${var.x}"))).toEqual([
    "azurerm_subnet_service_endpoint_storage_policy.p: unknown: definition[0].service_resources can't be told, var.x is given at plan: perhaps more than single accounts",
  ]);
});
