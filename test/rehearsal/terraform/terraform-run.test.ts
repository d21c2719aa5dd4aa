import * as fs from "node:fs";
import * as path from "node:path";
import { runTerraform, type TerraformEvent } from "../../../rehearsal/terraform/terraform-run";
import { type Answer, fakeTerraform } from "../fake-terraform";

/** What Terraform 1.11.4 printed for a configuration of terraform_data only. */
function recorded(name: string): string {
  return fs.readFileSync(path.join(__dirname, "fixtures", `${name}.jsonl`), "utf8");
}

async function run(answer: Answer, onEvent?: (event: TerraformEvent) => void) {
  const fake = fakeTerraform({ plan: answer });
  return runTerraform(["plan"], {
    binary: fake.terraform.path,
    folder: fake.folder,
    environment: process.env,
    onEvent,
  });
}

describe("what Terraform really prints", () => {
  test("of a plan: each change with its kind, and the counts", async () => {
    const result = await run({ text: recorded("plan"), exit: 2 });
    expect(result.planned).toEqual(
      expect.arrayContaining([
        { address: "terraform_data.a", action: "update" },
        { address: "terraform_data.b", action: "replace" },
        { address: "terraform_data.d", action: "delete" },
        { address: "terraform_data.n", action: "create" },
      ]),
    );
    expect(result.planned).toHaveLength(4);
    expect(result).toMatchObject({
      exitCode: 2,
      changes: { add: 2, change: 1, remove: 2, operation: "plan" },
      diagnostics: [],
      drift: [],
      applied: [],
      text: "",
    });
  });

  test("of an apply: what was done, and the counts of what was done rather than planned", async () => {
    const result = await run({ text: recorded("apply") });
    expect(result.applied.map(({ address, action }) => `${action} ${address}`).sort()).toEqual([
      "create terraform_data.b",
      "create terraform_data.n",
      "delete terraform_data.b",
      "delete terraform_data.d",
      "update terraform_data.a",
    ]);
    expect(result.changes).toMatchObject({ add: 2, change: 1, remove: 2, operation: "apply" });
    expect(result.planned).toHaveLength(4);
  });

  test("of an apply that failed: the error with its resource", async () => {
    const { diagnostics } = await run({ text: recorded("apply-failed"), exit: 1 });
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: "local-exec provisioner error", address: "terraform_data.e" },
    ]);
  });

  test("of a destroy that prevent_destroy refuses: the resource, in the detail", async () => {
    const { diagnostics } = await run({ text: recorded("destroy-refused"), exit: 1 });
    expect(diagnostics).toMatchObject([
      {
        summary: "Instance cannot be destroyed",
        detail: expect.stringMatching(/^Resource terraform_data\.keep has lifecycle\.prevent_destroy set/),
      },
    ]);
  });

  test("each line is heard of as it comes", async () => {
    const types: string[] = [];
    await run({ text: recorded("plan") }, ({ type }) => types.push(type));
    expect(types).toHaveLength(recorded("plan").trim().split("\n").length);
    expect(types[0]).toBe("version");
  });
});

describe("what else may come", () => {
  test("drift, as its documentation shows it", async () => {
    const change = { resource: { addr: "azurerm_storage_account.a" }, action: "update" };
    const event = { type: "resource_drift", "@message": "Drift detected (update)", change };
    expect((await run({ events: [event] })).drift).toEqual([
      { address: "azurerm_storage_account.a", action: "update" },
    ]);
  });

  test("noise between the lines is kept as text and disturbs nothing", async () => {
    const noise = ["Warning: x", "{broken", "{}", "null", "", '{"type":"planned_change"}'];
    const { text, planned, changes } = await run({ text: [...noise, recorded("plan")].join("\n") });
    expect([text, planned.length, changes?.add]).toEqual([noise.join("\n"), 4, 2]);
  });

  test("a last line without an end", async () => {
    expect((await run({ text: recorded("plan").trimEnd() })).changes?.operation).toBe("plan");
  });

  test("a data source that is read is nothing that was applied", async () => {
    const event = (addr: string, action: string) => ({
      type: "apply_complete",
      "@message": "",
      hook: { resource: { addr }, action, elapsed_seconds: 0 },
    });
    const result = await run({ events: [event("data.a.a", "read"), event("b.b", "create")] });
    expect(result.applied).toEqual([{ address: "b.b", action: "create", seconds: 0 }]);
  });

  test("an event without what its type promises", async () => {
    const types = ["diagnostic", "planned_change", "apply_complete", "change_summary"];
    const result = await run({ events: types.map((type) => ({ type, "@message": "" })) });
    expect(result).toMatchObject({
      diagnostics: [],
      planned: [{ address: "", action: "" }],
      applied: [{ address: "", action: "", seconds: 0 }],
      changes: undefined,
    });
  });
});

describe("a command that fails", () => {
  test("by words on standard error alone: they are the error", async () => {
    const { diagnostics } = await run({ stderr: "\nError: no such flag\n", exit: 1 });
    expect(diagnostics).toEqual([{ severity: "error", summary: "Error: no such flag" }]);
  });

  test("by words on standard output alone", async () => {
    const { diagnostics } = await run({ text: "state is locked\n", exit: 1 });
    expect(diagnostics).toEqual([{ severity: "error", summary: "state is locked" }]);
  });

  test("with a warning only: it isn't taken for the error", async () => {
    const warning = {
      type: "diagnostic",
      "@message": "",
      diagnostic: { severity: "warning", summary: "old" },
    };
    const { diagnostics } = await run({ events: [warning], stderr: "killed", exit: 137 });
    expect(diagnostics.map(({ severity, summary }) => [severity, summary])).toEqual([
      ["warning", "old"],
      ["error", "killed"],
    ]);
  });

  test("by a signal, without a word", async () => {
    const { exitCode, diagnostics } = await run({ signal: "SIGKILL" });
    expect(exitCode).toBeNull();
    expect(diagnostics).toEqual([{ severity: "error", summary: "terraform was ended by a signal" }]);
  });

  test("without a word", async () => {
    expect((await run({ exit: 3 })).diagnostics).toEqual([
      { severity: "error", summary: "terraform ended with exit code 3" },
    ]);
  });

  test("words on standard error are no error while it goes well, or the plan isn't empty", async () => {
    expect((await run({ stderr: "a warning" })).diagnostics).toEqual([]);
    expect((await run({ stderr: "a warning", exit: 2 })).diagnostics).toEqual([]);
  });
});
