import { escapeTemplate, pathText, references, traversals } from "../../terraform-json";

/** `address` and what follows, of each reference. */
function found(value: unknown) {
  return references(value).map(({ address, steps }) => [address, ...steps]);
}

describe("references in expressions", () => {
  test.each<[string, string, (string | number | undefined)[][]]>([
    ["an attribute", "${azurerm_subnet.a.id}", [["azurerm_subnet.a", "id"]]],
    [
      "in the middle of text",
      "/x/${a.b.id}/y/${a.c.id}",
      [
        ["a.b", "id"],
        ["a.c", "id"],
      ],
    ],
    ["an index", "${a.b.identity[0].principal_id}", [["a.b", "identity", 0, "principal_id"]]],
    ["an old index", "${a.b.identity.0.principal_id}", [["a.b", "identity", 0, "principal_id"]]],
    ["a key", '${a.b["x y"].id}', [["a.b", "x y", "id"]]],
    ["a splat", "${a.b[*].id}", [["a.b", undefined, "id"]]],
    ["an old splat", "${a.b.*.id}", [["a.b", undefined, "id"]]],
    [
      "a computed key",
      "${a.b[c.d.e].id}",
      [
        ["a.b", undefined, "id"],
        ["c.d", "e"],
      ],
    ],
    ["a data source", "${data.a.b.id}", [["data.a.b", "id"]]],
    [
      "a module, a variable, a local",
      "${module.m.o}${var.v}${local.l.x}",
      [["module.m", "o"], ["var.v"], ["local.l", "x"]],
    ],
    ["names with dashes", "${a.b-c_d.id}", [["a.b-c_d", "id"]]],
    ["a whole object", "${length(a.b)}", [["a.b"]]],
    [
      "arguments of functions",
      '${join(",", [a.b.id, upper(a.c.id)])}',
      [
        ["a.b", "id"],
        ["a.c", "id"],
      ],
    ],
    ["a provider's function", "${provider::azapi::build_resource_id(a.b.id)}", [["a.b", "id"]]],
    ["a list spread over arguments", "${merge(a.b.list...)}", [["a.b", "list"]]],
    ["what hangs on a function", "${merge(a.b, {}).x.y}", [["a.b"]]],
    [
      "nested braces",
      "${{ k = { l = a.b.id } }}-${a.c.id}",
      [
        ["a.b", "id"],
        ["a.c", "id"],
      ],
    ],
    [
      "templates in strings",
      '${"x-${a.b.id}-}"}${a.c.id}',
      [
        ["a.b", "id"],
        ["a.c", "id"],
      ],
    ],
    ["quotes in strings", '${format("\\"a.z.id %s", a.b.id)}', [["a.b", "id"]]],
    [
      "braces in strings",
      '${replace(a.b.id, "}", "{")}${a.c.id}',
      [
        ["a.b", "id"],
        ["a.c", "id"],
      ],
    ],
    [
      "a condition",
      "${a.b.on ? a.c.id : null}",
      [
        ["a.b", "on"],
        ["a.c", "id"],
      ],
    ],
    ["numbers", "${1.5 + a.b.size * 2e3}", [["a.b", "size"]]],
    [
      "directives",
      "%{ if a.b.on }x%{ else }${a.c.id}%{ endif }",
      [
        ["a.b", "on"],
        ["a.c", "id"],
      ],
    ],
    ["comments", "${a.b.id /* a.c.id */}", [["a.b", "id"]]],
  ])("%s", (_case, template, expected) => {
    expect(found(template)).toEqual(expected);
  });

  test.each<[string, string]>([
    ["plain text", "a.b.id"],
    ["an escaped expression", "$${a.b.id}"],
    ["an escaped directive", "%%{ if a.b.on }"],
    ["a string in an expression", '${"a.b.id"}'],
    ["an escape in a string", '${"$${a.b.id}"}'],
    [
      "each, count, self and the like",
      "${each.value.id}${count.index}${self.id}${path.module}${terraform.workspace}",
    ],
    ["a name alone", "${true}${null}"],
    ["the names that a for brings", "${[for k, v in {} : v.id if k.x]}"],
    ["those of a template's for", "%{ for v in [] }${v.id}%{ endfor }"],
  ])("%s is none", (_case, template) => {
    expect(found(template)).toEqual([]);
  });

  test("a for's names hold for it alone", () => {
    expect(found("${[for v in a.b.list : v.id]}${v.c.id}")).toEqual([
      ["a.b", "list"],
      ["v.c", "id"],
    ]);
    expect(found("%{ for v in a.b.list }${v.c.id}%{ endfor }${v.c.id}")).toEqual([
      ["a.b", "list"],
      ["v.c", "id"],
    ]);
  });

  test("a template's for ends with its template", () => {
    expect(found('${"%{ for v in [] }"}${v.c.id}')).toEqual([["v.c", "id"]]);
  });

  test("come with the path of their attribute, names of properties included", () => {
    const value = { body: { list: [1, "${a.b.id}"], "${a.c.id}": {} }, plain: 1 };
    expect(references(value).map(({ address, path }) => [address, pathText(path)])).toEqual([
      ["a.b", "body.list[1]"],
      ["a.c", 'body["${a.c.id}"]'],
    ]);
    expect(references("${module.m.x}")[0]).toEqual({
      kind: "module",
      address: "module.m",
      steps: ["x"],
      path: [],
    });
  });

  test("of what Terraform would refuse are read as far as they go", () => {
    expect(found("${a.b.id")).toEqual([["a.b", "id"]]);
    expect(found('${"')).toEqual([]);
    expect(found("${a.b[")).toEqual([["a.b", undefined]]);
    expect(found("${data.a}")).toEqual([]);
  });
});

describe("traversals", () => {
  test("know where their steps stand in the text", () => {
    const text = 'x${a.b[0]["k"].id}';
    const [traversal] = traversals(text);
    expect(traversal?.steps.map(({ start, end }) => text.slice(start, end))).toEqual([
      "a",
      ".b",
      "[0]",
      '["k"]',
      ".id",
    ]);
  });

  test("escaped text has none", () => {
    const text = "a ${b.c} %{ if d.e } $${f.g}";
    expect(traversals(text)).not.toEqual([]);
    expect(traversals(escapeTemplate("a ${b.c} %{ if d.e }"))).toEqual([]);
  });
});

test("a text of any length is read, whatever stands in it", () => {
  const found = references(`${"y".repeat(30_000_000)}\${azurerm_subnet.a.id}`);
  expect(found.map(({ address }) => address)).toEqual(["azurerm_subnet.a"]);
});
