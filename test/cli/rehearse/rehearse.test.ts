import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Answers, EVENTS, GOOD, GROUP } from "../../rehearsal/fake-terraform";
import { isRunning, until } from "../../support/processes";
import { folderWith, mlzone } from "../run-mlzone";
import { type FakeProject, fakeProject, STANDING_APP } from "./fake-project";

const BIN = path.resolve(__dirname, "..", "..", "..", "bin", "mlzone.js");
const VAULT = "azurerm_key_vault.vault";
const [first = {}] = [GOOD.apply].flat();
const [destroyed = {}] = [GOOD.destroy].flat();
const refused = { events: [EVENTS.prevented(VAULT)], exit: 1 };

function rehearse(answers: Answers, ...args: readonly string[]) {
  return rehearseIn(fakeProject(answers), ...args);
}

function rehearseIn(project: FakeProject, ...args: readonly string[]) {
  const report = path.join(folderWith({}), "report");
  const run = mlzone(
    project.folder,
    ["rehearse", ...args, "--speed", "1e9", "--report", report],
    project.env,
  );
  return { ...run, ...project, report };
}

test("a stack that depends on another one is rehearsed where that one stands", () => {
  const made = { requests: [["PUT", `${GROUP}-dev`, { location: "westeurope" }]] } as const;
  const project = fakeProject({ ...GOOD, apply: [made, first, {}] }, undefined, STANDING_APP);
  const { status, stderr, stdout } = rehearseIn(project, "prod");
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /^prod {2}held {4}init dev .*\nprod {2}held {4}apply dev .*\nprod {2}held {4}init .*\nprod {2}held {4}apply .* 1 resources made\n/,
  );
  expect(stdout).not.toContain("apply dev");
  const [ground, , own] = project.fake.calls.map(({ files }) => files["cdk.tf.json"]);
  expect([ground, own].map((text) => text?.includes("prevent_destroy"))).toEqual([false, true]);
});

describe("a stack that holds", () => {
  test("ends with 0, says each step, and leaves evidence and nothing else", () => {
    const { status, stdout, stderr, report, leftOver, folder } = rehearse(GOOD, "dev");
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^dev {2}held {4}init .* providers installed\ndev {2}held {4}apply .* 1 resources made\n/,
    );
    expect(stdout).toMatch(/^\ndev {2}held\n\n {2}held {2}init .* providers installed\n/);
    expect(stdout).toContain(`Evidence: ${path.join(report, "dev", "evidence.md")}`);
    expect(fs.readdirSync(path.join(report, "dev")).sort()).toEqual([
      "captured",
      "evidence.json",
      "evidence.md",
    ]);
    expect(leftOver()).toEqual([]);
    expect(fs.readdirSync(folder).sort()).toEqual(["app.js", "cdktf.json"]);
  });

  test("flips its own switch where it protects itself", () => {
    const answers = { ...GOOD, "destroy plan": [refused], destroy: [refused, destroyed] };
    const { status, stdout, fake } = rehearse(answers, "prod");
    expect(status).toBe(0);
    expect(stdout).toMatch(/held {2}destroy refused .* refused for azurerm_key_vault\.vault/);
    expect(stdout).toContain("by its own switch");
    expect(fake.filesAt(1)["cdk.tf.json"]).toContain('"prevent_destroy":true');
    expect(fake.filesAt(-1)["cdk.tf.json"]).toContain('"prevent_destroy":false');
  });
});

test("a stack whose app knows no such switch is unprotected in the scratch copy alone", () => {
  const answers = { ...GOOD, "destroy plan": [refused, {}], destroy: [refused, destroyed] };
  const { folder, env, fake } = fakeProject(answers);
  const app = path.join(folder, "app.js");
  fs.writeFileSync(app, fs.readFileSync(app, "utf8").replace("process.env.MLZONE_WHAT_IF", "undefined"));
  const { status, stdout } = mlzone(folder, ["rehearse", "prod", "--speed", "1e9"], env);
  expect([status, stdout]).toEqual([0, expect.stringContaining("prevent_destroy off in the scratch copy")]);
  expect(fake.filesAt(-1)["mlzone_protection_override.tf.json"]).toContain('"prevent_destroy": false');
});

describe("what does not hold ends with 1", () => {
  test("and names each problem below its step", () => {
    const error = EVENTS.error("creating Vault", "409: taken", VAULT);
    const { status, stdout, report } = rehearse({ apply: { events: [error], exit: 1 } }, "dev");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^\ndev {2}failed: apply\n/);
    expect(stdout).toContain(`  apply:\n    ${VAULT}: creating Vault: 409: taken\n`);
    expect(fs.readFileSync(path.join(report, "dev", "evidence.md"), "utf8")).toContain("failed: apply");
  });

  test("a provider that is missing: which, and what to do", () => {
    const stderr =
      "\nError: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider\nhashicorp/azurerm: no such host\n";
    const { status, stdout } = rehearse({ init: { exit: 1, stderr } }, "dev");
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "the provider hashicorp/azurerm is missing: npm run providers builds it, or --provider-mirror names a folder that has it.",
    );
  });
});

