import { at, graphOf, shown } from "./graph-of";

/** What `t.a` says at a path, beside other blocks. */
function value(attributes: object, path: string, around: object = {}): string {
  const { resource = {}, ...others } = around as { resource?: object };
  return shown(
    at(graphOf({ ...others, resource: { t: { a: attributes }, ...resource } }), "t.a").value(path),
  );
}

describe("a value of a configuration", () => {
  test.each<[string, object, string, string]>([
    ["is what is written", { a: false }, "a", "false"],
    ["stays as it is written, numbers in text too", { a: "5" }, "a", '"5"'],
    ["is absent where nobody wrote it", {}, "a", "absent"],
    ["is absent where null is written", { a: null }, "a", "absent"],
    ["is absent in a block that isn't there", {}, "identity.type", "absent"],
    ["lies in a block", { identity: { type: "X" } }, "identity.type", '"X"'],
    ["lies in a list of one block", { identity: [{ type: "X" }] }, "identity.type", '"X"'],
    ["lies in the block that a number chooses", { r: [{ n: 1 }, { n: 2 }] }, "r.1.n", "2"],
    ["lies in the only block, whatever its notation", { r: { n: 1 } }, "r.0.n", "1"],
    ["is unknown in one of several blocks", { r: [{ n: 1 }, { n: 2 }] }, "r.n", "unknown: there are 2 of it"],
    ["may be a list", { a: ["x"] }, "a", '["x"]'],
    ["is no block", { a: "x" }, "a.b", "unknown: it is a plain value where a block belongs"],
    ["may hold an escaped template", { a: "$${x} %%{y}" }, "a", '"${x} %{y}"'],
    ["leaves comments out", { a: { "//": "why", b: 1 } }, "a", '{"b":1}'],
  ])("%s", (_name, attributes, path, expected) => {
    expect(value(attributes, path)).toBe(expected);
  });

  test("says where it stands", () => {
    const { resources } = graphOf({ resource: { t: { a: { r: [{ n: 1 }, { n: 2 }], s: [{ n: 3 }] } } } });
    const rules = resources[0]?.blocks("r");
    const second = rules?.state === "known" ? rules.value[1] : undefined;
    expect(second?.value("n")).toEqual({ state: "known", value: 2, at: "r.1.n" });
    const single = resources[0]?.blocks("s");
    expect(single?.state === "known" && single.value[0]?.value("x")).toEqual({ state: "absent", at: "s.x" });
  });

  test("an unknown part makes the whole unknown, and its siblings stay known", () => {
    const attributes = { tags: { a: "x", b: "${var.b}" } };
    expect(value(attributes, "tags")).toBe("unknown: var.b is given at plan");
    expect(value(attributes, "tags.a")).toBe('"x"');
  });
});

describe("an expression", () => {
  const around = {
    locals: { l: { deep: ["x", "${local.m}"] }, m: "y", loop: "${local.pool}", pool: "${local.loop}" },
    variable: { v: { default: "Basic" } },
    data: { d: { c: { name: "n" } } },
    resource: {
      u: { b: { name: "n", sku: [{ tier: "S" }], other: "${u.c.name}" }, c: { name: "${u.b.name}" } },
    },
  };
  test.each<[string, string, string]>([
    ["a written attribute is the literal", "${u.b.name}", '"n"'],
    ["a block's attribute, with index or without", "${u.b.sku[0].tier}${u.b.sku.0.tier}", '"SS"'],
    ["over two resources", "${u.b.other}", '"n"'],
    ["an attribute that nobody wrote", "${u.b.id}", "unknown: u.b.id is known after apply"],
    ["a part of a text", "x-${u.b.name}-y", '"x-n-y"'],
    ["an unknown part of a text", "x-${u.b.id}", "unknown: u.b.id is known after apply"],
    ["a local", "${local.l.deep[1]}", '"y"'],
    ["a local's list", "${local.l.deep}", '["x","y"]'],
    ["a local that isn't there", "${local.z}", "unknown: local.z is not in the input"],
    ["locals in a circle", "${local.loop}", "unknown: local.loop refers to itself"],
    ["a variable, in spite of its default", "${var.v}", "unknown: var.v is given at plan"],
    ["a data source, in spite of its arguments", "${data.d.c.name}", "unknown: data.d.c is read at plan"],
    ["a module", "${module.m.o}", "unknown: module.m.o is known at plan"],
    ["a function", "${upper(u.b.name)}", "unknown: its expression is evaluated at plan"],
    ["a condition", '${u.b.name == "n" ? 1 : 2}', "unknown: its expression is evaluated at plan"],
    ["an instance's key", "${each.value}", "unknown: each.value is known at plan"],
    ["a resource that isn't there", "${u.z.id}", "unknown: u.z is not in the input"],
    ["a directive", "%{if true}x%{endif}", "unknown: its expression is evaluated at plan"],
  ])("%s", (_name, text, expected) => {
    expect(value({ x: text }, "x", around)).toBe(expected);
  });

  test("may stand for a block, or for one of its fields", () => {
    const locals = { acls: { default_action: "Deny", bypass: "${local.bypass}" }, bypass: ["AzureServices"] };
    expect(value({ acls: "${local.acls}" }, "acls.default_action", { locals })).toBe('"Deny"');
    expect(value({ acls: ["${local.acls}"] }, "acls.bypass.0", { locals })).toBe('"AzureServices"');
    expect(value({ acls: "${var.acls}" }, "acls.default_action")).toBe("unknown: var.acls is given at plan");
  });

  test("in the name of a field leaves open whether another is there", () => {
    expect(value({ tags: { "${var.k}": 1, a: 2 } }, "tags.b")).toBe(
      "unknown: a name beside it is known at plan",
    );
    expect(value({ tags: { "${var.k}": 1, a: 2 } }, "tags.a")).toBe("2");
  });
});

