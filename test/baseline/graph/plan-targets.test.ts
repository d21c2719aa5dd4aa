import { at, pointed, referring } from "./graph-of";
import { planOf, to } from "./plan-of";

const GROUP = "/subscriptions/s/resourceGroups/g";
const STORAGE = `${GROUP}/providers/Microsoft.Storage/storageAccounts/x`;

describe("what a text of a plan points at", () => {
  const id = (suffix: string) => `${STORAGE.toUpperCase()}${suffix}`;
  const known = planOf(
    {
      "g.g": { values: { id: GROUP, name: "rg" } },
      "st.s": { values: { id: STORAGE, name: "x" } },
      "st_rules.s": { values: { id: STORAGE } },
      "i.i": { values: { id: `${STORAGE}2`, principal_id: "11111111-aaaa" } },
      "azapi_resource_action.k": { values: { id: `${STORAGE}/keys/k`, resource_id: `${STORAGE}/keys/k` } },
      "t.a": {
        values: {
          same: id(""),
          below: id("/blobServices/default"),
          longer: `${STORAGE}23`,
          group: GROUP,
          other: `${GROUP}/providers/Microsoft.Storage/storageAccounts/z`,
          principal: "11111111-aaaa",
          literal: "11111111-aaaa",
          group_name: "rg",
          mixed: [STORAGE, `${GROUP}/x`],
          read: "/subscriptions/d",
        },
        expressions: {
          principal: to("i.i.principal_id", "i.i"),
          literal: { constant_value: "11111111-aaaa" },
          group_name: to("var.x", "g.g.name", "g.g"),
        },
      },
    },
    {
      prior: [
        { address: "data.d.d", mode: "data", type: "d", name: "d", values: { id: "/subscriptions/d" } },
      ],
    },
  );

  test.each<[string, string, string]>([
    ["an id in other letters", "same", "st.s#id"],
    ["what lies below it", "below", "st.s#id/blobServices/default"],
    ["an id that only begins like it", "longer", `<${STORAGE}23>`],
    ["a group itself", "group", "g.g#id"],
    [
      "what lies in a group, which is another object",
      "other",
      `<${GROUP}/providers/Microsoft.Storage/storageAccounts/z>`,
    ],
    ["a principal by its expression", "principal", "i.i#principal_id"],
    ["the same text without an expression", "literal", "<11111111-aaaa>"],
    ["a name by its expression", "group_name", "g.g#name"],
    ["a list", "mixed", `st.s#id, <${GROUP}/x>`],
    ["a data source that was read", "read", "data.d.d#id"],
  ])("known: %s", (_name, path, expected) => {
    expect(pointed(at(known, "t.a").targets(path))).toBe(expected);
  });

  test("known: an action's own target is what it acts on", () => {
    expect(pointed(at(known, "azapi_resource_action.k").targets("resource_id"))).toBe("st.s#id/keys/k");
  });

  const unknown = planOf({
    "st.s": { unknown: { id: true } },
    "i.i": { unknown: { id: true, principal_id: true } },
    "i.j": { unknown: { id: true } },
    "ws.w": { unknown: { id: true, storage_id: true }, expressions: { storage_id: to("st.s.id", "st.s") } },
    "t.a": {
      values: { some: [null, STORAGE], setting: [{ n: "2" }, { n: "1" }] },
      unknown: {
        one: true,
        via: true,
        two: true,
        named: true,
        ours: true,
        lost: true,
        identity_ids: true,
        some: [true, false],
        setting: [{ id: true }, { id: true }],
        loop_id: true,
      },
      expressions: {
        one: to("i.i.principal_id", "i.i"),
        via: to("ws.w.storage_id", "ws.w"),
        two: to("i.i.id", "i.i", "i.j.id", "i.j"),
        named: to("i.i.name", "i.i", "st.s.id", "st.s"),
        lost: to("local.x"),
        identity_ids: to("i.i.id", "i.i", "i.j.id", "i.j"),
        some: to("i.i.id", "i.i", "var.x"),
        setting: [
          { n: { constant_value: 1 }, id: to("i.i.id", "i.i") },
          { n: { constant_value: 2 }, id: to("i.j.id", "i.j") },
        ],
        loop_id: to("t.a.loop_id", "t.a"),
      },
    },
  });

  test.each<[string, string, string]>([
    ["by reference; what follows isn't told", "one", "i.i#principal_id?"],
    ["through another resource's id of it", "via", "st.s#id?"],
    ["one of two isn't told", "two", "unknown: it is known after apply, and it depends on several resources"],
    ["an id rather than a name", "named", "st.s#id?"],
    ["nothing without an expression, as in a dynamic block", "ours", "unknown: it is known after apply"],
    [
      "a local's, which no plan has",
      "lost",
      "unknown: it is known after apply, and a plan doesn't tell what local.x leads to",
    ],
    ["all of a list", "identity_ids", "i.i#id?, i.j#id?"],
    ["the unknown ones of a list, beside the known", "some", `<${STORAGE}>, i.i#id?`],
    ["in blocks of a set, by what is constant in them", "setting.0.id", "i.j#id?"],
    ["in the other block of a set", "setting.1.id", "i.i#id?"],
  ])("unknown: %s", (_name, path, expected) => {
    expect(pointed(at(unknown, "t.a").targets(path))).toBe(expected);
  });

  test("unknown: itself, without an end", () => {
    expect(at(unknown, "t.a").targets("loop_id").state).toBe("unknown");
  });

  test("a plan of JSON configuration tells what follows, and the places in a body", () => {
    const template = (constant_value: unknown, ...references: string[]) => ({ constant_value, references });
    const json = planOf({
      "st.s": { unknown: { id: true } },
      "i.i": { unknown: { id: true } },
      "azapi_resource.a": {
        values: { body: {} },
        unknown: { below: true, open: true, inside: true, body: { x: { s: true, i: true } } },
        expressions: {
          below: template("${st.s.id}/blobServices/default", "st.s.id", "st.s"),
          open: template("${st.s.id}/${i.i.name}", "st.s.id", "st.s", "i.i.name", "i.i"),
          inside: template("/x/${st.s.id}", "st.s.id", "st.s"),
          body: template(
            { x: { s: "${st.s.id}", i: "${i.i.id}", n: 1 } },
            "st.s.id",
            "st.s",
            "i.i.id",
            "i.i",
          ),
        },
      },
    });
    const target = (path: string) => pointed(at(json, "azapi_resource.a").targets(path));
    expect(target("below")).toBe("st.s#id/blobServices/default");
    expect(target("open")).toBe("st.s#id?");
    expect(target("inside")).toBe("unknown: it is known after apply");
    expect(target("body.x.i")).toBe("i.i#id");
    expect(referring(at(json, "i.i").referrers)).toEqual([
      "azapi_resource.a open",
      "azapi_resource.a body.x.i",
    ]);
  });

  test("known: of several with the same id, the object itself, unless another is named", () => {
    const sharing = planOf({
      "sn_association.a": { values: { id: STORAGE, sn_id: STORAGE } },
      "sn_rules.a": { values: { id: STORAGE } },
      "sn.a": { values: { id: STORAGE } },
      "t.a": {
        values: { literal: STORAGE, joined: STORAGE, rules: STORAGE },
        expressions: {
          literal: { constant_value: STORAGE },
          joined: to("sn_association.a.sn_id", "sn_association.a"),
          rules: to("sn_rules.a.id", "sn_rules.a"),
        },
      },
    });
    const target = (path: string) => pointed(at(sharing, "t.a").targets(path));
    expect([target("literal"), target("joined"), target("rules")]).toEqual([
      "sn.a#id",
      "sn.a#id",
      "sn_rules.a#id",
    ]);
    expect(referring(at(sharing, "sn.a").referrers)).toEqual(["t.a literal"]);
  });

  test("known: of several names that a text begins with, the longest", () => {
    const named = planOf({
      "i.i": { values: { name: "st" } },
      "i.j": { values: { name: "store" } },
      "t.a": { values: { x: "store-1" }, expressions: { x: to("i.i.name", "i.i", "i.j.name", "i.j") } },
    });
    expect(pointed(at(named, "t.a").targets("x"))).toBe("i.j#name-1");
  });

  test("unknown: in a list, what isn't known already", () => {
    const listed = planOf({
      "i.i": { values: { id: STORAGE } },
      "i.j": { unknown: { id: true } },
      "t.a": {
        values: { ids: [STORAGE, null] },
        unknown: { ids: [false, true] },
        expressions: { ids: to("i.j.id", "i.j", "i.i.id", "i.i") },
      },
    });
    expect(pointed(at(listed, "t.a").targets("ids"))).toBe("i.i#id, i.j#id?");
  });
});
