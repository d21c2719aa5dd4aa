import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith, mlzone, type Run } from "./run-mlzone";

const PLAN = fs.readFileSync(
  path.join(__dirname, "..", "baseline", "fixtures", "open-workspace", "plan.json"),
  "utf8",
);
const TO_PLAN = "terraform plan -out plan.bin && terraform show -json plan.bin > plan.json";
const SAME_TWICE = "Name the same twice, as it was and as it will be.";
const HUNDRED_MEGABYTES = 100_000_000;

/** A stack with one resource. */
function stack(type: string, name: string, azurerm?: string): string {
  return JSON.stringify({
    resource: { [type]: { [name]: { name: `the-${name}` } } },
    ...(azurerm === undefined
      ? {}
      : {
          terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm", version: azurerm } } },
        }),
  });
}

/** What a cdktf app writes. */
function app(
  folder: string,
  names: readonly string[],
  text: (name: string) => string,
): Record<string, string> {
  const listed = names.map((name) => [
    name,
    { name, workingDirectory: name, synthesizedStackPath: `${name}/cdk.tf.json` },
  ]);
  return {
    [`${folder}/manifest.json`]: JSON.stringify({ stacks: Object.fromEntries(listed) }),
    ...Object.fromEntries(names.map((name) => [`${folder}/${name}/cdk.tf.json`, text(name)])),
  };
}

const FILES: Readonly<Record<string, string>> = {
  "plan.json": PLAN,
  "vault.json": stack("azurerm_key_vault", "a"),
  "subnet.json": stack("azurerm_subnet", "b"),
  "same-name.json": stack("azurerm_key_vault", "moved").replace("the-moved", "the-a"),
  "nothing.json": '{"resource":{}}',
  "four.json": stack("azurerm_key_vault", "a", "4.81.0"),
  "five.json": stack("azurerm_key_vault", "a", "5.2.0"),
  "newer.json": JSON.stringify({ ...(JSON.parse(PLAN) as object), format_version: "2.0" }),
  "empty.json": "",
  "truncated.json": PLAN.slice(0, PLAN.length / 2),
  "words.json": "hello there",
  "hcl/main.tf": 'resource "azurerm_key_vault" "a" {}',
  ...app("ours", ["dev", "prod"], () => stack("azurerm_key_vault", "a")),
  ...app("theirs", ["one", "two", "three", "four", "five", "six", "seven"], () =>
    stack("azurerm_subnet", "b"),
  ),
  ...app("namesakes", ["dev", "prod"], () => stack("azurerm_subnet", "b")),
  ...app("none", [], () => ""),
};

