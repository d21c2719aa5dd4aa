import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import {
  type CdktfCommand,
  cdktfEvents,
  cdktfResult,
  findCdktf,
  runCdktf,
  writeCdktfProject,
} from "../../../rehearsal/terraform/cdktf-run";

let folder: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-cdktf-")));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const DEPLOY = `
dev  Initializing the backend...
dev  azurerm_resource_group.main: Creating...
     azurerm_resource_group.main: Creation complete after 21s [id=/subscriptions/s/resourceGroups/rg]
dev  azurerm_key_vault.vault["a"]: Creation complete after 2m5s [id=/x]
     azurerm_machine_learning_workspace.main: Creation complete after 1h0m3s
dev  azurerm_subnet.a: Modifications complete after 0s [id=/y]
     azurerm_subnet.b: Destruction complete
     after 3s
dev  Apply complete! Resources: 3 added, 1 changed,
     1 destroyed.
`;

describe("what cdktf prints of a deployment", () => {
  test("each resource with its time, behind the stack's name or not, also where the line is wrapped", () => {
    const { applied } = cdktfResult(DEPLOY, 0, 1);
    expect(applied).toEqual([
      { address: "azurerm_resource_group.main", action: "create", seconds: 21 },
      { address: 'azurerm_key_vault.vault["a"]', action: "create", seconds: 125 },
      { address: "azurerm_machine_learning_workspace.main", action: "create", seconds: 3603 },
      { address: "azurerm_subnet.a", action: "update", seconds: 0 },
      { address: "azurerm_subnet.b", action: "delete", seconds: 3 },
    ]);
  });

  test("the counts", () => {
    expect(cdktfResult(DEPLOY, 0, 1).changes).toEqual({ add: 3, change: 1, remove: 1, operation: "apply" });
    const destroyed = "dev  Destroy complete! Resources: 12 destroyed.";
    expect(cdktfResult(destroyed, 0, 1).changes).toEqual({
      add: 0,
      change: 0,
      remove: 12,
      operation: "destroy",
    });
    expect(cdktfResult("", 0, 1).changes).toBeUndefined();
  });

  test("each error, with the resource that it is about", () => {
    const text = `
dev  ╷
     │ Error: creating Key Vault: unexpected status 409
     │
     │   with azurerm_key_vault.vault,
     │   on cdk.tf.json line 120, in resource.azurerm_key_vault.vault:
     ╵
     ╷
     │ Error: Instance cannot be destroyed
     ╵
     with azurerm_subnet.other, in the middle of nothing
`;
    expect(cdktfResult(text, 1, 1).diagnostics).toEqual([
      {
        severity: "error",
        summary: "creating Key Vault: unexpected status 409",
        address: "azurerm_key_vault.vault",
      },
      { severity: "error", summary: "Instance cannot be destroyed" },
    ]);
  });

  test("a failure without an error has its last line for one", () => {
    expect(cdktfResult("one\ntwo\n", 1, 1).diagnostics).toEqual([{ severity: "error", summary: "two" }]);
    expect(cdktfResult("", null, 1).diagnostics).toEqual([{ severity: "error", summary: "cdktf failed" }]);
    expect(cdktfResult("two\n", 0, 1).diagnostics).toEqual([]);
  });
});

test("what cdktf prints of a plan: each kind of change", () => {
  const text = `
dev    # azurerm_subnet.a will be created
       # azurerm_subnet.b will be destroyed
       # azurerm_subnet.c will be updated in-place
       # azurerm_subnet.d must be replaced
       # azurerm_subnet.e is tainted, so must be replaced
       # azurerm_subnet.a_name_that_is_so_long_that_the_line_is_wrapped will be
     updated in-place
       # azurerm_subnet.f has moved to azurerm_subnet.g
       # data.azurerm_client_config.me will be read during apply
