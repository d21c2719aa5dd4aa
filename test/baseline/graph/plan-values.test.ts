import { at, graphOf, shown } from "./graph-of";
import { planOf } from "./plan-of";

describe("a value of a plan", () => {
  const graph = planOf({
    "t.a": {
      values: {
        name: "n",
        empty: "",
        none: null,
        list: ["x", null],
        rule: [{ n: 1 }, { n: 2, text: "" }],
        group: [],
      },
      unknown: { id: true, list: [false, true], rule: [{ id: true }, {}], tags: { a: true }, whole: true },
    },
  });

  test.each<[string, string, string]>([
    ["is what is planned", "name", '"n"'],
    ["is unknown where it is marked", "id", "unknown: it is known after apply"],
    ["is unknown at the marked place of a list", "list.1", "unknown: it is known after apply"],
    ["is known beside it", "list.0", '"x"'],
    ["is unknown as a whole by one part", "list", "unknown: it is known after apply"],
    ["is unknown in a marked block", "rule.0.id", "unknown: it is known after apply"],
    ["is known in a marked block", "rule.0.n", "1"],
    ["is absent in the next block", "rule.1.id", "absent"],
    ["is unknown in an object that has nothing else", "tags.a", "unknown: it is known after apply"],
    ["is unknown below what is unknown", "whole.x.y", "unknown: it is known after apply"],
    ["is absent as null", "none", "absent"],
    ["is absent as empty text, which providers write for nothing", "rule.1.text", "absent"],
    ["is absent in blocks that nobody wrote", "group.x", "absent"],
  ])("%s", (_name, path, expected) => {
    expect(shown(at(graph, "t.a").value(path))).toBe(expected);
  });

  test("is absent where it is marked and nobody wrote it: Azure fills in its default", () => {
    const written = planOf({
      "t.a": {
        values: { name: "n", rule: [{ text: "x" }] },
        unknown: { computed: true, given: true, none: true, whole: true, rule: [{ id: true, ref: true }] },
        expressions: {
          name: { constant_value: "n" },
          given: { references: ["t.b.id", "t.b"] },
          none: { constant_value: [] },
          rule: [{ text: { constant_value: "x" }, ref: { references: ["t.b.id", "t.b"] } }],
        },
      },
    });
    const read = (path: string) => shown(at(written, "t.a").value(path));
    expect(["computed", "whole.x.y", "rule.0.id"].map(read)).toEqual(["absent", "absent", "absent"]);
    expect(at(written, "t.a").blocks("whole").state).toBe("absent");
    expect(read("none")).toBe("[]");
    expect(["given", "rule.0.ref"].map(read)).toEqual([
      "unknown: it is known after apply",
      "unknown: it is known after apply",
    ]);
  });

  test("blocks that are unknown as a whole are unknown, and none are absent", () => {
    expect(at(graph, "t.a").blocks("whole").state).toBe("unknown");
    expect(at(graph, "t.a").blocks("group").state).toBe("absent");
    const rules = at(graph, "t.a").blocks("rule");
    expect(rules.state === "known" && rules.value.map((rule) => shown(rule.value("n")))).toEqual(["1", "2"]);
  });

  test("names in an azapi body have no case, also of what is known only after apply", () => {
    const azapi = planOf({
      "azapi_resource.a": { values: { body: { X: { Y: 1 } } }, unknown: { body: { X: { Z: true } } } },
      "azapi_resource.b": { values: { body: { x: 1 } }, unknown: { body: { X: true } } },
      "azapi_resource.c": { values: { body: '{"X":1,"x":2}', Name: "n" } },
    });
    const read = (name: string, path: string) => shown(at(azapi, `azapi_resource.${name}`).value(path));
    expect(read("a", "body.x.y")).toBe("1");
    expect(read("a", "body.x.z")).toBe("unknown: it is known after apply");
    expect(read("b", "body.x")).toBe("unknown: it stands there twice, in different case");
    expect(read("c", "body.x")).toBe("unknown: it stands there twice, in different case");
    expect(read("c", "name")).toBe("absent");
  });

  test("an azapi body may be an object with unknown parts or JSON text", () => {
    const azapi = planOf({
      "azapi_resource.a": { values: { body: { x: { y: "" } } }, unknown: { body: { x: { z: true } } } },
      "azapi_resource.b": { values: { body: '{"x":{"y":false}}' } },
      "azapi_resource.c": { unknown: { body: true } },
      "azapi_resource.d": { values: { body: "{" } },
    });
    const read = (name: string, path: string) => shown(at(azapi, `azapi_resource.${name}`).value(path));
    expect(read("a", "body.x.y")).toBe('""');
    expect(read("a", "body.x.z")).toBe("unknown: it is known after apply");
    expect(read("b", "body.x.y")).toBe("false");
    expect(read("c", "body.x.y")).toBe("unknown: it is known after apply");
    expect(read("d", "body.x.y")).toBe("unknown: the body is no JSON object");
  });
});

describe("resources of a plan", () => {
  test("are those that will be there, and data sources that were read", () => {
    const resource = (address: string) => ({ address, mode: "managed", type: "t", name: address.slice(2) });
    const graph = graphOf({
      format_version: "1.2",
      planned_values: {
        root_module: { resources: [{ ...resource("t.kept"), values: {} }, resource("t.forgotten")] },
      },
      resource_changes: [
        { ...resource("t.kept"), deposed: "ab", change: { actions: ["delete"], after_unknown: { x: true } } },
        { ...resource("t.gone"), change: { actions: ["delete"] } },
      ],
      prior_state: {
        values: {
          root_module: {
            resources: [
              { ...resource("t.gone"), values: {} },
              { address: "data.d.d", mode: "data", type: "d", name: "d", values: {} },
            ],
          },
        },
      },
    });
    expect(graph.resources.map(({ address, existence }) => [address, existence])).toEqual([
      ["t.kept", "certain"],
      ["data.d.d", "certain"],
    ]);
    expect(shown(at(graph, "t.kept").value("x"))).toBe("absent");
    expect(graph.kind).toBe("plan");
  });
});
