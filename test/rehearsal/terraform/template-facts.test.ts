import {
  resourcesOf,
  templatesOf,
  tenantOf,
  variableArguments,
} from "../../../rehearsal/terraform/template-facts";
import { folderOf } from "../fake-terraform";

const TENANT = "99999999-8888-7777-6666-555555555555";
const ANY_TENANT = "00000000-0000-0000-0000-0000000000fe";
const provider = (...settings: object[]) => ({ "cdk.tf.json": { provider: { azurerm: settings } } });

describe("the tenant of a rehearsal", () => {
  test.each<[string, Record<string, string | object>, string]>([
    ["is the one that azurerm is told", provider({ tenant_id: TENANT }), TENANT],
    ["is the first that is one", provider({}, { tenant_id: "${var.t}" }, { tenant_id: TENANT }), TENANT],
    ["is made up where it comes from a variable", provider({ tenant_id: "${var.tenant}" }), ANY_TENANT],
    ["is made up where none is named", provider({}), ANY_TENANT],
    ["is made up for HCL", { "main.tf": `provider "azurerm" { tenant_id = "${TENANT}" }` }, ANY_TENANT],
    [
      "isn't that of another provider",
      { "cdk.tf.json": { provider: { azuread: [{ tenant_id: TENANT }] } } },
      ANY_TENANT,
    ],
  ])("%s", (_name, files, tenant) => {
    expect(tenantOf(folderOf(files).folder)).toBe(tenant);
  });
});

describe("variables", () => {
  const own = folderOf({ "cdk.tf.json": { variable: { accept_example_values: { type: "bool" } } } }).folder;
  test("are passed on one by one", () => {
    expect(variableArguments(folderOf({ "main.tf": "" }).folder, ["a=1", "b=2"])).toEqual([
      "-var",
      "a=1",
      "-var",
      "b=2",
    ]);
  });

  test("accept the example values where the configuration asks", () => {
    expect(variableArguments(own, ["a=1"])).toEqual(["-var", "a=1", "-var", "accept_example_values=true"]);
  });

  test("unless somebody says otherwise", () => {
    expect(variableArguments(own, ["accept_example_values=false"])).toEqual([
      "-var",
      "accept_example_values=false",
    ]);
  });
});

describe("the JSON of a folder", () => {
  const { folder } = folderOf({
    "a.tf.json": { resource: { azurerm_subnet: { one: {} } }, data: { azurerm_client_config: { me: {} } } },
    "b.tf.json": { resource: { azurerm_subnet: { two: {} } } },
    "c_override.tf.json": { resource: { azurerm_subnet: { three: {} } } },
    "main.tf": "",
  });

  test("is all its files but overrides, and HCL is passed over", () => {
    expect(templatesOf(folder)).toHaveLength(2);
  });

  test("has managed resources by their addresses", () => {
    expect([...resourcesOf(folder).keys()]).toEqual(["azurerm_subnet.one", "azurerm_subnet.two"]);
  });

  test("is named where it can't be read", () => {
    expect(() => templatesOf(folderOf({ "broken.tf.json": "[1" }).folder)).toThrow(
      expect.objectContaining({
        name: "RehearsalError",
        message: expect.stringMatching(/^broken\.tf\.json can't be read: .+\.$/),
      }),
    );
  });
});