describe("blocks", () => {
  function tiers(attributes: object): unknown {
    const blocks = at(graphOf({ resource: { t: { a: attributes } } }), "t.a").blocks("rule");
    return blocks.state === "known" ? blocks.value.map((block) => shown(block.value("n"))) : shown(blocks);
  }

  test.each<[string, object, unknown]>([
    ["one is a list of one", { rule: { n: 1 } }, ["1"]],
    ["several keep their order", { rule: [{ n: 2 }, { n: 1 }] }, ["2", "1"]],
    ["none are absent", {}, "absent"],
    ["an empty list is none", { rule: [] }, "absent"],
    [
      "one that is unknown has unknown values",
      { rule: [{ n: 1 }, "${var.r}"] },
      ["1", "unknown: var.r is given at plan"],
    ],
    [
      "all are unknown where an expression makes them",
      { rule: "${var.r}" },
      "unknown: var.r is given at plan",
    ],
    [
      "of a dynamic block are unknown",
      { rule: [{ n: 1 }], dynamic: { rule: { for_each: "${var.r}", content: { n: 2 } } } },
      "unknown: a dynamic block is expanded at plan",
    ],
    [
      "a dynamic block of another name doesn't matter",
      { rule: [{ n: 1 }], dynamic: [{ other: { for_each: [], content: {} } }] },
      ["1"],
    ],
  ])("%s", (_name, attributes, expected) => {
    expect(tiers(attributes)).toEqual(expected);
  });
});

describe("an azapi body", () => {
  function inBody(body: unknown, path = "body.properties.x"): string {
    return shown(
      at(graphOf({ resource: { azapi_resource: { a: { type: "N/t@1", body } } } }), "azapi_resource.a").value(
        path,
      ),
    );
  }

  test.each<[string, unknown, string]>([
    ["an object", { properties: { x: false } }, "false"],
    ["a list of one", [{ properties: { x: false } }], "false"],
    ["JSON text", '{"properties":{"x":false}}', "false"],
    ["JSON text with a template", '{"properties":{"x":"${var.x}"}}', "unknown: var.x is given at plan"],
    ["text that is no JSON", "{properties}", "unknown: the body is no JSON object"],
    ["JSON of another kind", "[1]", "unknown: the body is no JSON object"],
    ["a function", "${jsonencode({})}", "unknown: its expression is evaluated at plan"],
    ["an object with a field named dynamic", { properties: { x: 1 }, dynamic: { properties: 1 } }, "1"],
  ])("may be %s", (_name, body, expected) => {
    expect(inBody(body)).toBe(expected);
  });

  test.each<[string, unknown, string]>([
    ["in another case", { Properties: { X: false } }, "false"],
    ["as JSON text in another case", '{"PROPERTIES":{"x":false}}', "false"],
    ["through a local", { Properties: "${local.inner}" }, "1"],
    ["twice", { properties: { x: 1, X: 2 } }, "unknown: it stands there twice, in different case"],
    [
      "below what stands there twice",
      { properties: { x: 1 }, Properties: {} },
      "unknown: it stands there twice, in different case",
    ],
    ["not at all", { properties: { xy: 1 } }, "absent"],
  ])("has names without case: %s", (_name, body, expected) => {
    const template = {
      locals: { inner: { X: 1 } },
      resource: { azapi_resource: { a: { type: "N/t@1", body } } },
    };
    expect(shown(at(graphOf(template), "azapi_resource.a").value("body.properties.x"))).toBe(expected);
  });

  test("that names a field twice is unknown as a whole", () => {
    expect(inBody({ properties: { x: { y: 1, Y: 1 } } })).toContain("unknown: it stands there twice");
  });

  test("names blocks and references without case, too; beside it case counts", () => {
    const resource = {
      st: { s: {} },
      azapi_resource: { a: { type: "N/t@1", Body: { x: 1 }, body: { Rules: [{ Id: "${st.s.id}" }] } } },
    };
    const a = at(graphOf({ resource }), "azapi_resource.a");
    const rules = a.blocks("body.rules");
    expect(rules.state === "known" && rules.value.map((rule) => rule.targets("id").state)).toEqual(["known"]);
    expect(shown(a.value("TYPE"))).toBe("absent");
    expect(shown(a.value("body.x"))).toBe("absent");
  });

  test("of another provider is an attribute like any other", () => {
    expect(value({ body: '{"x":1}' }, "body")).toBe('"{\\"x\\":1}"');
  });
});
