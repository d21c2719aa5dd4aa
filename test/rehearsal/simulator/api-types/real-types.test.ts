import * as fs from "node:fs";
import * as path from "node:path";
import { loadApiTypes } from "../../../../rehearsal/simulator/api-types";
import { PUBLISHED_TYPES, testWithSchema } from "../../../support/published-schema";

describe("Microsoft's published types", () => {
  testWithSchema("every one of the index can be found and checked against", () => {
    const types = loadApiTypes(PUBLISHED_TYPES);
    const index = JSON.parse(fs.readFileSync(path.join(PUBLISHED_TYPES, "index.json"), "utf8")) as object;
    expect(Object.keys(index).length).toBeGreaterThan(300);
    for (const name of Object.keys(index)) {
      const [type = "", apiVersion = ""] = name.split("@");
      const body = { id: "/x", notAThing: 1 };
      expect(types.check({ type, apiVersion, body, method: "PATCH" })).toMatchObject({
        type,
        versionUsed: apiVersion,
        exactVersion: true,
        readOnly: ["id"],
        problems: expect.arrayContaining([
          expect.objectContaining({ path: "notAThing", kind: "unknown-property" }),
        ]),
      });
    }
  });

  testWithSchema("a whole model that azurerm sends back loses what Azure alone sets", () => {
    const properties = {
      tenantId: "11111111-2222-3333-4444-555555555555",
      sku: { family: "A", name: "standard" },
      accessPolicies: [],
      enableRbacAuthorization: true,
      hsmPoolResourceId: "/hsm",
      provisioningState: "Succeeded",
      privateEndpointConnections: [{ id: "/p", properties: { provisioningState: "Succeeded" } }],
    };
    const check = loadApiTypes(PUBLISHED_TYPES).check({
      type: "Microsoft.KeyVault/vaults",
      apiVersion: "2023-02-01",
      body: { name: "kv-churn", type: "Microsoft.KeyVault/vaults", location: "westeurope", properties },
      method: "PUT",
    });
    expect(check?.problems).toEqual([]);
    expect(check?.readOnly).toEqual([
      "type",
      "properties.hsmPoolResourceId",
      "properties.privateEndpointConnections",
    ]);
    expect(check?.body).toMatchObject({ properties: { sku: { family: "A" } } });
  });

  testWithSchema(
    "of what has fractions a sampling rate and thresholds pass, an instance count doesn't",
    () => {
      const strictly = (type: string, apiVersion: string, body: object) =>
        loadApiTypes(PUBLISHED_TYPES)
          .check({ type, apiVersion, body, method: "PATCH", strict: true })
          ?.problems.map(({ path: at, kind }) => `${at} ${kind}`);
      const collected = { model_inputs: { dataCollectionMode: "Enabled", samplingRate: 0.1 } };
      expect(
        strictly("Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments", "2025-12-01", {
          properties: { endpointComputeType: "Managed", dataCollector: { collections: collected } },
          sku: { name: "Default", capacity: 2.5 },
        }),
      ).toEqual(["sku.capacity wrong-type"]);
      expect(
        strictly("Microsoft.Insights/scheduledQueryRules", "2023-12-01", {
          properties: { criteria: { allOf: [{ query: "T", threshold: 0.5 }] } },
        }),
      ).toEqual([]);
    },
  );

  testWithSchema("a preview of rules on logs is checked against the stable version that came of it", () => {
    const check = loadApiTypes(PUBLISHED_TYPES).check({
      type: "Microsoft.Insights/scheduledQueryRules",
      apiVersion: "2023-03-15-preview",
      body: { identity: { type: "UserAssigned", userAssignedIdentities: {} } },
      method: "PATCH",
    });
    expect(check).toMatchObject({ versionUsed: "2023-12-01", exactVersion: false, problems: [] });
  });

  testWithSchema("a vault with a misspelled property, a wrong type and no tenant is refused", () => {
    const check = loadApiTypes(PUBLISHED_TYPES).check({
      type: "microsoft.keyvault/VAULTS",
      apiVersion: "2024-01-01",
      body: {
        location: "westeurope",
        properties: { sku: { family: "A", name: "gold" }, enableRbacAuthorisation: 1 },
      },
      method: "PUT",
    });
    expect(check).toMatchObject({ versionUsed: "2024-11-01", exactVersion: false });
    expect(check?.problems.map(({ path: at, kind, message }) => `${at} ${kind}: ${message}`)).toEqual([
      "properties.tenantId missing: is required",
      'properties.sku.name not-allowed-value: must be standard or premium (got "gold")',
      "properties.enableRbacAuthorisation unknown-property: is not a known property; did you mean enableRbacAuthorization?",
    ]);
  });
});
