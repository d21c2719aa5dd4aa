import { at, graphOf, pointed, shown } from "./graph-of";

const LOCALS = { m: { a: { cidr: "10.0.0.0/24" }, b: {} }, l: ["a", "b"] };

/** The addresses that a block of `t` comes to, beside a `u` with `for_each`. */
function addresses(block: object): string[] {
  const graph = graphOf({
    locals: LOCALS,
    resource: { t: { a: block }, u: { all: { for_each: "${local.m}" } } },
  });
  return graph.resources.filter(({ type }) => type === "t").map(({ address }) => address);
}

test.each<[string, object]>([
  ["the keys of a map", { for_each: "${toset(keys(local.m))}" }],
  ["a map as it is", { for_each: "${{ for k, v in local.m : k => v }}" }],
  ["all of another block", { for_each: "${u.all}" }],
  ["all of another block as they are", { for_each: "${{for key, one in u.all: key => one}}" }],
])("for_each over %s makes its instances", (_name, block) => {
  expect(addresses(block)).toEqual(['t.a["a"]', 't.a["b"]']);
});

test("count may be a length", () => {
  expect(addresses({ count: "${length(local.l)}" })).toEqual(["t.a[0]", "t.a[1]"]);
});

test("a comment's name is a key like any other in for_each", () => {
  expect(addresses({ for_each: { "//": 1, a: 2 } })).toEqual(['t.a["//"]', 't.a["a"]']);
});

test.each([
  ["another block's instance", '${u.all["a"]}'],
  ["itself", "${t.a}"],
  ["a block without for_each", "${u.none}"],
])("for_each over %s tells no instances", (_name, forEach) => {
  expect(addresses({ for_each: forEach })).toEqual(["t.a"]);
});

test("each.value of a chain is the other block's instance", () => {
  const graph = graphOf({
    resource: {
      u: { all: { for_each: { a: { n: 1 }, b: { n: 2 } }, name: "u-${each.key}" } },
      t: { a: { for_each: "${u.all}", x: "${each.value.id}", name: "${each.value.name}" } },
      v: { a: { for_each: "${t.a}", x: "${each.value.id}" } },
    },
  });
  expect(pointed(at(graph, 't.a["b"]').targets("x"))).toBe('u.all["b"]#id');
  expect(shown(at(graph, 't.a["b"]').value("name"))).toBe('"u-b"');
  expect(pointed(at(graph, 'v.a["a"]').targets("x"))).toBe('t.a["a"]#id');
  expect(at(graph, 'u.all["a"]').referrers.map(({ from }) => from.address)).toEqual(['t.a["a"]', 't.a["a"]']);
});

describe("in an instance", () => {
  const graph = (x: unknown) =>
    graphOf({
      locals: { ids: { a: "${u.s.id}" }, n: { in: 1 } },
      resource: {
        t: { a: { for_each: { a: { list: [{ n: 1 }, { n: 2 }], net: "${local.n}", no: null } }, x } },
        u: { s: {} },
      },
    });

  test.each<[string, string]>([
    ["${try(each.value.gone, null)}", "absent"],
    ['${try(each.value.gone, "d")}', '"d"'],
    ["${try(each.value.gone, each.value.list[1].n)}", "2"],
    ["${try(each.value.no, 1)}", "absent"],
    ["${try(each.value.net.in, 0)}", "1"],
    ["${try(each.value.net.gone, 0)}", "0"],
    ['${lookup(each.value, "gone", 3)}', "3"],
    ['n-${lookup(each.value, "gone", 3)}', '"n-3"'],
    ["${each.value.list[*]}", '[{"n":1},{"n":2}]'],
    ["${each.value.list[*].n}", "[1,2]"],
    ["${each.value.no[*]}", "[]"],
    ["${try(upper(each.key), 0)}", '"A"'],
    ["${try(sha1(each.key), 0)}", "unknown: its expression is evaluated at plan"],
  ])("%s is %s", (x, expected) => {
    expect(shown(at(graph(x), 't.a["a"]').value("x"))).toBe(expected);
  });

  test("a map of references is asked by key", () => {
    expect(pointed(at(graph("${lookup(local.ids, each.key)}"), 't.a["a"]').targets("x"))).toBe("u.s#id");
  });
});

