import { armSchemaOf, KNOWN_TYPES, schemaOf } from "../../../../review/changes/schema";

test("what it doesn't know has no schema", () => {
  expect(schemaOf("azurerm_orbital_spacecraft", 5)).toBeUndefined();
});

test("where the two versions differ, each has its own facts", () => {
  const [four, five] = [schemaOf("azurerm_storage_account", 4), schemaOf("azurerm_storage_account", 5)];
  expect(four?.defaults.allow_nested_items_to_be_public).toBe(true);
  expect(five?.defaults.allow_nested_items_to_be_public).toBe(false);
  expect(schemaOf("azurerm_storage_container", 4)?.replaces).not.toContain("storage_account_id");
  expect(schemaOf("azurerm_storage_container", 5)?.replaces).toContain("storage_account_id");
});

test.each([
  ["azurerm_network_security_group", "security_rule"],
  ["azurerm_storage_account", "network_rules.ip_rules"],
  ["azurerm_monitor_diagnostic_setting", "enabled_log"],
  ["azurerm_machine_learning_workspace", "identity.identity_ids"],
])("in %s the order of %s means nothing", (type, path) => {
  expect(schemaOf(type, 4)?.sets).toContain(path);
  expect(schemaOf(type, 5)?.sets).toContain(path);
});

test("the blocks of a subnet's delegation are a true list", () => {
  expect(schemaOf("azurerm_subnet", 5)?.sets).not.toContain("delegation");
});

test("types are sorted and told once", () => {
  expect(new Set(KNOWN_TYPES).size).toBe(KNOWN_TYPES.length);
});

test("an ARM type has azapi's own facts and those of its body, in whatever case it is written", () => {
  const schema = armSchemaOf("Microsoft.MachineLearningServices/workspaces/computes");
  expect(schema.replaces).toEqual(expect.arrayContaining(["name", "parent_id"]));
  expect(schema.defaults).toMatchObject({ "body.properties.properties.vmPriority": "Dedicated" });
  expect(armSchemaOf("microsoft.machinelearningservices/workspaces/computes")).toBe(schema);
});

test("what Azure takes of an endpoint where nothing is said is told, and its keys aren't shown", () => {
  const endpoint = armSchemaOf("Microsoft.MachineLearningServices/workspaces/onlineEndpoints");
  expect(endpoint.defaults).toMatchObject({ "body.properties.publicNetworkAccess": "Enabled" });
  expect(endpoint.sensitive).toContain("body.properties.keys");
  const deployment = armSchemaOf("Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments");
  expect(deployment.defaults).toMatchObject({ "body.properties.errorThreshold": -1 });
});

test("any other ARM type has azapi's own facts", () => {
  expect(armSchemaOf("Microsoft.Web/sites").replaces).toEqual(armSchemaOf(undefined).replaces);
  expect(armSchemaOf(undefined).replaces).toEqual(expect.arrayContaining(["name", "parent_id", "location"]));
});
