import { areFilledOtherwise } from "../../../review/changes/filled-in";
import { reviewed } from "../two-sides";

const object = (...attributes: readonly string[]) => `object({ ${attributes.join(", ")} })`;

describe("the same value comes to something else", () => {
  test.each<[string, string, string]>([
    ["another value", object("a = optional(bool, false)"), object("a = optional(bool, true)")],
    ["one where there was none", object("a = optional(bool)"), object("a = optional(bool, true)")],
    ["none any more", object("a = optional(bool, true)"), object("a = optional(bool)")],
    [
      "in a list of objects",
      `map(${object("n = optional(list(string), [])", "a = optional(number, 1)")})`,
      `map(${object("n = optional(list(string), [])", "a = optional(number, 2)")})`,
    ],
    [
      "an object in an object",
      object(`o = optional(${object("a = optional(bool, false)")}, {})`),
      object(`o = optional(${object("a = optional(bool, true)")}, {})`),
    ],
  ])("%s", (_, before, after) => {
    expect(areFilledOtherwise(before, after)).toBe(true);
  });
});

describe("it comes to the same", () => {
  test.each<[string, string | undefined, string | undefined]>([
    ["the same type", object("a = optional(bool, true)"), object("a = optional(bool, true)")],
    ["other blanks", object("a = optional(bool, true)"), "object({a=optional(bool,true)})"],
    [
      "a further attribute",
      object("a = optional(bool, true)"),
      object("a = optional(bool, true)", "b = optional(bool, true)"),
    ],
    ["another type without any", object("a = string"), object("a = number")],
    ["another type that fills in null", object("a = optional(string)"), object("a = optional(number)")],
    ["a type that is new", undefined, "bool"],
    ["no bracket at the end", "object({a=optional(bool,", "object({a=optional(bool,"],
  ])("%s", (_, before, after) => {
    expect(areFilledOtherwise(before, after)).toBe(false);
  });
});

describe("a variable whose type fills in something else, with the same default", () => {
  const side = (type: string, uses = true, declared: object = { default: {} }) => ({
    variable: { o: { ...declared, type } },
    resource: {
      azurerm_key_vault: { v: { name: "kv", public_network_access_enabled: uses ? "${var.o.open}" : false } },
    },
  });
  const [closed, open] = [object("open = optional(bool, false)"), object("open = optional(bool, true)")];

  test.each([{ default: {} }, {}])("can't be seen (%j)", (declared) => {
    expect(reviewed(side(closed, true, declared), side(open, true, declared)).newNotSeen).toEqual([
      expect.stringContaining("var.o"),
    ]);
  });

  test("is of no interest where nothing uses it", () => {
    expect(reviewed(side(closed, false), side(open, false)).newNotSeen).toEqual([]);
  });
});