describe("changes", () => {
  test("from a stack to a folder: a table, and evidence of the change", () => {
    const plan = [{ events: [EVENTS.planned(VAULT, "replace")], exit: 2 }, {}];
    const project = fakeProject({ plan });
    const head = folderWith({ "main.tf.json": "{}" });
    const report = folderWith({});
    const args = ["rehearse", "dev", "--to", head, "--report", report];
    const { status, stdout } = mlzone(project.folder, args, project.env);
    expect(status).toBe(1);
    expect(stdout).toMatch(/FAILED {2}to .* 1 replace\n/);
    expect(stdout).toContain(`    replace  ${VAULT}  loses data\n`);
    expect(stdout).toContain(`${VAULT}: would replace, and its data with it`);
    const [evidence] = JSON.parse(fs.readFileSync(path.join(report, "dev-changes.json"), "utf8"));
    expect(evidence).toMatchObject({ change: "to", held: false });
    expect(project.leftOver()).toEqual([]);
  });

  test("that the app can't make are left out and said; if none is left, nothing has held", () => {
    const app = `if (process.env.MLZONE_WHAT_IF) { console.error("no such value"); process.exit(1); }`;
    const { folder, env } = fakeProject();
    fs.writeFileSync(
      path.join(folder, "app.js"),
      `${app}\n${fs.readFileSync(path.join(folder, "app.js"), "utf8")}`,
    );
    const { status, stdout, stderr } = mlzone(
      folder,
      ["rehearse", "dev", "--change", "longer-retention"],
      env,
    );
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "longer-retention was left out: the app failed (exit code 1): no such value",
    );
    expect([status, stderr]).toEqual([1, "mlzone: no change was rehearsed.\n"]);
  });
});

test("a change that is none of the stack's is left out, and not shown as held", () => {
  const { folder, env } = fakeProject();
  const deaf = "delete process.env.MLZONE_WHAT_IF;";
  const app = path.join(folder, "app.js");
  fs.writeFileSync(app, `${deaf}\n${fs.readFileSync(app, "utf8")}`);
  const { status, stdout } = mlzone(folder, ["rehearse", "dev", "--change", "add-cluster"], env);
  expect(stdout).toContain("add-cluster was left out: it changes nothing of dev.");
  expect(status).toBe(1);
});

test("nothing to rehearse is a wrong command line", () => {
  const { status, stderr } = rehearse({});
  expect(status).toBe(2);
  expect(stderr).toMatch(/^mlzone: missing required argument 'subjects'\n/);
});

describe("Ctrl-C", () => {
  const started: number[] = [];
  afterEach(() => {
    for (const pid of started.splice(0).filter(isRunning)) {
      process.kill(pid, "SIGKILL");
    }
  });

  /** Sends a signal as soon as the file is there. */
  async function interrupted(project: FakeProject, file: string, signal: NodeJS.Signals, ...args: string[]) {
    const child = spawn(process.execPath, [BIN, "rehearse", ...args], {
      cwd: project.folder,
      env: { ...project.env, HOME: project.folder },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    let said = "";
    child.stderr.on("data", (part) => {
      said += part;
    });
    await until(() => fs.existsSync(file) && fs.readFileSync(file, "utf8") !== "");
    child.kill(signal);
    const pids = fs.readFileSync(file, "utf8").split(" ").map(Number);
    started.push(...pids);
    return { code: await ended, said, pids };
  }

  test.each<[NodeJS.Signals, number]>([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("%s ends with %i: no process goes on, no folder is left", async (signal, code) => {
    const file = path.join(folderWith({}), "pids");
    const put = [["PUT", GROUP, { location: "westeurope" }]] as const;
    const project = fakeProject({ apply: { ...first, requests: put, waits: file } });
    const run = await interrupted(project, file, signal, "dev");
    expect(run.code).toBe(code);
    expect(run.said).toMatch(/\nmlzone: interrupted; nothing is left behind\.\n$/);
    expect(run.pids).toHaveLength(2);
    await until(() => !run.pids.some(isRunning));
    expect(project.leftOver()).toEqual([]);
  });

  test("while the app runs, ends the app too", async () => {
    const file = path.join(folderWith({}), "pids");
    const app = `require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000);`;
    const project = fakeProject({}, undefined, app);
    const run = await interrupted(project, file, "SIGINT", "dev");
    expect(run.code).toBe(130);
    await until(() => !run.pids.some(isRunning));
    expect(project.leftOver()).toEqual([]);
  });
});
