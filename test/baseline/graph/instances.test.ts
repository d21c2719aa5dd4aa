import type { Graph } from "../../../baseline/graph";
import { at, graphOf, pointed, referring, shown } from "./graph-of";

/** A resource of each subnet; what stands in `x` is asked. */
function many(
  x: unknown,
  forEach: unknown = { a: { cidr: "10.0.0.0/24", open: true }, b: { cidr: null } },
): Graph {
  return graphOf({
    locals: { net: { cidr: "10.9.0.0/16", s: ["${t.net.id}"] } },
    resource: { t: { net: {}, sub: { for_each: forEach, x, azapi: { "${each.key}": 1 } } } },
  });
}

const value = (graph: Graph, key: string) => shown(at(graph, `t.sub[${JSON.stringify(key)}]`).value("x"));

describe("in an instance by for_each", () => {
  test.each<[string, unknown, unknown, string, string]>([
    ["its key", "${each.key}", undefined, "b", '"b"'],
    ["a value's field", "${each.value.cidr}", undefined, "a", '"10.0.0.0/24"'],
    ["a flag, which stays one", "${each.value.open}", undefined, "a", "true"],
    ["null, which is absent", "${each.value.cidr}", undefined, "b", "absent"],
    ["a text around it", "snet-${ each.key }-$${x}", undefined, "a", '"snet-a-${x}"'],
    ["a whole value", ["${each.value}"], undefined, "a", '[{"cidr":"10.0.0.0/24","open":true}]'],
    ["a set's element", "${each.value}", '${toset(["a"])}', "a", '"a"'],
    ["a value by reference", "${each.value.cidr}", { a: "${local.net}" }, "a", '"10.9.0.0/16"'],
    ["a key that looks like a template", "${each.key}", { "$${a}": 1 }, "${a}", '"${a}"'],
    ["what a function makes of it", "${upper(each.key)}", undefined, "a", '"A"'],
    [
      "what a function makes of it that nobody evaluates here",
      "${sha1(each.key)}",
      undefined,
      "a",
      "unknown: its expression is evaluated at plan",
    ],
    [
      "a field that isn't there",
      "${each.value.open}",
      undefined,
      "b",
      "unknown: each.value.open is known at plan",
    ],
    ["a count, which it hasn't", "${count.index}", undefined, "a", "unknown: count.index is known at plan"],
  ])("%s", (_, x, forEach, key, expected) => {
    const address = JSON.stringify(key).replace("${", () => "$${");
    const graph = many(x, forEach);
    expect(shown(at(graph, `t.sub[${address}]`).value("x"))).toBe(expected);
  });

  test("names of an object", () => {
    expect(shown(at(many(1), 't.sub["b"]').value("azapi"))).toBe('{"b":1}');
  });

  test("by count, the index", () => {
    const graph = graphOf({
      resource: { t: { a: { count: 2, n: "${count.index}", x: "a${count.index}" } } },
    });
    expect([shown(at(graph, "t.a[1]").value("n")), shown(at(graph, "t.a[1]").value("x"))]).toEqual([
      "1",
      '"a1"',
    ]);
  });

  test("a value that would grow without end is left to the plan", () => {
    const long = "${each.value}".repeat(2_000);
    const graph = many(
      Array.from({ length: 50 }, () => long),
      { a: "y".repeat(100_000) },
    );
    expect(value(graph, "a")).toMatch(/^unknown: /);
  });
});

describe("a reference to instances", () => {
  const graph = graphOf({
    locals: { ids: { a: '${t.sub["a"].id}' } },
    resource: {
      t: {
        net: {
          for_each: { p: {}, q: {} },
          name: "n-${each.key}",
          storage_account_id: "${st.s[each.key].id}",
        },
        one: { count: 1, name: "first" },
        sub: {
          for_each: { p: '${t.net["q"].id}' },
          own: "${t.net[each.key].id}",
          other: "${each.value}",
          depends_on: ["t.net"],
        },
        user: {
          key: '${t.net["q"].id}/x',
          name: '${t.net["q"].name}',
          all: "${t.net[*].id}",
          listed: ['${t.net["p"].id}', '${t.net["q"].id}'],
          some: "${t.net[var.k].id}",
          through: '${t.net["p"].storage_account_id}',
          first: "${t.one[0].name}",
          gone: '${t.net["z"].id}',
        },
      },
      st: { s: { for_each: { p: {}, q: {} } } },
    },
  });
  const target = (path: string, from = "t.user") => pointed(at(graph, from).targets(path));

  test("leads to the one that is named", () => {
    expect(target("key")).toBe('t.net["q"]#id/x');
    expect(target("through")).toBe('st.s["p"]#id');
    expect(target("listed")).toBe('t.net["p"]#id, t.net["q"]#id');
    expect(shown(at(graph, "t.user").value("name"))).toBe('"n-q"');
    expect(shown(at(graph, "t.user").value("first"))).toBe('"first"');
  });

  test("leads by the own key, and by a value of for_each", () => {
    expect(target("own", 't.sub["p"]')).toBe('t.net["p"]#id');
    expect(target("other", 't.sub["p"]')).toBe('t.net["q"]#id');
  });

  test("leads to all by a splat, and to one of all by a key that isn't told", () => {
    expect(target("all")).toBe('t.net["p"]#id, t.net["q"]#id');
    expect(target("some")).toBe('t.net["p"]#id, t.net["q"]#id');
    const isOne = (path: string) => {
      const targets = at(graph, "t.user").targets(path);
      return (
        targets.state === "known" && targets.value.map((one) => one.kind === "resource" && one.oneOf === true)
      );
    };
    expect(isOne("all")).toEqual([false, false]);
    expect(isOne("some")).toEqual([true, true]);
    expect(at(graph, "t.user").value("all").state).toBe("unknown");
  });

  test("is told to each that is referred to, and depends_on stands for all", () => {
    expect(referring(at(graph, 't.net["q"]').referrers)).toEqual([
      't.sub["p"] other',
      "t.user key",
      "t.user name",
      "t.user all",
      "t.user listed.1",
      "t.user some",
      "t.user gone",
    ]);
    expect(at(graph, 't.sub["p"]').dependsOn.map(({ address }) => address)).toEqual([
      't.net["p"]',
      't.net["q"]',
    ]);
  });
});
