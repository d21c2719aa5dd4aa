import { armTypeOf, nested, numberOf, parseJson, pathText, textOf } from "../../terraform-json";

describe("attributes", () => {
  test("are read through blocks that are objects or lists of one", () => {
    const attributes = { a: { b: { c: 1 } }, list: [{ c: 2 }] };
    expect(numberOf(nested(attributes, "a", "b"), "c")).toBe(1);
    expect(numberOf(nested(attributes, "list"), "c")).toBe(2);
    expect(nested(attributes, "missing", "b")).toEqual({});
  });

  test("have numbers also as text, and no others", () => {
    expect(numberOf({ a: "3" }, "a")).toBe(3);
    expect(numberOf({ a: `\${var.x}` }, "a")).toBeUndefined();
    expect(numberOf({ a: "" }, "a")).toBeUndefined();
    expect(textOf({ a: 3 }, "a")).toBeUndefined();
  });

  test("have ARM types where azapi wrote them", () => {
    const attributes = { type: "Microsoft.KeyVault/vaults/keys@2024-11-01" };
    expect(armTypeOf({ type: "azapi_resource", attributes })).toBe("Microsoft.KeyVault/vaults/keys");
    expect(armTypeOf({ type: "azurerm_thing", attributes })).toBeUndefined();
  });

  test("have paths as a person writes them", () => {
    expect(pathText(["identity", 0, "principal_id"])).toBe("identity[0].principal_id");
    expect(pathText(["tags", "cost center"])).toBe('tags["cost center"]');
    expect(pathText([])).toBe("");
  });
});

describe("text that is no JSON", () => {
  test.each([
    ["{", /^it is not JSON/],
    ["\ufeff{}", /^it starts with a byte order mark/],
  ])("is refused without quoting it: %j", (text, sentence) => {
    expect(() => parseJson(text)).toThrow(sentence);
  });

  test("names the line", () => {
    expect(() => parseJson('{\n"a": hunter2\n}')).toThrow(/^it is not JSON(, see line 2)?$/);
  });
});
