import * as fs from "node:fs";
import * as path from "node:path";
import { type Resources, stack } from "./review-stack";
import { folderWith, mlzone } from "./run-mlzone";

const LOGS = "azurerm_log_analytics_workspace.logs";

const VAULT: Resources = {
  azurerm_key_vault: { keys: { name: "kv-churn", purge_protection_enabled: true } },
};

/** What a cdktf app writes. */
function app(stacks: Readonly<Record<string, string>>): Record<string, string> {
  const listed = Object.keys(stacks).map((name) => [
    name,
    { name, workingDirectory: `stacks/${name}`, synthesizedStackPath: `stacks/${name}/cdk.tf.json` },
  ]);
  return {
    "manifest.json": JSON.stringify({ stacks: Object.fromEntries(listed) }),
    ...Object.fromEntries(Object.entries(stacks).map(([name, text]) => [`stacks/${name}/cdk.tf.json`, text])),
  };
}

function under(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

/** A plan that makes all of a stack's resources, or changes how long its logs are kept. */
function plan(days: number, before?: number): string {
  const address = LOGS;
  const [type, name] = address.split(".");
  const values = { name: "log-churn", retention_in_days: days };
  const change = {
    actions: [before === undefined ? "no-op" : "update"],
    before: { ...values, retention_in_days: before ?? days },
    after: values,
    after_unknown: {},
  };
  const resource = {
    address,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/azurerm",
  };
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.14.0",
    planned_values: { root_module: { resources: [{ ...resource, values }] } },
    resource_changes: [{ ...resource, change }],
    configuration: { root_module: { resources: [{ address, mode: "managed", type, name }] } },
  });
}

interface Report {
  readonly base: string;
  readonly head: string;
  readonly stacks: readonly {
    readonly name: string;
    readonly presence: string;
    readonly kind: string;
    readonly production: boolean;
    readonly risks: readonly { readonly kind: string; readonly accepted?: unknown }[];
    readonly changes: readonly { readonly address: string; readonly kind: string }[];
    readonly findings: readonly { readonly became: string }[];
  }[];
}

function reportIn(text: string): Report {
  return JSON.parse(text) as Report;
}

