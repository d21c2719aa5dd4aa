import { CustomerManagedKeys } from "../../../constructs/encryption/customer-managed-keys";
import { existingResourceGroup } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { Template, testStack } from "../../support/template";

describe("CustomerManagedKeys: the key's body against Microsoft's published schema", () => {
  testWithSchema("every property is known, can be written, and has a listed value", () => {
    const stack = testStack();
    const resourceGroup = existingResourceGroup();
    new CustomerManagedKeys(stack, "keys", { resourceGroup, vaultName: "kvk-churn-1a2b3" }).addKey("storage");
    const { type, body } = Template.of(stack).resource("azapi_resource_action").only;
    expect(schemaProblems(String(type), { name: "storage", ...(body as object) })).toEqual([]);
  });

  testWithSchema("a wrong body would be noticed", () => {
    const properties = { kty: "RSA", keySize: "3072", keyOps: ["fly"], keyUri: "x", sise: 1 };
    expect(
      schemaProblems("Microsoft.KeyVault/vaults/keys@2024-11-01", { name: "storage", properties }),
    ).toEqual([
      "body.properties.keySize: not a whole number",
      "body.properties.keyOps[0]: fly is not listed",
      "body.properties.keyUri: read-only",
      "body.properties.sise: unknown",
    ]);
  });
});
