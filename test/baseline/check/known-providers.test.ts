import { unknownProviders } from "../../../baseline/check/known-providers";
import { readAny } from "../../../terraform-json";

const told = (json: object) => unknownProviders(readAny(JSON.stringify(json)));
const RESOURCE = { azurerm_key_vault: { v: {} }, azapi_resource: { a: {} }, random_id: { r: {} } };
const asking = (required_providers: object, more: object = {}) =>
  told({ terraform: { required_providers }, resource: RESOURCE, ...more });

describe("in a configuration", () => {
  test("the providers of HashiCorp and Azure are known, from either registry, named or not", () => {
    expect(asking({})).toEqual([]);
    expect(
      asking({
        azurerm: { source: "hashicorp/azurerm", version: "5.2.0" },
        azapi: { source: "registry.terraform.io/Azure/azapi" },
        random: { source: "hashicorp/random" },
      }),
    ).toEqual([]);
    expect(asking({ azurerm: { source: "registry.opentofu.org/hashicorp/azurerm" } })).toEqual([]);
  });

  test("a look-alike isn't, nor one of another registry", () => {
    for (const source of ["hashic0rp/azurerm", "registry.example.com/hashicorp/azurerm"]) {
      expect(asking({ azurerm: { source } })).toEqual([
        `what ${source} makes of azurerm_* resources, which isn't hashicorp/azurerm`,
      ]);
    }
  });

  test("nor is one of another local name, which only its resource names", () => {
    const resource = { azurerm_key_vault: { v: { provider: "mine.hub" } } };
    expect(asking({ mine: { source: "mine/azurerm" } }, { resource })).toEqual([
      "what mine/azurerm makes of azurerm_* resources, which isn't hashicorp/azurerm",
    ]);
    expect(asking({ mine: { source: "hashicorp/azurerm" } }, { resource })).toEqual([]);
  });

  test.each(["~> 3.116", "3.0.0", "= 3.1", ">= 3.0, < 4.0.0", "<= 3.99", "~> 6.0", ">= 6"])(
    "defaults of azurerm %s aren't known",
    (version) => {
      expect(asking({ azurerm: version })).toEqual([
        `what azurerm ${version} makes: rules know the defaults of 4.x and 5.x`,
      ]);
    },
  );

  test.each(["~> 4.81", ">= 3.0", "~> 5.2", ">= 4, < 6", "> 3.0, != 3.5", "< 5.0", "~> 3", "<= 4.9"])(
    "%s admits a major that is",
    (version) => {
      expect(asking({ azurerm: { version } })).toEqual([]);
    },
  );
});

describe("in a plan", () => {
  const plan = (provider_name: string, provider_config: object = {}) => ({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          {
            address: "azurerm_key_vault.v",
            mode: "managed",
            type: "azurerm_key_vault",
            name: "v",
            values: {},
            provider_name,
          },
        ],
      },
    },
    configuration: { provider_config, root_module: {} },
  });

  test("each resource tells its provider", () => {
    expect(told(plan("registry.terraform.io/hashicorp/azurerm"))).toEqual([]);
    expect(told(plan("registry.terraform.io/evil/azurerm"))).toEqual([
      "what registry.terraform.io/evil/azurerm makes of azurerm_* resources, which isn't hashicorp/azurerm",
    ]);
  });

  test("the configuration tells the version", () => {
    const azurerm = { name: "azurerm", version_constraint: "~> 3.0" };
    expect(told(plan("registry.terraform.io/hashicorp/azurerm", { azurerm }))).toEqual([
      "what azurerm ~> 3.0 makes: rules know the defaults of 4.x and 5.x",
    ]);
  });
});

test("a provider that makes nothing runs all the same, and who publishes it counts", () => {
  const further = (source: string) => asking({ further: { source, version: "1.0.0" } });
  expect(further("evil/evil")).toEqual([
    "what evil/evil does: a provider's code runs with every plan, also without resources",
  ]);
  expect(further("registry.evil.example/hashicorp/random")).toHaveLength(1);
  for (const source of ["hashicorp/random", "Azure/modtm", "microsoft/fabric"]) {
    expect(further(source)).toEqual([]);
  }
});