describe("a dynamic block", () => {
  const rule = { for_each: "${local.rules}", content: { n: "${rule.value.n}", key: "${rule.key}" } };
  const shownRules = (attributes: object, locals: object = { rules: [{ n: 1 }, { n: 2 }] }) => {
    const blocks = at(graphOf({ locals, resource: { t: { a: attributes } } }), "t.a").blocks("rule");
    return blocks.state === "known" ? blocks.value.map((block) => shown(block.value("n"))) : shown(blocks);
  };

  test.each<[string, object, unknown]>([
    ["over a list", { dynamic: { rule } }, ["1", "2"]],
    ["in a list", { dynamic: [{ rule: [rule] }] }, ["1", "2"]],
    ["beside others", { rule: { n: 0 }, dynamic: { rule } }, ["0", "1", "2"]],
    ["over nothing", { dynamic: { rule: { ...rule, for_each: [] } } }, "absent"],
    [
      "with a name of its own",
      { dynamic: { rule: { for_each: { k: 7 }, iterator: "it", content: { n: "${it.key}${it.value}" } } } },
      ['"k7"'],
    ],
    [
      "over what only a plan tells",
      { dynamic: { rule: { ...rule, for_each: "${var.x}" } } },
      "unknown: a dynamic block is expanded at plan",
    ],
    [
      "with another one in it",
      { dynamic: { rule: { ...rule, content: { dynamic: { rule } } } } },
      "unknown: a dynamic block is expanded at plan",
    ],
    [
      "beside an expression",
      { rule: "${var.rules}", dynamic: { rule } },
      "unknown: a dynamic block is expanded at plan",
    ],
  ])("%s", (_name, attributes, expected) => {
    expect(shownRules(attributes)).toEqual(expected);
  });

  test("over a list or a set doesn't tell its key, which is the place in the one and the value in the other", () => {
    const graph = graphOf({ resource: { t: { a: { dynamic: { rule: { ...rule, for_each: ["x"] } } } } } });
    expect(at(graph, "t.a").value("rule.key").state).toBe("unknown");
  });

  test("stands in an instance and in a block, and leads to what it names", () => {
    const inner = { dynamic: { rule: { for_each: "${each.value}", content: { id: "${rule.value}" } } } };
    const graph = graphOf({
      resource: { t: { a: { for_each: { k: ["${u.s.id}"] }, outer: inner } }, u: { s: {} } },
    });
    expect(pointed(at(graph, 't.a["k"]').targets("outer.rule.id"))).toBe("u.s#id");
    expect(at(graph, "u.s").referrers.map(({ path }) => path)).toEqual(["outer.rule.id"]);
  });
});

describe("without end", () => {
  const huge = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, index) => [`k${index}`, 1]));

  test("a text of many expressions is written once, or left to the plan", () => {
    const x = (n: number) => `\${concat(${"each.key,".repeat(n)}1)}`;
    const text = (n: number) =>
      at(graphOf({ resource: { t: { a: { for_each: { k: 1 }, x: x(n) } } } }), 't.a["k"]').attributes.x;
    expect(text(3)).toBe('${concat("k","k","k",1)}');
    expect(text(50_000)).toBe(x(50_000));
  });

  test("texts of many instances are left to the plan once they are too many", () => {
    const block = { for_each: huge(200), x: `\${concat(${"each.key,".repeat(5_000)}1)}` };
    const graph = graphOf({ resource: { t: { a: block } } });
    expect(at(graph, 't.a["k0"]').attributes.x).not.toContain("each");
    expect(at(graph, 't.a["k199"]').attributes.x).toBe(block.x);
  });

  test("a huge map is looked at once for all blocks", () => {
    const blocks = Array.from({ length: 300 }, (_, index) => [`a${index}`, { for_each: "${local.m}" }]);
    const map = huge(50_000);
    const { resources } = graphOf({ locals: { m: map }, resource: { t: Object.fromEntries(blocks) } });
    expect(resources.map(({ existence }) => existence)).toEqual(blocks.map(() => "certain"));
  });

  test("a chain of blocks that is too long may or may not be there", () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => [
      `b${index}`,
      { for_each: `\${t.b${index + 1}}` },
    ]);
    const graph = graphOf({
      resource: { t: { ...Object.fromEntries(chain), b5000: { for_each: { k: 1 } } } },
    });
    expect(at(graph, "t.b0").existence).toBe("possible");
    expect(at(graph, 't.b5000["k"]').existence).toBe("certain");
  });
});
