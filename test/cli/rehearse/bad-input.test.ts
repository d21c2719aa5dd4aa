import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { rehearse } from "../../../cli/rehearse";
import type { RehearseFlags } from "../../../cli/rehearse/options";
import { fakeTerraform } from "../../rehearsal/fake-terraform";
import { folderWith } from "../run-mlzone";
import { type FakeProject, fakeProject } from "./fake-project";

const before = { folder: process.cwd(), path: process.env.PATH };
let project: FakeProject;
beforeAll(() => {
  project = fakeProject();
});
beforeEach(() => {
  stand(project.folder, project.env.PATH);
});
afterAll(() => stand(before.folder, before.path ?? ""));

/** Stands in a folder, with these programs. */
function stand(folder: string, programs: string): void {
  process.chdir(folder);
  process.env.PATH = programs;
}

/** How a rehearsal is refused: the sentence and the exit code. */
async function refusal(names: readonly string[], flags: RehearseFlags = {}): Promise<[string, number]> {
  try {
    await rehearse(names, flags);
  } catch (error) {
    const { message, exitCode } = error as { message: string; exitCode: number };
    return [message, exitCode];
  }
  return ["not refused", 0];
}

describe("what is to be rehearsed", () => {
  test("a stack that the app doesn't have, with the one that was meant", async () => {
    expect(await refusal(["prd"])).toEqual([
      "prd is neither a stack nor a folder with Terraform files; the app has dev, prod. Did you mean prod?",
      2,
    ]);
  });

  test("a stack that is like none", async () => {
    expect(await refusal(["dev", "staging"])).toEqual([
      "staging is neither a stack nor a folder with Terraform files; the app has dev, prod.",
      2,
    ]);
  });

  test("a folder without Terraform: by its path, and by its name with and without an app here", async () => {
    const empty = folderWith({ "docs/README.md": "" });
    const docs = path.join(empty, "docs");
    const nothing = "holds no cdk.tf.json and no *.tf or *.tf.json: there is nothing to rehearse.";
    expect(await refusal([docs])).toEqual([`${docs} ${nothing}`, 2]);
    fs.mkdirSync("docs");
    expect((await refusal(["docs"]))[0]).toMatch(
      /^docs is neither a stack nor a folder with Terraform files;/,
    );
    stand(empty, project.env.PATH);
    expect(await refusal(["docs"])).toEqual([`docs ${nothing}`, 2]);
  });

  test("a stack where there is no app", async () => {
    stand(folderWith({}), project.env.PATH);
    expect(await refusal(["dev"])).toEqual([
      "there is no cdktf.json here: run mlzone in the folder of the app, or name it with --app.",
      2,
    ]);
  });

  test("one that is named twice, and two that have the same name", async () => {
    expect(await refusal(["dev", "dev"])).toEqual(["dev is named twice.", 2]);
    const two = folderWith({ "a/infra/main.tf": "", "b/infra/main.tf": "" });
    const [a, b] = [path.join(two, "a", "infra"), path.join(two, "b", "infra")];
    expect(await refusal([a, b])).toEqual([
      `${a} and ${b} have the same name: rehearse one after the other.`,
      2,
    ]);
  });

  test("a folder whose JSON is broken", async () => {
    const [message, code] = await refusal([folderWith({ "main.tf.json": "{" })]);
    expect([message, code]).toEqual([expect.stringMatching(/^main\.tf\.json can't be read: .+\.$/), 1]);
  });
});

describe("terraform", () => {
  test("that is missing", async () => {
    process.env.PATH = folderWith({});
    expect(await refusal(["dev"])).toEqual([
      "terraform is missing: a rehearsal runs the real one. Install Terraform 1.5 or newer and put it on the PATH.",
      1,
    ]);
  });

  test("that is too old", async () => {
    process.env.PATH = fakeTerraform({}, "1.4.7").folder;
    expect(await refusal(["dev"])).toEqual([
      expect.stringMatching(/^terraform 1\.4\.7 at \S+ is too old\. Install /),
      1,
    ]);
  });
});

describe("flags", () => {
  test.each<[string, RehearseFlags, string]>([
    ["no number", { port: "x" }, "--port takes a number above 0 (got x)."],
    ["no whole number", { port: "1.5" }, "--port takes a whole number (got 1.5)."],
    ["no port", { port: "65536" }, "--port takes a number up to 65535 (got 65536)."],
    ["nothing", { speed: "" }, "--speed takes a number above 0 (got )."],
    ["zero", { speed: "0" }, "--speed takes a number above 0 (got 0)."],
    ["below zero", { speed: "-1" }, "--speed takes a number above 0 (got -1)."],
    ["no end", { speed: "Infinity" }, "--speed takes a number above 0 (got Infinity)."],
    ["half a seed", { faults: ["throttled"], seeds: "1.5" }, "--seeds takes a whole number (got 1.5)."],
    ["no jobs", { faults: ["throttled"], jobs: "0" }, "--jobs takes a number above 0 (got 0)."],
    [
      "policies to enforce",
      { enforce: true },
      "--enforce needs --policy-definitions: it says which policies.",
    ],
    [
      "two rehearsals in one",
      { change: ["all"], to: "x" },
      "--change and --to exclude each other: each is a rehearsal of its own.",
    ],
    [
      "a fault that strikes nothing of a change",
      { change: ["all"], faults: ["killed", "drift", "state-lost"] },
      "drift can't strike a change; with --change there are answer-lost, killed",
    ],
    ["an unknown change", { change: ["grow"] }, "no change is called grow; of dev there are add-cluster"],
    [
      "an unknown fault",
      { faults: ["earthquake"] },
      "there is no fault earthquake: choose one of answer-lost",
    ],
    ["a folder to go to that is none", { to: "nowhere" }, "nowhere is no folder that can be read"],
    ["cdktf where there is none", { via: "cdktf" }, "cdktf-cli is not installed here"],
    ["a mirror that is none", { providerMirror: "nowhere" }, "the provider mirror nowhere is no folder."],
    ["policies that aren't there", { policyDefinitions: "nowhere" }, "Policies can't be loaded:\n"],
  ])("%s", async (_case, flags, sentence) => {
    const source = flags.providerMirror === undefined ? "dev" : requiring();
    const [message, code] = await refusal([source], flags);
    expect([message.slice(0, sentence.length), code]).toEqual([sentence, 2]);
    expect(message).not.toMatch(/^ +at /m);
  });

  test("types that aren't there", async () => {
    expect(await refusal(["dev"], { apiTypes: "nowhere" })).toEqual([
      expect.stringContaining("nowhere"),
      expect.any(Number),
    ]);
  });

  test("changes of a folder, which has no app to ask for variants", async () => {
    const folder = folderWith({ "main.tf": "" });
    expect(await refusal([folder], { change: ["all"] })).toEqual([
      `${path.basename(folder)} is a folder: --change takes stacks of an app; for folders there is --to.`,
      2,
    ]);
  });

  test("cdktf for what cdktf has not written", async () => {
    const folder = folderWith({ "main.tf": "" });
    stand(path.resolve(__dirname, "..", "..", ".."), project.env.PATH);
    expect(await refusal([folder], { via: "cdktf" })).toEqual([
      `${path.basename(folder)} holds no cdk.tf.json: --via cdktf takes what cdktf has written.`,
      2,
    ]);
  });

  test.each<RehearseFlags>([{ port: "1" }, { change: ["all"] }, { faults: ["all"] }, { to: "x" }])(
    "%j with several subjects",
    async (flags) => {
      expect(await refusal(["all"], flags)).toEqual([
        "--change, --to, --fault and --port take one subject at a time.",
        2,
      ]);
    },
  );
});

function requiring(): string {
  const template = { terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm" } } } };
  return folderWith({ "main.tf.json": JSON.stringify(template) });
}

describe("what is found out on the way", () => {
  test("a port that is taken", async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as net.AddressInfo;
    expect(await refusal(["dev"], { port: String(port) })).toEqual([
      expect.stringMatching(new RegExp(`^port ${port} of 127\\.0\\.0\\.1 is taken`, "i")),
      2,
    ]);
    server.close();
  });

  test("a report that can't be written, before anything is started", async () => {
    const file = path.join(folderWith({ report: "" }), "report");
    const calls = project.fake.calls.length;
    expect(await refusal(["dev"], { report: file })).toEqual([
      `the report can't be written to ${file}: a file is in its place.`,
      1,
    ]);
    expect(project.fake.calls).toHaveLength(calls);
  });

  test("an app that fails, in its own words", async () => {
    const { folder } = fakeProject({}, undefined, "console.error('prod.ts: no region'); process.exit(3)");
    stand(folder, project.env.PATH);
    expect(await refusal(["dev"])).toEqual(["the app failed (exit code 3):\nprod.ts: no region", 1]);
  });

  test("an app that is ended, and one that writes nothing", async () => {
    const app = (command: string) => refusal(["dev"], { app: command });
    expect(await app("kill -9 $$")).toEqual(["the app failed (ended by a signal):\n", 1]);
    expect(await app("true")).toEqual(["the app wrote no manifest.json: does it call app.synth()?", 1]);
  });
});