describe("mlzone review says in a sentence what it can't compare", () => {
  let folder: string;

  beforeAll(() => {
    folder = folderWith(FILES);
    fs.symlinkSync("circle", path.join(folder, "circle"));
    fs.mkdirSync(path.join(folder, "in-circles"));
    fs.symlinkSync("cdk.tf.json", path.join(folder, "in-circles", "cdk.tf.json"));
  });

  function review(...args: readonly string[]): Run {
    return mlzone(folder, ["review", ...args]);
  }

  test.each<[string, readonly string[], readonly string[]]>([
    ["nothing at all", [], [expect.stringMatching(/^name two: BASE, as it was, and HEAD, as it will be; /)]],
    ["one side", ["vault.json"], [expect.stringMatching(/^name two: /)]],
    ["three sides", ["vault.json", "vault.json", "vault.json"], [expect.stringMatching(/^name two: /)]],
    ["two from standard input", ["-", "-"], ["only one of BASE and HEAD can come from standard input."]],
    ["a missing BASE", ["gone", "vault.json"], ["gone can't be read: there is no such file or folder."]],
    [
      "both sides at once",
      ["truncated.json", "empty.json"],
      [
        expect.stringMatching(/^truncated\.json can't be read: it is not JSON(, see line \d+)?\.$/),
        "empty.json is empty.",
      ],
    ],
    [
      "a side that has no stack and one that is no JSON",
      ["none", "words.json"],
      ["none has no stacks: its app made none.", "words.json can't be read: it is not JSON."],
    ],
    [
      "HCL, and a link in a circle",
      ["hcl", "circle"],
      [
        `hcl is HCL, which only Terraform can read: ${TO_PLAN}, and give plan.json instead.`,
        "circle can't be read: its links lead in a circle.",
      ],
    ],
    [
      "files that are links in a circle",
      ["in-circles", "in-circles"],
      ["in-circles/cdk.tf.json can't be read: its links lead in a circle."],
    ],
    [
      "a plan of a Terraform to come",
      ["plan.json", "newer.json"],
      [
        "newer.json can't be read: format_version must be 0.x or 1.x: a newer Terraform may mean something else.",
      ],
    ],
    [
      "a plan against a configuration",
      ["plan.json", "vault.json"],
      [`vault: BASE is a plan and HEAD is a configuration; give the plans of both: ${TO_PLAN}.`],
    ],
    [
      "configurations for two major versions",
      ["four.json", "five.json"],
      [
        `five: BASE is written for azurerm 4 and HEAD for azurerm 5, which name attributes otherwise; give the plans of both: ${TO_PLAN}.`,
      ],
    ],
    [
      "apps with other stacks",
      ["ours", "theirs"],
      [
        `ours has dev, prod, and theirs has one, two, three, four, five and 2 more: no stack is in both. ${SAME_TWICE}`,
      ],
    ],
    [
      "apps with the same stacks of other things",
      ["ours", "namesakes"],
      [`ours and namesakes have no resource in common. ${SAME_TWICE}`],
    ],
    [
      "stacks of other things",
      ["vault.json", "subnet.json"],
      [`vault.json and subnet.json have no resource in common. ${SAME_TWICE}`],
    ],
    [
      "every flag and every side",
      [
        ...["gone", "empty.json", "--format", "pdf", "--fail-on", "data-los,cost-up,all"],
        ...["--prices", "none.json", "--acknowledgements", "no.json"],
      ],
      [
        "--format pdf: the formats are terminal, markdown, json, sarif, html, each with =FILE or without.",
        expect.stringMatching(
          /^--fail-on data-los,cost-up,all: "data-los", "all" is not among data-loss, .*, none\. Did you mean data-loss\?$/,
        ),
        "the price table none.json can't be read.",
        "no.json can't be read: there is no such file or folder.",
        "gone can't be read: there is no such file or folder.",
        "empty.json is empty.",
      ],
    ],
    [
      "two reports for one place",
      ["vault.json", "vault.json", "--format", "json", "--format", "sarif"],
      ["--format: only one report goes to standard output; give the others a file with =FILE."],
    ],
    [
      "an app that nobody runs",
      ["vault.json", "vault.json", "--app", "node app.js"],
      ["--app goes with --base-rev: nothing else is run."],
    ],
  ])("%s", (_what, args, sentences) => {
    const { status, stdout, stderr } = review(...args);
    expect([status, stdout]).toEqual([2, ""]);
    const lines = stderr.trimEnd().split("\n");
    expect(lines.map((line) => line.replace(/^mlzone: /, ""))).toEqual(sentences);
    expect(lines.every((line) => line.startsWith("mlzone: "))).toBe(true);
  });

  test.each([
    ["is moved", "same-name.json"],
    ["goes with all others", "nothing.json"],
  ])("and compares what has a resource that %s", (_what, head) => {
    const { status, stderr } = review("vault.json", head, "--fail-on", "none");
    expect([status, stderr]).toEqual([0, ""]);
  });

  test.each<[string, () => string, RegExp]>([
    ["letters", () => "a".repeat(HUNDRED_MEGABYTES), / can't be read: it is not JSON\.$/],
    ["brackets", () => "[".repeat(HUNDRED_MEGABYTES), / nests deeper than anything that Terraform writes\.$/],
    [
      "objects",
      () => `{"resource":[${"{},".repeat(HUNDRED_MEGABYTES / 3)}{}]}`,
      / is too large: it has more than /,
    ],
  ])("100 MB of %s, within 2 GB of memory", (_what, make, sentence) => {
    const big = folderWith({ "big.json": make(), "vault.json": FILES["vault.json"] ?? "" });
    const run = (...paths: readonly string[]) =>
      mlzone(big, ["review", ...paths], { NODE_OPTIONS: "--max-old-space-size=2048" });
    for (const { status, stdout, stderr } of [run("vault.json", "big.json"), run("big.json", "./big.json")]) {
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr.trimEnd().split("\n")).toEqual([expect.stringMatching(sentence)]);
    }
  });
});
