import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith, mlzone } from "./run-mlzone";

const resource = (name: string) =>
  JSON.stringify({
    resource: { azurerm_storage_account: { a: { name, public_network_access_enabled: false } } },
  });
const stack = (name: string) => ({
  name,
  synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
  workingDirectory: `stacks/${name}`,
  constructPath: name,
  annotations: [],
  dependencies: [],
});
const APP = {
  "cdktf.out/manifest.json": JSON.stringify({
    version: "0.21.0",
    stacks: { dev: stack("dev"), prod: stack("prod") },
  }),
  "cdktf.out/stacks/dev/cdk.tf.json": resource("stdev"),
  "cdktf.out/stacks/prod/cdk.tf.json": resource("stprod"),
};

describe("mlzone diagram", () => {
  test("draws one stack as SVG, or for a README", () => {
    const folder = folderWith(APP);
    const svg = mlzone(folder, ["diagram", "cdktf.out", "--stack", "prod"]);
    expect([svg.status, svg.stderr]).toEqual([0, ""]);
    expect(svg.stdout).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(svg.stdout).toContain("stprod");
    const mermaid = mlzone(folder, ["diagram", "cdktf.out/stacks/dev", "--format", "mermaid"]);
    expect([mermaid.status, mermaid.stderr]).toEqual([0, ""]);
    expect(mermaid.stdout).toMatch(/^flowchart LR\n/);
    expect(mermaid.stdout).toContain("stdev");
  });

  test("draws standard input", () => {
    const { status, stdout } = mlzone(
      folderWith({}),
      ["diagram", "-", "--format", "mermaid"],
      {},
      resource("stpipe"),
    );
    expect([status, stdout.includes("stpipe")]).toEqual([0, true]);
  });

  test("gives each of several stacks a file of its own, and one the file that is named", () => {
    const folder = folderWith(APP);
    const all = mlzone(folder, ["diagram", "cdktf.out", "--output", "docs/architecture.svg"]);
    expect([all.status, all.stdout]).toEqual([0, ""]);
    expect(all.stderr).toBe(
      "mlzone: wrote docs/architecture-dev.svg\nmlzone: wrote docs/architecture-prod.svg\n",
    );
    expect(fs.readdirSync(path.join(folder, "docs"))).toEqual([
      "architecture-dev.svg",
      "architecture-prod.svg",
    ]);
    expect(fs.readFileSync(path.join(folder, "docs", "architecture-prod.svg"), "utf8")).toContain("stprod");
    const one = mlzone(folder, ["diagram", "cdktf.out", "--stack", "dev", "--output", "dev.svg"]);
    expect([one.status, fs.existsSync(path.join(folder, "dev.svg"))]).toEqual([0, true]);
  });

  test.each<[string, readonly string[], RegExp]>([
    [
      "several stacks on standard output",
      ["cdktf.out"],
      /has several stacks \(dev, prod\): name one with --stack/,
    ],
    ["a stack that isn't there", ["cdktf.out", "--stack", "prd"], /has no stack prd\. Did you mean prod\?/],
    ["a stack unlike any", ["cdktf.out", "--stack", "x"], /has no stack x: it has dev, prod\./],
    [
      "another format",
      ["cdktf.out", "--stack", "dev", "--format", "png"],
      /--format png: it takes svg, mermaid\./,
    ],
    ["a path that isn't there", ["nothing"], /nothing can't be read: there is no such file or folder\./],
    ["no Terraform", ["notes.json"], /notes\.json is JSON, but no Terraform/],
    ["nothing in Azure", ["local.tf.json"], /local\.tf\.json has nothing in Azure to draw\./],
    [
      "a file where a folder should be",
      ["cdktf.out", "--output", "notes.json/a.svg"],
      /can't be written to notes\.json/,
    ],
  ])("refuses %s in a sentence", (_name, args, sentence) => {
    const folder = folderWith({
      ...APP,
      "notes.json": "{}",
      "local.tf.json": JSON.stringify({ resource: { terraform_data: { a: {} } } }),
    });
    const { status, stdout, stderr } = mlzone(folder, ["diagram", ...args]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
