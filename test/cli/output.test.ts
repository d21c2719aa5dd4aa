import * as fs from "node:fs";
import * as path from "node:path";
import { FIXTURE_APP, folderWith, mlzone } from "./run-mlzone";

const MANIFEST = path.join("cdktf.out", "manifest.json");

/** Runs an app that writes exactly these files to cdktf.out. */
function appThatWrites(files: Readonly<Record<string, string>>) {
  const writes = Object.entries(files).map(
    ([name, text]) =>
      `fs.mkdirSync(${JSON.stringify(path.dirname(`cdktf.out/${name}`))}, { recursive: true });` +
      `fs.writeFileSync(${JSON.stringify(`cdktf.out/${name}`)}, ${JSON.stringify(text)});`,
  );
  const folder = folderWith({
    "cdktf.json": JSON.stringify({ app: "node write.js" }),
    "write.js": `const fs = require("node:fs");${writes.join("")}`,
  });
  return { folder, ...mlzone(folder, ["synth"]) };
}

const stack = (name: string, more: object = {}) => ({
  name,
  workingDirectory: `stacks/${name}`,
  synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
  ...more,
});
const manifest = (...stacks: { name: string }[]) =>
  JSON.stringify({ stacks: Object.fromEntries(stacks.map((one) => [one.name, one])) });

describe("the output folder", () => {
  test("an app that writes nothing doesn't pass with what an earlier run left", () => {
    const output = folderWith({});
    expect(mlzone(FIXTURE_APP, ["synth", "--output", output]).status).toBe(0);
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, ["synth", "--output", output, "--app", "true"]);
    const file = path.join(output, "manifest.json");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`mlzone: the app left ${file} as it was before: does it call app.synth()?\n`);
  });

  test("is made with its parents", () => {
    const output = path.join(folderWith({}), "a", "b");
    expect(mlzone(FIXTURE_APP, ["synth", "--output", output]).status).toBe(0);
  });

  test("is the default one where CDKTF_OUTDIR is empty", () => {
    const folder = folderWith({ "cdktf.json": '{"app":"node -e 0"}' });
    const { stderr } = mlzone(folder, ["synth"], { CDKTF_OUTDIR: "" });
    expect(stderr).toContain(`the app wrote no ${MANIFEST}`);
  });

  test("can't be a file, a folder of something else or the app's own", () => {
    const folder = folderWith({ "cdktf.json": '{"app":"node -e 0"}', file: "", "src/main.ts": "" });
    const run = (output: string) => {
      const { status, stdout, stderr } = mlzone(folder, ["synth", "--output", output]);
      expect([status, stdout]).toEqual([1, ""]);
      return stderr;
    };
    expect(run("file")).toBe("mlzone: the output folder file can't be written: a file is in its place.\n");
    expect(run("file/x")).toBe(
      "mlzone: the output folder file/x can't be written: a file is in its place.\n",
    );
    const notEmpty = "is not empty and has no manifest.json: name a new one with --output.\n";
    expect(run("src")).toBe(`mlzone: the output folder src ${notEmpty}`);
    const own = "holds the app itself: name another one with --output.\n";
    expect(run(".")).toBe(`mlzone: the output folder . ${own}`);
    expect(run("..")).toBe(`mlzone: the output folder .. ${own}`);
  });

  test("may hold what a run that failed half-way left", () => {
    const output = folderWith({ "stacks/dev/cdk.tf.json": "{}" });
    expect(mlzone(FIXTURE_APP, ["synth", "--output", output]).status).toBe(0);
  });

  test("names folders of stacks that the app doesn't have any more", () => {
    const output = folderWith({ "stacks/old/cdk.tf.json": "{}" });
    const { stdout } = mlzone(FIXTURE_APP, ["synth", "dev", "--output", output]);
    const old = path.join(output, "stacks", "old");
    expect(stdout).toContain(`Left over\n  ${old} is left from an earlier run\n`);
    expect(stdout.match(/is left from/g)).toHaveLength(1);
    fs.rmSync(old, { recursive: true });
    expect(mlzone(FIXTURE_APP, ["synth", "--output", output]).stdout).not.toContain("Left over");
  });
});

