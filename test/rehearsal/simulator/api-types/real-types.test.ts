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
    expect(check).toMatchObject({ versionUsed: "2023-02-01", exactVersion: false });
    expect(check?.problems.map(({ path: at, kind, message }) => `${at} ${kind}: ${message}`)).toEqual([
      "properties.tenantId missing: is required",
      'properties.sku.name not-allowed-value: must be standard or premium (got "gold")',
      "properties.enableRbacAuthorisation unknown-property: is not a known property; did you mean enableRbacAuthorization?",
    ]);
  });
});
