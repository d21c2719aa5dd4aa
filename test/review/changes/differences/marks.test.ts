import { differences } from "../../../../review/changes/differences";
import { schemaOf } from "../../../../review/changes/schema";
import { lines, said } from "./said";

describe("marks of a plan", () => {
  test("what is known only after apply is unknown", () => {
    const found = said({ a: "x", b: [{ c: 1 }] }, { b: [{}] }, undefined, {
      unknown: [["a"], ["b", 0, "c"]],
    });
    expect(found).toEqual(['a: "x" → unknown', "b.c: 1 → unknown"]);
  });

  test("a block that is unknown as a whole is unknown", () => {
    expect(said({ b: [{ c: 1 }] }, {}, undefined, { unknown: [["b"]] })).toEqual(['b: [{"c":1}] → unknown']);
  });

  test("in a set the mark is found at the block's new place", () => {
    const before = {
      security_rule: [
        { name: "a", access: "Deny" },
        { name: "b", access: "Deny" },
      ],
    };
    const after = { security_rule: [{ name: "b", access: "Deny" }, { name: "a" }] };
    const found = said(before, after, schemaOf("azurerm_network_security_group", 5), {
      unknown: [["security_rule", 1, "access"]],
    });
    expect(found).toEqual(['security_rule[1].access: "Deny" → unknown']);
  });

  test("a sensitive value is compared and never carried", () => {
    const marks = { sensitive: [["a"], ["b", 0, "c"]] };
    const found = differences({ a: "old-1", b: [{ c: "old-2" }] }, { a: "new-1", b: [] }, undefined, marks);
    expect(lines(found)).toEqual(["a: sensitive → sensitive", "b.c: sensitive → absent"]);
    expect(said({ a: "same" }, { a: "same" }, undefined, marks)).toEqual([]);
  });

  test("a whole with something sensitive in it is sensitive", () => {
    const marks = { sensitive: [["b", 0, "c"]], unknown: [["b"]] };
    const found = differences({ b: [{ c: "secret" }] }, {}, undefined, marks);
    expect(JSON.stringify(found)).not.toContain("secret");
  });

  test("what the provider calls sensitive is so in a configuration, too", () => {
    const secret = schemaOf("azurerm_key_vault_secret", 5);
    expect(said({ value: "a" }, { value: "b" }, secret)).toEqual(["value: sensitive → sensitive"]);
  });
});
