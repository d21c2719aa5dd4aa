import {
  armTypeOf,
  nested,
  numberOf,
  readSynthesizedResources,
  textOf,
} from "../../costs/synthesized-resources";

describe("synthesized Terraform JSON", () => {
  test("yields its resources with addresses, data sources left out", () => {
    const json = JSON.stringify({
      resource: { azurerm_subnet: { a: { name: "snet-a" }, b: { name: "snet-b" } } },
      data: { azurerm_client_config: { client: {} } },
    });
    expect(readSynthesizedResources(json)).toEqual([
      { address: "azurerm_subnet.a", type: "azurerm_subnet", attributes: { name: "snet-a" } },
      { address: "azurerm_subnet.b", type: "azurerm_subnet", attributes: { name: "snet-b" } },
    ]);
  });

  test("may hold no resources", () => {
    expect(readSynthesizedResources("{}")).toEqual([]);
  });

  test.each(["[]", "1", "null"])("that is %s is refused", (json) => {
    expect(() => readSynthesizedResources(json)).toThrow("holds no object");
  });

  test("is read through blocks that are objects or lists of one", () => {
    const attributes = { a: { b: { c: 1 } }, list: [{ c: 2 }] };
    expect(numberOf(nested(attributes, "a", "b"), "c")).toBe(1);
    expect(numberOf(nested(attributes, "list"), "c")).toBe(2);
    expect(nested(attributes, "missing", "b")).toEqual({});
  });

  test("has numbers also as text, and no others", () => {
    expect(numberOf({ a: "3" }, "a")).toBe(3);
    expect(numberOf({ a: `\${var.x}` }, "a")).toBeUndefined();
    expect(numberOf({ a: "" }, "a")).toBeUndefined();
    expect(textOf({ a: 3 }, "a")).toBeUndefined();
  });

  test("has ARM types where azapi wrote it", () => {
    const attributes = { type: "Microsoft.KeyVault/vaults/keys@2024-11-01" };
    expect(armTypeOf({ address: "x", type: "azapi_resource", attributes })).toBe(
      "Microsoft.KeyVault/vaults/keys",
    );
    expect(armTypeOf({ address: "x", type: "azurerm_thing", attributes })).toBeUndefined();
  });
});