describe("mlzone review", () => {
  const shortened = () => folderWith({ "before.json": stack(365), "after.json": stack(180) });

  test("fails when something is weaker, and passes when nothing is", () => {
    const folder = shortened();
    const weaker = mlzone(folder, ["review", "before.json", "after.json"]);
    expect([weaker.status, weaker.stderr]).toEqual([1, ""]);
    expect(weaker.stdout).toMatch(/^Weaker than before: .*It fails the review\.\n/);
    expect(weaker.stdout).toContain("retention_in_days: 365 → 180");
    const better = mlzone(folder, ["review", "after.json", "before.json"]);
    expect([better.status, better.stderr]).toEqual([0, ""]);
    const same = mlzone(folder, ["review", "before.json", "before.json"]);
    expect([same.status, same.stdout, same.stderr]).toEqual([
      0,
      expect.stringMatching(/^Nothing changes\.\n/),
      "",
    ]);
  });

  test("writes every format at once, beside what it prints", () => {
    const folder = shortened();
    const formats = ["markdown", "json", "sarif", "html"];
    const { status, stdout, stderr } = mlzone(folder, [
      ...["review", "before.json", "after.json"],
      ...formats.flatMap((format) => ["--format", `${format}=out/r.${format}`]),
    ]);
    const written = (format: string) => fs.readFileSync(path.join(folder, "out", `r.${format}`), "utf8");
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^Weaker than before: /);
    expect(written("markdown")).toMatch(/Weaker than before/);
    expect(reportIn(written("json"))).toMatchObject({ base: "before.json", head: "after.json" });
    expect(JSON.parse(written("sarif"))).toMatchObject({ version: "2.1.0" });
    expect(written("html")).toMatch(/^<!doctype html>/);
  });

  test.each<[string, number]>([
    ["monitoring-lost", 1],
    ["weakened", 1],
    ["data-loss, monitoring-lost", 1],
    ["data-loss,network-opened", 0],
    ["data-loss", 0],
    ["none", 0],
  ])("fails on %s: exit code %d", (kinds, status) => {
    const run = mlzone(shortened(), ["review", "before.json", "after.json", "--fail-on", kinds]);
    expect([run.status, run.stderr]).toEqual([status, ""]);
    expect(run.stdout).toContain("retention_in_days: 365 → 180");
  });

  test("brings stacks together by name, and tells the new from the gone", () => {
    const folder = folderWith({
      ...under("base", app({ dev: stack(90), old: stack(90), prod: stack(365) })),
      ...under("head", app({ prod: stack(180), dev: stack(90), new: stack(365, VAULT) })),
    });
    const { status, stdout, stderr } = mlzone(folder, ["review", "base", "head", "--format", "json"]);
    expect([status, stderr]).toEqual([1, ""]);
    const { stacks } = reportIn(stdout);
    expect(
      Object.fromEntries(
        stacks.map(({ changes, name, presence }) => [name, [presence, changes.map(({ kind }) => kind)]]),
      ),
    ).toEqual({
      dev: ["both", []],
      new: ["added", ["create", "create", "create"]],
      // what is there stays there: Terraform isn't asked any more
      old: ["removed", ["forget", "forget"]],
      prod: ["both", ["update"]],
    });
  });

  test.each([
    ["a folder and a file", "a", "b/stack.json"],
    ["files of other names", "a/cdk.tf.json", "b/stack.json"],
  ])("compares %s as one stack", (_what, base, head) => {
    const folder = folderWith({ "a/cdk.tf.json": stack(90), "b/stack.json": stack(180) });
    const { status, stdout } = mlzone(folder, ["review", base, head, "--format", "json"]);
    const { stacks } = reportIn(stdout);
    expect([status, stacks.map(({ changes }) => changes.map(({ kind }) => kind))]).toEqual([0, [["update"]]]);
  });

  test.each([
    ["BASE", ["-", "after.json"], 365],
    ["HEAD", ["before.json", "-"], 180],
  ])("reads %s from standard input", (_side, paths, days) => {
    const run = mlzone(shortened(), ["review", ...paths], {}, stack(days));
    expect([run.status, run.stderr]).toEqual([1, ""]);
    expect(run.stdout).toContain("retention_in_days: 365 → 180");
  });

  test("takes a plan's word", () => {
    const folder = folderWith({
      "main.json": plan(365),
      "pull.json": plan(180, 365),
      "pulled.json": plan(180),
    });
    const { status, stdout, stderr } = mlzone(folder, [
      "review",
      "main.json",
      "pull.json",
      "--format",
      "json",
    ]);
    expect([status, stderr]).toEqual([1, ""]);
    expect(reportIn(stdout).stacks).toMatchObject([
      { kind: "plan", changes: [{ address: LOGS, kind: "update" }] },
    ]);
    // what waits at BASE already is nobody's doing
    const waiting = mlzone(folder, ["review", "pull.json", "pull.json"]);
    expect([waiting.status, waiting.stderr]).toEqual([0, ""]);
  });

  test("takes it for production or not, as the person says", () => {
    const folder = shortened();
    const productionOf = (...flags: readonly string[]) =>
      reportIn(mlzone(folder, ["review", "before.json", "after.json", "--format", "json", ...flags]).stdout)
        .stacks[0]?.production;
    expect([productionOf("--production"), productionOf("--no-production")]).toEqual([true, false]);
  });

  test("names every report that can't be written, before any verdict", () => {
    const folder = folderWith({ "before.json": stack(365), file: "", "folder/file": "" });
    const { status, stdout, stderr } = mlzone(folder, [
      ...[
        "review",
        "before.json",
        "before.json",
        "--format",
        "json=file/report.json",
        "--format",
        "html=folder",
      ],
    ]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "mlzone: the report can't be written to file/report.json: a file is where its folder should be.\n" +
        "mlzone: the report can't be written to folder: it is a folder.\n",
    );
  });
});
