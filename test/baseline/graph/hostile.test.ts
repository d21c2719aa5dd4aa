import type { Graph } from "../../../baseline/graph";
import { Graph as Graphs } from "../../../baseline/graph";
import { readAny } from "../../../terraform-json";
import { at, graphOf, pointed, shown } from "./graph-of";

/** Asks everything of everything. */
function exhaust(graph: Graph): void {
  for (const resource of graph.resources) {
    for (const key of Object.keys(resource.attributes)) {
      resource.value(key);
      resource.blocks(key);
      resource.targets(key);
    }
    expect(Array.isArray(resource.referrers) && Array.isArray(resource.dependsOn)).toBe(true);
  }
}

/** JSON text that nests `depth` deep. */
function deep(open: string, depth: number, inside: string, close: string): string {
  return open.repeat(depth) + inside + close.repeat(depth);
}

describe("a chain of 10,000 locals", () => {
  const locals = (link: (next: string) => string) =>
    Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `l${index}`,
        index === 9_999 ? "${t.end.id}" : link(`local.l${index + 1}`),
      ]),
    );
  const resources = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`r${index}`, { x: `\${local.l${index}}` }]),
  );

  test("leads to its end from everywhere", () => {
    const graph = graphOf({
      locals: locals((next) => `\${${next}}`),
      resource: { t: { ...resources, end: {} } },
    });
    expect(pointed(at(graph, "t.r0").targets("x"))).toBe("t.end#id");
    expect(at(graph, "t.end").referrers).toHaveLength(10_000);
    exhaust(graph);
  });

  test("that doubles at each step is too large, and no hang", () => {
    const graph = graphOf({
      locals: { ...locals((next) => `\${${next}}\${${next}}`), l9999: "x" },
      resource: { t: resources },
    });
    expect(shown(at(graph, "t.r9990").value("x"))).toBe(JSON.stringify("x".repeat(2 ** 9)));
    expect(shown(at(graph, "t.r0").value("x"))).toMatch(/^unknown: (?:it is too large|its references nest)/);
    expect(at(graph, "t.r9970").value("x").state).toBe("unknown");
    exhaust(graph);
  });

  test("of objects that double is too large, and no hang", () => {
    const graph = graphOf({
      locals: Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [
          `l${index}`,
          { a: `\${local.l${index + 1}}`, b: `\${local.l${index + 1}}`, c: `\${t.r${index}.id}` },
        ]),
      ),
      resource: { t: Object.fromEntries(Object.entries(resources).slice(0, 60)) },
    });
    exhaust(graph);
    expect(at(graph, "t.r0").value("x").state).toBe("unknown");
  });
});

test.each<[string, object]>([
  ["locals in themselves", { a: "${local.a}" }],
  ["locals in each other", { a: "${local.b.x}", b: { x: "${local.a.y}" } }],
  ["a local that grows", { a: "${local.a.b}" }],
  ["an object in itself", { a: { b: "${local.a}" } }],
  ["a text in itself", { a: "x${local.a}" }],
  ["attributes in each other", { a: "${t.x.b}" }],
])("circles end: %s", (_name, locals) => {
  const graph = graphOf({
    locals,
    resource: { t: { x: { a: "${local.a}", b: "${t.y.b_id}" }, y: { b_id: "${t.x.b}" } } },
  });
  exhaust(graph);
  expect(at(graph, "t.x").value("a").state).toBe("unknown");
  expect(at(graph, "t.x").targets("b").state).toBe("unknown");
});

test.each([
  ["brackets", `\${${"(".repeat(300_000)}`],
  ["comments", `\${${"/*".repeat(300_000)}`],
  ["templates", "${".repeat(300_000)],
  ["quotes", '${"'.repeat(300_000)],
  ["indexes", `\${a.b${"[a.b".repeat(200_000)}`],
  ["directives", "%{for ".repeat(200_000)],
  ["dollars", `${"$".repeat(300_000)}{`],
  ["slashes", "/".repeat(300_000)],
])("huge texts end: %s", (_name, text) => {
  const graph = graphOf({ locals: { x: text }, resource: { t: { a: { x: text, y: "${local.x}" } } } });
  exhaust(graph);
  const plan = {
    format_version: "1.2",
    planned_values: {
      root_module: { resources: [{ address: "t.a", type: "t", name: "a", values: { x: text } }] },
    },
    configuration: {
      root_module: {
        resources: [
          { type: "t", name: "a", expressions: { x: { references: [text], constant_value: text } } },
        ],
      },
    },
  };
  exhaust(graphOf(plan));
});