describe("a broken output is one sentence that quotes nothing", () => {
  const secret = "hunter2";
  test.each([
    ["is no JSON", secret, "it is not JSON."],
    ["is null", "null", "it lists no stacks."],
    ["has a list of stacks", '{"stacks":[]}', "it lists no stacks."],
    ["has an empty entry", '{"stacks":{"dev":null}}', "the stack dev has no name or no paths."],
    ["has no paths", '{"stacks":{"dev":{"name":"dev"}}}', "the stack dev has no name or no paths."],
    [
      "leads outside",
      manifest(stack("dev", { synthesizedStackPath: "../write.js" })),
      "the files of dev are outside cdktf.out.",
    ],
  ])("manifest that %s", (_case, text, sentence) => {
    const { status, stdout, stderr } = appThatWrites({ "manifest.json": text });
    expect([status, stdout, stderr]).toEqual([1, "", `mlzone: ${MANIFEST} can't be read: ${sentence}\n`]);
  });

  test("stack and deviations", () => {
    const file = (name: string) => path.join("cdktf.out", "stacks", "dev", name);
    const files = { "manifest.json": manifest(stack("dev")), "stacks/dev/cdk.tf.json": secret };
    expect(appThatWrites(files).stderr).toBe(
      `mlzone: ${file("cdk.tf.json")} can't be read: it is not JSON.\n`,
    );
    const deviations = { ...files, "stacks/dev/cdk.tf.json": "{}", "stacks/dev/deviations.json": "[]" };
    const sentence = "can't be read: it lists no deviations.";
    expect(appThatWrites(deviations).stderr).toBe(`mlzone: ${file("deviations.json")} ${sentence}\n`);
  });
});

describe("the report of an output", () => {
  const deviation = { construct: "storage", property: "keys", approvedBy: "bo\u001b[2J\u0007ard" };
  const today = new Date();
  const expires = `${today.getFullYear() + 1}-01-01`;
  const { folder, stdout, status } = appThatWrites({
    "manifest.json": manifest(stack("state"), stack("zeta")),
    "stacks/state/cdk.tf.json": "{}",
    "stacks/zeta/cdk.tf.json": "{}",
    "stacks/zeta/deviations.json": JSON.stringify({
      deviations: [
        { ...deviation, expires: "2020-01-31" },
        { ...deviation, expires },
        {
          construct: "storage",
          property: "sas",
          standing: true,
          reason: "as designed",
          policies: ["a", "b"],
        },
        { construct: "lake", property: "sas", standing: true, reason: "as designed", policies: ["b", "c"] },
        { construct: "lake", property: "broken", standing: true },
      ],
    }),
  });

  test("marks deviations that have expired, and prints no control characters", () => {
    expect(status).toBe(0);
    expect(stdout).toMatch(/keys of storage {2}expired on 2020-01-31 {2}approved by bo ard\n/);
    expect(stdout).toMatch(new RegExp(`keys of storage {2}until ${expires} +approved by bo ard\n`));
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toContain("\u0007");
  });

  test("standing deviations are one line, a policy counted once, and none where there are none", () => {
    expect(stdout).toContain("Deviations: 2\n");
    expect(stdout).toContain(
      "\n\nMicrosoft policies answered otherwise: 3, each with its reason in deviations.json\n\n",
    );
    expect(stdout).not.toMatch(/of lake|as designed/);
    expect(stdout.match(/answered otherwise/g)).toHaveLength(1);
  });

  test("writes the expiry in red", () => {
    expect(mlzone(folder, ["synth"], { FORCE_COLOR: "1" }).stdout).toContain(
      "\u001b[31mexpired on 2020-01-31",
    );
  });

  test("ends with the state's stack, and names its file to edit", () => {
    expect(stdout).toMatch(/^zeta {2}0 resources[\s\S]*\nstate {2}0 resources/);
    fs.mkdirSync(path.join(folder, "environments"));
    fs.writeFileSync(path.join(folder, "environments", "state.ts"), "");
    expect(mlzone(folder, ["synth"]).stdout).toMatch(/\n {2}environments\/state\.ts +edit this/);
  });

  test("says of an empty price list that nothing costs, not that it is verified", () => {
    expect(stdout).toContain(
      "Nothing in it costs while idle, as far as the price table of 2026-11-21 knows.",
    );
    expect(stdout).not.toContain("verified");
  });
});
