import * as fs from "node:fs";
import * as path from "node:path";
import { isPlanJson, pathText, type ResourceChange, readAny, readPlanJson } from "../../terraform-json";

/** Written by Terraform 1.11.4, without `configuration` and `prior_state`. */
const TEXT = fs.readFileSync(path.join(__dirname, "fixtures", "plan.json"), "utf8");

/** A plan with one change, made from parts. */
function changeOf(change: object, around: object = {}): ResourceChange | undefined {
  const resource = { address: "t.a", mode: "managed", type: "t", name: "a", provider_name: "p", ...around };
  const plan = { format_version: "1.2", resource_changes: [{ ...resource, change }] };
  return readPlanJson(JSON.stringify(plan)).changes[0];
}

describe("a plan that Terraform wrote", () => {
  const plan = readPlanJson(TEXT);
  const change = (address: string) => plan.changes.find((one) => one.address === address);

  test("has a kind for each change", () => {
    expect(plan.changes.map(({ address, kind }) => [address, kind])).toEqual([
      ["terraform_data.changed", "update"],
      ['terraform_data.each["a b"]', "no-op"],
      ['terraform_data.each["c"]', "delete"],
      ['terraform_data.each["d"]', "create"],
      ["terraform_data.forgotten", "forget"],
      ["terraform_data.gone", "delete"],
      ["terraform_data.kept", "no-op"],
      ["terraform_data.new_name", "no-op"],
      ["terraform_data.replaced", "replace"],
      ["terraform_data.replaced_cbd", "replace"],
      ["module.m.terraform_data.inner", "no-op"],
    ]);
  });

  test("says what is unknown, sensitive and forces a replacement", () => {
    expect(change("terraform_data.changed")).toMatchObject({
      unknown: [["output"]],
      sensitive: [["input", "token"]],
      before: { input: { size: 1 } },
      after: { input: { size: 2 } },
      replacePaths: [],
    });
    expect(change("terraform_data.replaced")).toMatchObject({
      replacePaths: [["triggers_replace"]],
      actionReason: "replace_because_cannot_update",
      createBeforeDestroy: false,
      unknown: [["id"]],
    });
    expect(change("terraform_data.replaced_cbd")).toMatchObject({ createBeforeDestroy: true });
  });

  test("knows modules, keys, earlier addresses and what is gone", () => {
    expect(change("module.m.terraform_data.inner")).toMatchObject({
      moduleAddress: "module.m",
      name: "inner",
      provider: "terraform.io/builtin/terraform",
    });
    expect(change('terraform_data.each["d"]')).toMatchObject({ index: "d", before: null });
    expect(change("terraform_data.new_name")?.previousAddress).toBe("terraform_data.old_name");
    expect(change("terraform_data.gone")).toMatchObject({
      after: null,
      actionReason: "delete_because_no_resource_config",
      moduleAddress: undefined,
    });
  });

  test("has the resources of all modules as they will be, without what is forgotten", () => {
    expect(plan.plannedResources.map(({ address }) => address)).toEqual([
      "terraform_data.changed",
      'terraform_data.each["a b"]',
      'terraform_data.each["d"]',
      "terraform_data.kept",
      "terraform_data.new_name",
      "terraform_data.replaced",
      "terraform_data.replaced_cbd",
      "module.m.terraform_data.inner",
    ]);
    expect(plan.plannedResources.at(-1)).toMatchObject({
      moduleAddress: "module.m",
      attributes: { input: [{ a: 1 }] },
    });
    expect(plan).toMatchObject({ terraformVersion: "1.11.4", errored: false, drift: [] });
  });
});

describe("a change", () => {
  test.each<[string[], string]>([
    [["no-op"], "no-op"],
    [["create"], "create"],
    [["read"], "read"],
    [["update"], "update"],
    [["delete"], "delete"],
    [["forget"], "forget"],
    [["delete", "create"], "replace"],
    [["create", "delete"], "replace"],
    [["create", "forget"], "replace"],
  ])("%j is %s", (actions, kind) => {
    expect(changeOf({ actions })?.kind).toBe(kind);
  });

  test("marks sensitive values before and after once, deep ones too", () => {
    const found = changeOf({
      actions: ["update"],
      before_sensitive: { a: [{ b: true }, {}], c: true },
      after_sensitive: { a: [{ b: true }, { b: true }], d: false },
      after_unknown: true,
    });
    expect(found?.sensitive.map(pathText)).toEqual(["a[0].b", "c", "a[1].b"]);
    expect(found?.unknown).toEqual([[]]);
  });

  test("may be an import, a deposed object or a data source", () => {
    expect(changeOf({ actions: ["no-op"], importing: { id: "/subscriptions/x" } })?.importId).toBe(
      "/subscriptions/x",
    );
    expect(changeOf({ actions: ["delete"] }, { deposed: "ab12", index: 0, mode: "data" })).toMatchObject({
      deposed: "ab12",
      index: 0,
      mode: "data",
    });
  });

  test("outside of Terraform is drift", () => {
    const drifted = {
      address: "t.a",
      type: "t",
      name: "a",
      change: { actions: ["delete"], before: { x: 1 } },
    };
    const { drift, changes } = readPlanJson(
      JSON.stringify({ format_version: "1.2", resource_drift: [drifted] }),
    );
    expect(drift).toMatchObject([{ address: "t.a", kind: "delete", before: { x: 1 }, after: null }]);
    expect(changes).toEqual([]);
  });
});

describe("what is no plan is refused with the path", () => {
  test("all at once", () => {
    const plan = {
      format_version: "2.0",
      resource_changes: [
        { type: "t", name: "a", change: { actions: ["explode"] } },
        "x",
        { address: "t.b", type: "t", name: "b", change: { actions: ["constructor"] } },
      ],
      resource_drift: {},
    };
    expect(() => readPlanJson(JSON.stringify(plan))).toThrow(
      expect.objectContaining({
        problems: [
          "format_version must be 0.x or 1.x: a newer Terraform may mean something else",
          "resource_changes[0].change.actions are none that Terraform 1.x has",
          "resource_changes[0].address must be a text (got nothing)",
          "resource_changes[1] must be an object (got a text)",
          "resource_changes[2].change.actions are none that Terraform 1.x has",
          "resource_drift must be a list (got an object)",
        ],
      }),
    );
  });
});

describe("a file of either form", () => {
  test("is told apart by what is in it", () => {
    expect(readAny(TEXT)).toMatchObject({ kind: "plan", plan: { terraformVersion: "1.11.4" } });
    expect(readAny('{"resource":{"t":{"a":{}}}}')).toMatchObject({
      kind: "configuration",
      configuration: { resources: [{ address: "t.a" }] },
    });
    expect(isPlanJson({ format_version: "1.2", resource_changes: [] })).toBe(true);
    expect(isPlanJson({ resource: {} })).toBe(false);
    expect(isPlanJson([])).toBe(false);
  });

  test("a state is neither", () => {
    expect(() => readAny('{"format_version":"1.0","values":{}}')).toThrow(/^it is a state, not a plan/);
  });
});