`;
  expect(cdktfResult(text, 0, 1).planned).toEqual([
    { address: "azurerm_subnet.a", action: "create" },
    { address: "azurerm_subnet.b", action: "delete" },
    { address: "azurerm_subnet.c", action: "update" },
    { address: "azurerm_subnet.d", action: "replace" },
    { address: "azurerm_subnet.e", action: "replace" },
    { address: "azurerm_subnet.a_name_that_is_so_long_that_the_line_is_wrapped", action: "update" },
  ]);
});

describe("cdktf is run", () => {
  /** Runs a cdktf that writes down its arguments and environment, and says this. */
  async function run(command: CdktfCommand, says = "", exit = 0) {
    const cdktf = path.join(folder, "cdktf.js");
    const seen = path.join(folder, "seen.json");
    fs.writeFileSync(
      cdktf,
      `require("node:fs").writeFileSync(${JSON.stringify(seen)}, JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), env: process.env }));` +
        `process.stdout.write(${JSON.stringify(says)}); process.exitCode = ${exit};`,
    );
    const result = await runCdktf(cdktf, command, {
      folder,
      stack: "dev",
      environment: { PATH: process.env.PATH, ONLY: "this" },
      parallelism: 64,
      variables: ["-var", "a=1", "-var", "b=-var"],
    });
    return {
      result,
      ...(JSON.parse(fs.readFileSync(seen, "utf8")) as {
        args: string[];
        cwd: string;
        env: NodeJS.ProcessEnv;
      }),
    };
  }
  const REST = ["--terraform-parallelism", "64", "--var", "a=1", "--var", "b=-var"];
  const SKIPS = ["dev", "--skip-synth", "--skip-provider-lock"];

  test.each<[CdktfCommand, string[]]>([
    ["apply", ["deploy", ...SKIPS, "--auto-approve", ...REST]],
    ["plan", ["diff", ...SKIPS, ...REST]],
    ["destroy", ["destroy", ...SKIPS, "--auto-approve", ...REST]],
  ])("%s is its own command, never asks and doesn't synthesize", async (command, args) => {
    const seen = await run(command);
    expect([seen.args, seen.cwd]).toEqual([args, folder]);
    expect(seen.env).toMatchObject({ ONLY: "this", CI: "1" });
    expect(seen.env).not.toHaveProperty("HOME");
  });

  test("its colours don't hide what it says", async () => {
    const { result } = await run(
      "apply",
      "\u001b[33m\u001b[1mdev\u001b[22m\u001b[39m  a.b: \u001b[0mCreation complete after 1s\n",
    );
    expect(result.applied).toEqual([{ address: "a.b", action: "create", seconds: 1 }]);
  });

  test("a plan is empty only where it says so", async () => {
    expect((await run("plan", "dev  No changes. Your infrastructure matches.")).result.exitCode).toBe(0);
    expect((await run("plan", "dev  Changes to Outputs:")).result).toMatchObject({
      exitCode: 2,
      diagnostics: [],
    });
    expect((await run("plan", "Error: no", 1)).result.exitCode).toBe(1);
    expect((await run("apply", "dev  done")).result.exitCode).toBe(0);
  });
});

describe("the person's own cdktf-cli", () => {
  function install(bin: unknown): void {
    const manifest = path.join(folder, "node_modules", "cdktf-cli", "package.json");
    fs.mkdirSync(path.dirname(manifest), { recursive: true });
    fs.writeFileSync(manifest, JSON.stringify({ name: "cdktf-cli", bin }));
  }

  test.each([["bundle/bin/cdktf"], [{ cdktf: "bundle/bin/cdktf" }]])(
    "is found by its manifest: %j",
    (bin) => {
      install(bin);
      expect(findCdktf(folder)).toBe(
        path.join(folder, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf"),
      );
    },
  );

  test("is missing in one sentence, with exit code 2", () => {
    expect(() => findCdktf(folder)).toThrow(
      expect.objectContaining({
        name: "RehearsalError",
        exitCode: 2,
        message: "cdktf-cli is not installed here: --via cdktf runs this project's own one.",
      }),
    );
  });
});

test("cdktf finds a project with one stack in the scratch folder", () => {
  fs.mkdirSync(path.join(folder, "cdktf.out"));
  writeCdktfProject(folder, "dev");
  const read = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
  expect(read("cdktf.json")).toMatchObject({ output: "cdktf.out", sendCrashReports: "false" });
  expect(read("cdktf.out/manifest.json")).toMatchObject({
    stacks: { dev: { name: "dev", synthesizedStackPath: "stacks/dev/cdk.tf.json" } },
  });
});

test("its output tells of the progress while it runs", () => {
  const said = "dev  Plan: 3 to add, 1 to change,\n     1 to destroy.\n";
  expect(cdktfEvents(`${said}${DEPLOY}`)).toEqual([
    expect.objectContaining({
      type: "change_summary",
      changes: { add: 3, change: 1, remove: 1, operation: "plan" },
    }),
    about("apply_start", "azurerm_resource_group.main"),
    about("apply_complete", "azurerm_resource_group.main"),
    about("apply_complete", 'azurerm_key_vault.vault["a"]'),
    about("apply_complete", "azurerm_machine_learning_workspace.main"),
    about("apply_complete", "azurerm_subnet.a"),
    about("apply_complete", "azurerm_subnet.b"),
  ]);
});

function about(type: string, addr: string): unknown {
  return expect.objectContaining({ type, hook: { resource: { addr } } });
}
