import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith, mlzone } from "./run-mlzone";

/** It stands in a file outside of the output, and must get into no report. */
const SECRET = "c2VjcmV0LW9mLXRoZS1ydW5uZXI";
const STACK = JSON.stringify({
  resource: { azurerm_key_vault: { a: { name: SECRET, tags: { environment: "dev" } } } },
});
const CLEAN = STACK.replace(SECRET, "kv-ours");

function manifest(...names: readonly string[]): string {
  const stacks = names.map((name, index) => [
    index,
    { name, workingDirectory: `stacks/${name}`, synthesizedStackPath: `stacks/${name}/cdk.tf.json` },
  ]);
  return JSON.stringify({ stacks: Object.fromEntries(stacks) });
}

/** Where a stranger's output lies beside ours and what it must not reach; `head` is the stranger's. */
function outputs(prepare: (head: string) => void): string {
  const folder = folderWith({
    ...Object.fromEntries(
      ["base", "head"].flatMap((side) => [
        [`${side}/manifest.json`, manifest("dev")],
        [`${side}/stacks/dev/cdk.tf.json`, CLEAN],
      ]),
    ),
    "outside/cdk.tf.json": STACK,
    "outside/deviations.json": '{"deviations":[]}',
    "outside/manifest.json": manifest("dev"),
    "outside/sources.json": JSON.stringify({ sources: { [SECRET]: {} } }),
  });
  prepare(path.join(folder, "head"));
  return folder;
}

function replaced(file: string, link: string): void {
  fs.rmSync(file, { recursive: true, force: true });
  fs.symlinkSync(link, file);
}

describe.each(["check", "review"])("mlzone %s of a stranger's output", (command) => {
  const args = command === "check" ? ["check", "head"] : ["review", "base", "head"];

  test.each<[string, string, (head: string) => void]>([
    [
      "the stack",
      "head/stacks/dev/cdk.tf.json",
      (head) => replaced(`${head}/stacks/dev/cdk.tf.json`, "../../../outside/cdk.tf.json"),
    ],
    ["the stack's folder", "head/stacks/dev", (head) => replaced(`${head}/stacks/dev`, "../../outside")],
    [
      "all stacks' folder",
      "head/stacks/dev",
      (head) => {
        fs.mkdirSync(`${head}/../outside/dev`);
        replaced(`${head}/stacks`, "../outside");
      },
    ],
    [
      "where its resources were created",
      "head/stacks/dev/sources.json",
      (head) => replaced(`${head}/stacks/dev/sources.json`, "../../../outside/sources.json"),
    ],
    [
      "what is accepted",
      "head/stacks/dev/deviations.json",
      (head) => replaced(`${head}/stacks/dev/deviations.json`, "../../../outside/deviations.json"),
    ],
    [
      "the manifest",
      "head/manifest.json",
      (head) => replaced(`${head}/manifest.json`, "../outside/manifest.json"),
    ],
    [
      "a device without an end",
      "head/stacks/dev/cdk.tf.json",
      (head) => replaced(`${head}/stacks/dev/cdk.tf.json`, "/dev/zero"),
    ],
  ])("follows no link out of it: %s", (_, file, prepare) => {
    const { status, stdout, stderr } = mlzone(outputs(prepare), args);
    expect([status, stdout, stderr]).toEqual([
      ...[2, "", `mlzone: ${file} can't be read: it is a link that leads out of head.\n`],
    ]);
  });

  test("waits for no pipe", () => {
    const folder = outputs((head) => {
      fs.rmSync(`${head}/stacks/dev/cdk.tf.json`);
      execFileSync("mkfifo", [`${head}/stacks/dev/cdk.tf.json`]);
    });
    const { status, stderr } = mlzone(folder, args);
    expect([status, stderr]).toEqual([
      2,
      "mlzone: head/stacks/dev/cdk.tf.json can't be read: it is no file.\n",
    ]);
  });

  test("lets no stack hide behind another of its name", () => {
    const folder = outputs((head) => fs.writeFileSync(`${head}/manifest.json`, manifest("dev", "dev")));
    const { status, stderr } = mlzone(folder, args);
    expect([status, stderr]).toEqual([2, "mlzone: head has two stacks called dev.\n"]);
  });

  test("takes links within it, and an output that is a link itself", () => {
    const folder = outputs((head) => {
      fs.renameSync(`${head}/stacks/dev/cdk.tf.json`, `${head}/stacks/dev/kept.json`);
      replaced(`${head}/stacks/dev/cdk.tf.json`, "kept.json");
      fs.renameSync(head, `${head}-real`);
      fs.symlinkSync("head-real", head);
    });
    const { status, stderr } = mlzone(folder, args);
    expect(stderr).toBe("");
    expect(status).not.toBe(2);
  });
});
