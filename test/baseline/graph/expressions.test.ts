import { at, graphOf, pointed, referring, shown } from "./graph-of";

const AROUND = {
  locals: {
    k: "a",
    l: ["b", "a", "a"],
    m: { a: { x: 1 }, b: "${t.v.id}" },
    open: { "${var.k}": 1 },
    loop: "${lookup(local.m, local.loop)}",
    nothing: null,
  },
};

const inT = (x: unknown) =>
  at(graphOf({ ...AROUND, resource: { t: { a: { x }, v: {} } } }), "t.a").value("x");

describe("an expression that needs no more than what is written", () => {
  test.each<[string, string]>([
    ["${length(local.l)}", "3"],
    ["${length(local.m)}", "2"],
    ["${length(local.l) + length(local.m)}", "5"],
    ["${toset(local.l)}", '["b","a"]'],
    ["${keys(local.m)}", '["a","b"]'],
    ['${lookup(local.m, "a")}', '{"x":1}'],
    ['${lookup(local.m, local.k, "z")}', '{"x":1}'],
    ['${lookup(local.m, "z", "none")}', '"none"'],
    ["${try(local.m.a.x, null)}", "1"],
    ['${try(local.m.z, local.l[7], "last")}', '"last"'],
    ["${try(local.m.z.deeper, null)}", "absent"],
    ["${try(local.nothing, 1)}", "absent"],
    ["${{ for k, v in local.m.a : k => v }}", '{"x":1}'],
    ['${["a", 1,]}', '["a",1]'],
    ["${local.m[local.l[1]].x}", "1"],
  ])("%s is %s", (x, expected) => {
    expect(shown(inT(x))).toBe(expected);
  });
});

describe("an expression that may come to something else stays unknown", () => {
  test.each<[string, string]>([
    ["a map whose names aren't told", "${length(local.open)}"],
    ["a name that may be one of them", '${lookup(local.open, "z", 1)}'],
    ["what may not fail", "${try(local.open.z, 1)}"],
    ["what only a plan gives", "${try(var.x, 1)}"],
    ["what a resource has or has not", "${try(t.v.x, 1)}"],
    ["how many differ", "${length(toset(local.l))}"],
    ["a set of nobody knows what", "${toset(var.x)}"],
    ["a division", "${length(local.l) / 2}"],
    ["a map that is made anew", "${{ for k, v in local.m : v => k }}"],
    ["a map that is shortened", "${{ for k, v in local.m : k => v if k != null }}"],
    ["itself", "${local.loop}"],
    ["a call without end", "${length(local.l}"],
  ])("%s", (_name, x) => {
    expect(inT(x).state).toBe("unknown");
  });
});

test("each.value isn't what stands in its index", () => {
  const x = "${each.value[t.v.id]}";
  expect(at(graphOf({ resource: { t: { a: { x }, v: {} } } }), "t.a").targets("x").state).toBe("unknown");
});

describe("an index by reference", () => {
  const graph = graphOf({
    locals: { k: "p", l: ["p", "q"] },
    resource: {
      t: {
        net: { for_each: { p: {}, q: {} } },
        one: { x: "${t.net[local.k].id}" },
        two: { count: 2, x: "${t.net[local.l[count.index]].id}" },
        three: { for_each: { a: { at: "${local.k}" } }, x: "${t.net[each.value.at].id}" },
        open: { x: "${t.net[var.k].id}" },
      },
    },
  });

  test.each([
    ["t.one", 't.net["p"]#id'],
    ["t.two[0]", 't.net["p"]#id'],
    ["t.two[1]", 't.net["q"]#id'],
    ['t.three["a"]', 't.net["p"]#id'],
    ["t.open", 't.net["p"]#id, t.net["q"]#id'],
  ])("of %s leads to %s", (from, expected) => {
    expect(pointed(at(graph, from).targets("x"))).toBe(expected);
  });

  test("is told to nobody but the one that it names", () => {
    expect(referring(at(graph, 't.net["q"]').referrers)).toEqual(["t.two[1] x", "t.open x"]);
  });
});

test("arguments that nest in each other without end are unknown, and no hang", () => {
  const locals = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [
      `l${index}`,
      `\${lookup(local.l${index + 1}, local.l${index + 2})}`,
    ]),
  );
  const graph = graphOf({ locals, resource: { t: { a: { x: "${local.l0}" } } } });
  expect(at(graph, "t.a").value("x").state).toBe("unknown");
});