describe("values that nest without end", () => {
  const value = deep('{"a":', 50_000, "1", "}");

  test("in a configuration are unknown", () => {
    const text = `{"locals":{"l":${value}},"resource":{"t":{"a":{"x":${value},"y":"\${local.l}","z":${deep("[", 50_000, "", "]")}}}}}`;
    const graph = Graphs.of(readAny(text));
    exhaust(graph);
    expect(shown(at(graph, "t.a").value("x"))).toBe("unknown: it is too large to read");
  });

  test("in a plan are unknown, in each of its parts", () => {
    const planned = `{"address":"t.a","type":"t","name":"a","values":{"x":${value}}}`;
    const change = `{"address":"t.a","type":"t","name":"a","change":{"actions":["create"],"after_unknown":{"y":${deep('{"a":', 50_000, "true", "}")}}}}`;
    const written = `{"type":"t","name":"a","expressions":{"x":${value},"y":{"constant_value":${value},"references":["t.b"]}}}`;
    const text = `{"format_version":"1.2","planned_values":{"root_module":{"resources":[${planned}]}},"resource_changes":[${change}],"configuration":{"root_module":{"resources":[${written}]}}}`;
    const graph = Graphs.of(readAny(text));
    exhaust(graph);
    expect(at(graph, "t.a").value("x").state).toBe("unknown");
    expect(at(graph, "t.a").value("y").state).toBe("unknown");
  });

  test("modules are refused by name", () => {
    const planned = deep('{"child_modules":[', 5_000, "{}", "]}");
    const written = deep('{"module_calls":{"m":{"module":', 5_000, "{}", "}}}");
    const text = `{"format_version":"1.2","planned_values":{"root_module":${planned}},"configuration":{"root_module":${written}}}`;
    expect(() => readAny(text)).toThrow(
      /must not nest modules deeper than 100; .*must not nest modules deeper than 100$/,
    );
  });
});

test("names of JavaScript's own objects are names like any other", () => {
  const text = `{
    "locals": {"__proto__": {"x": "literal"}},
    "resource": {
      "__proto__": {"__proto__": {"__proto__": {"a": 1}, "constructor": "\${constructor.prototype.x}"}},
      "t": {"a": {"x": "\${local.__proto__.x}", "y": "\${local.constructor}", "z": "\${__proto__.__proto__.id}"}}
    }
  }`;
  const graph = Graphs.of(readAny(text));
  exhaust(graph);
  const read = (path: string) => shown(at(graph, "t.a").value(path));
  expect(read("x")).toBe('"literal"');
  expect(read("y")).toBe("unknown: local.constructor is not in the input");
  expect(read("toString")).toBe("absent");
  expect(read("constructor.name")).toBe("absent");
  expect(pointed(at(graph, "t.a").targets("z"))).toBe("__proto__.__proto__#id");
  expect(shown(at(graph, "__proto__.__proto__").value("__proto__"))).toBe('{"a":1}');
});

test("16,000 instances that refer to their neighbours by key are joined without a search", () => {
  const instances = (name: string) =>
    Array.from({ length: 8_000 }, (_, index) => ({
      address: `t.${name}[${index}]`,
      type: "t",
      name,
      index,
      values: {},
    }));
  const counted = (name: string, expressions: object) => ({
    type: "t",
    name,
    expressions,
    count_expression: { constant_value: 8_000 },
  });
  const graph = graphOf({
    format_version: "1.2",
    planned_values: { root_module: { resources: [...instances("a"), ...instances("b")] } },
    configuration: {
      root_module: {
        resources: [counted("a", {}), counted("b", { x: { references: ["t.a", "count.index"] } })],
      },
    },
  });
  expect(at(graph, "t.a[7999]").referrers.map(({ from }) => from.address)).toEqual(["t.b[7999]"]);
});
