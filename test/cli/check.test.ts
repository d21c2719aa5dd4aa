import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith, mlzone } from "./run-mlzone";

const ROOT = path.join(__dirname, "..", "..");
const OPEN = path.join(ROOT, "test", "baseline", "fixtures", "open-workspace", "plan.json");
const CLUSTER = "azurerm_machine_learning_compute_cluster";

interface Stack {
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly production: boolean;
  readonly counts: { readonly failing: number };
  readonly findings: readonly {
    readonly rule: string;
    readonly address: string;
    readonly construct?: string;
    readonly source?: { readonly file: string; readonly line: number };
    readonly acknowledgement?: { readonly origin: string; readonly approvedBy: string };
  }[];
}

function stacksIn(text: string): readonly Stack[] {
  return (JSON.parse(text) as { stacks: Stack[] }).stacks;
}

describe("mlzone check", () => {
  let output: string;
  let prod: string;
  let deviations: string;

  beforeAll(() => {
    output = folderWith({});
    expect(mlzone(ROOT, ["synth", "--output", output]).stderr).toBe("");
    prod = fs.readFileSync(path.join(output, "stacks", "prod", "cdk.tf.json"), "utf8");
    deviations = fs.readFileSync(path.join(output, "stacks", "prod", "deviations.json"), "utf8");
  });

  /** A folder with prod, after `change`, and what was accepted in it. */
  function changedProd(change: (resources: Resources) => void, files: Record<string, string> = {}): string {
    const template = JSON.parse(prod) as { resource: Resources };
    change(template.resource);
    return folderWith({ "cdk.tf.json": JSON.stringify(template), "deviations.json": deviations, ...files });
  }

  test("finds dev and prod clean, each once however it is named", () => {
    const stack = (name: string) => path.join(output, "stacks", name);
    const { status, stdout, stderr } = mlzone(ROOT, [
      ...["check", output, stack("prod"), path.join(stack("dev"), "cdk.tf.json")],
      ...["--format", "json"],
    ]);
    const stacks = stacksIn(stdout);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stacks.map(({ name, kind, state }) => [name, kind, state])).toEqual([
      ["dev", "configuration", "clean"],
      ["dev-serving", "configuration", "clean"],
      ["nonprod-subscription", "configuration", "clean"],
      ["prod", "configuration", "clean"],
      ["prod-serving", "configuration", "clean"],
      ["prod-subscription", "configuration", "clean"],
      ["state", "configuration", "clean"],
    ]);
    expect(stacks.map(({ production }) => production)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    // who accepted it, by which construct, and where that is created
    const prod = stacks.find(({ name }) => name === "prod");
    expect(prod?.findings).toEqual([
      ...["security/policy-approval", "security/policy-signed-code"].map((rule) =>
        expect.objectContaining({
          rule,
          construct: expect.stringMatching(/^prod\/guardrails\//),
          acknowledgement: expect.objectContaining({ origin: "deviation", approvedBy: "security board" }),
        }),
      ),
      expect.objectContaining({
        rule: "security/registry-customer-managed-key",
        construct: "prod/registry",
        source: { file: "stacks/parts/data.ts", line: expect.any(Number) },
        acknowledgement: expect.objectContaining({ origin: "deviation", approvedBy: "security board" }),
      }),
    ]);
  });

  test("reports a plan from a file and from standard input in every format at once", () => {
    const folder = folderWith({ "plan.json": fs.readFileSync(OPEN) });
    const formats = ["json", "sarif", "markdown", "junit", "html"];
    const { status, stdout, stderr } = mlzone(
      folder,
      ["check", "plan.json", "-", ...formats.flatMap((format) => ["--format", `${format}=out/r.${format}`])],
      {},
      fs.readFileSync(OPEN),
    );
    const written = (format: string) => fs.readFileSync(path.join(folder, "out", `r.${format}`), "utf8");
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^ {2}plan +\d+ findings: \d+ high.*\n {2}standard input +\d+ findings: \d+ high/);
    expect(stdout).toContain("security/workspace-public-network");
    expect(stacksIn(written("json")).map(({ kind, state }) => [kind, state])).toEqual([
      ["plan", "failed"],
      ["plan", "failed"],
    ]);
    expect(JSON.parse(written("sarif"))).toMatchObject({ version: "2.1.0", runs: [{}, {}] });
    expect(written("markdown")).toMatch(/^## Baseline of Azure Machine Learning: \*\*fails\*\*/);
    expect(written("junit")).toContain("<testsuites ");
    expect(written("html")).toMatch(/^<!doctype html>/);
  });

  test("takes a folder of several files as one configuration, as Terraform does", () => {
    const { status, stdout } = mlzone(
      folderWith({
        "a.tf.json": JSON.stringify({ locals: { open: true } }),
        "b.tf.json": JSON.stringify({
          resource: {
            azurerm_machine_learning_workspace: { w: { public_network_access_enabled: "${local.open}" } },
          },
        }),
      }),
      ["check", ".", "--format", "json"],
    );
    const [only, ...others] = stacksIn(stdout);
    expect([status, others]).toEqual([1, []]);
    expect(only?.findings.map(({ rule }) => rule)).toContain("security/workspace-public-network");
  });

  test("fails on a medium finding, unless only high ones do", () => {
    const folder = changedProd(neverEmpty);
    const strict = mlzone(folder, ["check", "."]);
    expect([strict.status, strict.stdout]).toEqual([
      1,
      expect.stringContaining("cost/cluster-scale-to-zero"),
    ]);
    const lenient = mlzone(folder, ["check", ".", "--fail-on", "high"]);
    expect([lenient.status, lenient.stdout]).toEqual([0, expect.stringMatching(/^ {2}\S+ +passes: /)]);
  });

  test("fails on what only a plan can tell, unless that is allowed", () => {
    const folder = changedProd((resources) => {
      resources.azurerm_machine_learning_workspace = mapped(
        resources.azurerm_machine_learning_workspace,
        (workspace) => ({ ...workspace, public_network_access_enabled: "${var.public}" }),
      );
    });
    const strict = mlzone(folder, ["check", "cdk.tf.json"]);
    expect([strict.status, strict.stdout]).toEqual([1, expect.stringContaining("1 can't be told")]);
    expect(strict.stdout).toContain("var.public");
    expect(mlzone(folder, ["check", "cdk.tf.json", "--allow-unknown"]).status).toBe(0);
  });

  test.each([
    ["dev", "--production", true, "reliability/data-locked"],
    ["prod", "--no-production", false, "cost/training-priority"],
  ])("takes %s by %s for what the person says", (name, flag, production, rule) => {
    const { status, stdout } = mlzone(output, ["check", `stacks/${name}`, flag, "--format", "json"]);
    const [stack] = stacksIn(stdout);
    expect([status, stack?.production]).toEqual([1, production]);
    expect(stack?.findings.map((finding) => finding.rule)).toContain(rule);
  });

  test("accepts until a day what a file acknowledges, and says what nothing needs", () => {
    const acknowledged = (rule: string, resource: string, expires: string) => ({
      rule,
      resource,
      reason: "until the new pipeline is there",
      approvedBy: "the board",
      expires,
    });
    const accepted = acknowledged("cost/cluster-scale-to-zero", `${CLUSTER}.*`, "2999-12-31");
    const file = (...acknowledgements: object[]) => JSON.stringify({ acknowledgements });
    const folder = changedProd(neverEmpty, {
      "baseline.acknowledgements.json": file(
        accepted,
        acknowledged("security/compute-ssh", "azurerm_subnet.gone", "2999-12-31"),
      ),
      "expired.json": file({ ...accepted, expires: "2020-01-31" }),
      "wrong.json": file({ ...accepted, rule: "cost/cluster-scale-to-zer0", reason: "so" }, { what: 1 }),
    });
    const both = mlzone(folder, ["check", ".", path.join(output, "stacks", "dev")]);
    expect([both.status, both.stderr]).toEqual([0, ""]);
    expect(both.stdout).toContain("accepted by the board until 2999-12-31: until the new pipeline is there");
    expect(
      both.stdout.replace(/\s+/g, " ").match(/acknowledgements\[\d+\] \(the board[^:]*: no finding/g),
    ).toEqual(["acknowledgements[1] (the board, until 2999-12-31): no finding"]);

    const expired = mlzone(folder, ["check", ".", "--acknowledgements", "expired.json"]);
    expect([expired.status, expired.stdout.replace(/\s+/g, " ")]).toEqual([
      1,
      expect.stringContaining("expired: accepted by the board until 2020-01-31, which is over"),
    ]);

    const wrong = mlzone(folder, ["check", ".", "--acknowledgements", "wrong.json"]);
    expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toMatch(/^mlzone: wrong\.json can't be read: .*\n$/);
    expect(wrong.stderr).toContain(
      "acknowledgements[0].rule is no rule; did you mean cost/cluster-scale-to-zero?",
    );
    expect(wrong.stderr).toContain("acknowledgements[0].reason must say");
    expect(wrong.stderr).toContain("acknowledgements[1] has a field that isn't known");
  });

  test("needs the deviations that lie beside a stack", () => {
    const { status, stdout } = mlzone(folderWith({ "cdk.tf.json": prod }), ["check", "."]);
    expect([status, stdout]).toEqual([1, expect.stringContaining("security/registry-customer-managed-key")]);
  });

  test("lists its rules", () => {
    const { status, stdout } = mlzone(ROOT, ["check", "--rules"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^security\/workspace-public-network +high +\S/m);
  });

  test.each<[string, readonly string[], string]>([
    ["what to check", [], "name what to check: a folder that a cdktf app wrote,"],
    ["a severity", [OPEN, "--fail-on", "urgent"], "--fail-on urgent: it takes high, medium, low."],
    [
      "a place for each report, and its format",
      [OPEN, ...["json", "sarif", "pdf", "html="].flatMap((format) => ["--format", format])],
      "--format pdf: the formats are terminal, json, markdown, sarif, junit, html, each with =FILE or without.\n" +
        "mlzone: --format html=: a file name must follow the =.\n" +
        "mlzone: --format: only one report goes to standard output; give the others a file with =FILE.",
    ],
  ])("asks for %s", (_what, args, sentence) => {
    const { status, stdout, stderr } = mlzone(ROOT, ["check", ...args]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`mlzone: ${sentence}`);
  });

  test("names every report that can't be written, before any verdict", () => {
    const folder = folderWith({ file: "", "folder/file": "" });
    const { status, stdout, stderr } = mlzone(folder, [
      ...["check", OPEN, "--format", "json=file/report.json", "--format", "html=folder"],
    ]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "mlzone: the report can't be written to file/report.json: a file is where its folder should be.\n" +
        "mlzone: the report can't be written to folder: it is a folder.\n",
    );
  });

  test("says nothing when its reader has seen enough", () => {
    const command = `node ${path.join(ROOT, "bin", "mlzone.js")} check ${OPEN} | true`;
    const { stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    expect(stderr).toBe("");
  });
});

/** Clusters keep a node that does nothing, which is a medium finding. */
function neverEmpty(resources: Resources): void {
  resources[CLUSTER] = mapped(resources[CLUSTER], (cluster) => ({
    ...cluster,
    scale_settings: { ...(cluster.scale_settings as object), min_node_count: 1 },
  }));
}

type Resources = Record<string, Record<string, Readonly<Record<string, unknown>>>>;

function mapped(
  named: Resources[string] = {},
  change: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Resources[string] {
  return Object.fromEntries(Object.entries(named).map(([name, body]) => [name, change(body)]));
}
