import { at, graphOf, pointed, referring } from "./graph-of";

const STORAGE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/x";

describe("what a text of a configuration points at", () => {
  const around = {
    locals: { scope: "${st.s.id}", scopes: { one: "${local.scope}" }, id: STORAGE, loop: "${local.loop}" },
    data: { st: { existing: { name: "n" } } },
    resource: {
      st: { s: { name: "store" }, many: { for_each: "${var.all}" }, none: { count: 0 } },
      ws: {
        w: { storage_account_id: "${st.s.id}", vault_id: STORAGE, open_id: "${var.v}", name: "w-${var.v}" },
      },
    },
  };
  function target(text: unknown): string {
    const graph = graphOf({ ...around, resource: { ...around.resource, t: { a: { x: text } } } });
    return pointed(at(graph, "t.a").targets("x"));
  }

  test.each<[string, unknown, string]>([
    ["a reference", "${st.s.id}", "st.s#id"],
    ["another attribute of it", "${st.s.identity[0].principal_id}", "st.s#identity.0.principal_id"],
    ["an attribute that is written", "${st.s.name}", "st.s#name"],
    ["with what follows", "${st.s.id}/blobServices/default", "st.s#id/blobServices/default"],
    ["followed by something unknown", "${st.s.id}/x/${var.v}", "st.s#id?"],
    ["through locals", "${local.scopes.one}", "st.s#id"],
    ["through locals, with what follows", "${local.scope}/a", "st.s#id/a"],
    ["through another resource's id of it", "${ws.w.storage_account_id}", "st.s#id"],
    ["another resource's id of something outside", "${ws.w.vault_id}", `<${STORAGE}>`],
    ["another resource's id that is unknown", "${ws.w.open_id}", "unknown: var.v is given at plan"],
    ["a name that is partly unknown", "${ws.w.name}", "ws.w#name"],
    ["a key", '${st.many["a"].id}', "st.many#id"],
    ["the key of this instance", "${st.many[each.key].id}", "st.many#id"],
    ["all instances", "${st.many[*].id}", "st.many#id"],
    ["a whole resource", "${st.s}", "st.s#?"],
    ["a data source", "${data.st.existing.id}", "data.st.existing#id"],
    ["a literal id", STORAGE, `<${STORAGE}>`],
    ["a literal id in a local", "${local.id}/a", `<${STORAGE}/a>`],
    ["the name of a resource, which is no reference", "store", "<store>"],
    ["an unknown start", "/subscriptions/${var.v}", "unknown: var.v is given at plan"],
    ["a resource's name inside", "/x/${st.s.name}", "</x/store>"],
    ["a function", "${lower(st.s.id)}", "unknown: its expression is evaluated at plan"],
    ["itself through locals", "${local.loop}", "unknown: local.loop refers to itself"],
    ["what has no instance", "${st.none[0].id}", "unknown: st.none has no instance"],
    ["a list", ["${st.s.id}", STORAGE], `st.s#id, <${STORAGE}>`],
    ["a list with something unknown", ["${st.s.id}", "${var.v}"], "unknown: var.v is given at plan"],
    ["an empty list", [], "absent"],
    ["an empty text", "", "absent"],
    ["null", null, "absent"],
    ["an object", { a: 1 }, "unknown: it is no reference"],
  ])("%s", (_name, text, expected) => {
    expect(target(text)).toBe(expected);
  });
});

describe("references to a resource", () => {
  const graph = graphOf({
    locals: { ids: { a: "${t.a.id}", b: "${t.b.id}" }, via: "${local.ids.a}" },
    data: { d: { c: { id: "${t.a.id}" } } },
    resource: {
      t: {
        a: { self: "${t.a.name}", "//": "${t.b.id}" },
        b: { one: [{ id: "${t.a.id}" }], two: [{ x: 1 }, { ids: ["${t.a.id}", "${t.a.id}"] }] },
        c: {
          x: "${local.via}",
          y: "${var.on ? t.a.id : null}",
          depends_on: ["t.a", "module.m", "${t.b}", "t.z"],
        },
        e: {
          for_each: "${local.ids}",
          x: "${each.value}",
          lifecycle: { replace_triggered_by: ["${t.c}"] },
          depends_on: ['t.b["k"]'],
        },
      },
    },
  });

  test("come from attributes of all depths, through locals, expressions and data sources", () => {
    expect(referring(at(graph, "t.a").referrers)).toEqual([
      "t.b one.id",
      "t.b two.1.ids.0",
      "t.b two.1.ids.1",
      "t.c x",
      "t.c y",
      't.e["a"] x',
      "data.d.c id",
    ]);
  });

  test("don't come from comments, from itself, or from what only waits for it", () => {
    expect(referring(at(graph, "t.b").referrers)).toEqual(['t.e["b"] x']);
    expect(at(graph, "t.c").referrers).toEqual([]);
  });

  test("their path reads the value", () => {
    for (const { from, path } of at(graph, "t.a").referrers) {
      expect([from.address, path, from.value(path).state]).toEqual([from.address, path, "unknown"]);
    }
  });

  test("what depends_on names is told apart", () => {
    expect(at(graph, "t.c").dependsOn.map(({ address }) => address)).toEqual(["t.a", "t.b"]);
    expect(at(graph, 't.e["a"]').dependsOn.map(({ address }) => address)).toEqual(["t.b"]);
  });
});

describe("resources", () => {
  test.each<[string, object, readonly string[]]>([
    ["are certain by themselves", {}, ["t.a certain"]],
    ["are certain by a literal count", { count: 2 }, ["t.a[0] certain", "t.a[1] certain"]],
    ["are certain by the keys that they have", { for_each: { a: "${var.x}" } }, ['t.a["a"] certain']],
    ["are certain by a local", { for_each: "${local.keys}" }, ['t.a["a"] certain']],
    ["are certain by a set", { for_each: '${toset(["a", "b",])}' }, ['t.a["a"] certain', 't.a["b"] certain']],
    ["are certain by a set of a local", { for_each: "${toset(local.keys)}" }, ['t.a["a"] certain']],
    ["are certain by a key of a local", { for_each: { "${local.zero}": 1 } }, ['t.a["0"] certain']],
    ["are one where a key isn't told", { for_each: { "${var.k}": 1 } }, ["t.a certain"]],
    ["are one where there are too many", { count: 1e9 }, ["t.a certain"]],
    ["are possible where a plan must tell", { count: "${var.on ? 1 : 0}" }, ["t.a possible"]],
    ["are possible by a set of what a plan tells", { for_each: "${toset(var.all)}" }, ["t.a possible"]],
    ["are possible by another function", { for_each: "${merge(local.keys)}" }, ["t.a possible"]],
    ["aren't there by a count of 0", { count: 0 }, []],
    ["aren't there by a count of 0 in text", { count: "${local.zero}" }, []],
    ["aren't there without a key", { for_each: {} }, []],
  ])("%s", (_name, attributes, existence) => {
    const graph = graphOf({ locals: { keys: ["a"], zero: "0" }, resource: { t: { a: attributes } } });
    expect(graph.resources.map((one) => `${one.address} ${one.existence}`)).toEqual(existence);
  });

  const graph = graphOf({
    locals: { api: "Microsoft.KeyVault/vaults@2024-11-01" },
    provider: { p: [{ features: [{ x: { on: "${local.api}" } }] }, { alias: "hub", features: {} }] },
    data: { t: { a: {} } },
    resource: {
      t: { a: { "//": { metadata: { path: "dev/a/Resource" } } } },
      azapi_resource: {
        v: { type: "${local.api}" },
        k: { type: "Microsoft.KeyVault/vaults/keys@${var.api}" },
      },
      azapi_resource_action: { v: { type: "microsoft.keyvault/vaults@2023-07-01" } },
      azapi_update_resource: { x: { type: "${var.type}" } },
    },
  });

  test("are found by type and address, data sources by address only", () => {
    expect(graph.ofType("t", "azapi_resource_action", "t").map(({ address }) => address)).toEqual([
      "t.a",
      "azapi_resource_action.v",
    ]);
    expect(graph.find("data.t.a")).toMatchObject({ mode: "data", type: "t", name: "a" });
    expect(graph.find("t.a")?.constructPath).toBe("dev/a/Resource");
    expect(graph.find("t.z")).toBeUndefined();
    expect(graph.resources).toHaveLength(6);
  });

  test("of azapi are found by what they send to, without version and in any case", () => {
    const found = (type: string) => graph.ofArmType(type).map(({ address }) => address);
    expect(found("Microsoft.KeyVault/Vaults@2021-01-01")).toEqual([
      "azapi_resource.v",
      "azapi_resource_action.v",
    ]);
    expect(found("Microsoft.KeyVault/vaults/keys")).toEqual(["azapi_resource.k"]);
    expect(found("")).toEqual([]);
    expect(at(graph, "azapi_update_resource.x").armType).toBeUndefined();
  });

  test("come with their providers, each of its aliases", () => {
    expect(graph.providers.map(({ name, alias }) => [name, alias])).toEqual([
      ["p", undefined],
      ["p", "hub"],
    ]);
    expect(graph.providers[0]?.settings.value("features.x.on")).toMatchObject({ state: "known" });
    expect(graph.providers[1]?.settings.value("features.x.on")).toMatchObject({ state: "absent" });
  });
});
