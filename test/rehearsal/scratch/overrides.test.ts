import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { overrideBackend, overrideProtection } from "../../../rehearsal/scratch/overrides";

const hasTerraform = spawnSync("terraform", ["version"]).status === 0;
const describeWithTerraform = hasTerraform ? describe : describe.skip;
const why = hasTerraform ? "" : " (skipped: there is no terraform on the path)";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-overrides-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function put(name: string, content: string | object): void {
  fs.writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
}

function terraform(...args: string[]): number | null {
  const { PATH } = process.env;
  const env = { PATH, HOME: folder, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: os.devNull };
  return spawnSync("terraform", args, { cwd: folder, env }).status;
}

describe("the override of protection", () => {
  test("names each block once, without keys", () => {
    overrideProtection(folder, ["a_b.c", "a_b.d[0]", 'a_b.d["x.y"]', "e_f.g"]);
    const off = { lifecycle: { prevent_destroy: false } };
    expect(
      JSON.parse(fs.readFileSync(path.join(folder, "mlzone_protection_override.tf.json"), "utf8")),
    ).toEqual({
      resource: { a_b: { c: off, d: off }, e_f: { g: off } },
    });
  });
});

describeWithTerraform(`the real terraform${why}`, () => {
  const cloud = { organization: "corp", workspaces: { name: "prod" } };
  test.each<[string, string, string | object]>([
    ["a remote backend in HCL", "main.tf", 'terraform {\n  backend "azurerm" {\n    key = "k"\n  }\n}\n'],
    ["a remote backend in JSON", "main.tf.json", { terraform: { backend: { azurerm: { key: "k" } } } }],
    [
      "HCP Terraform in HCL",
      "main.tf",
      'terraform {\n  cloud {\n    organization = "corp"\n    workspaces {\n      name = "prod"\n    }\n  }\n}\n',
    ],
    ["HCP Terraform in JSON", "main.tf.json", { terraform: { cloud } }],
    ["nothing", "main.tf", ""],
  ])("keeps its state in the folder instead of %s", (_case, name, content) => {
    put(name, content);
    put("data.tf", 'resource "terraform_data" "a" {}\n');
    overrideBackend(folder);
    expect([terraform("init"), terraform("apply", "-auto-approve")]).toEqual([0, 0]);
    expect(fs.existsSync(path.join(folder, "terraform.tfstate"))).toBe(true);
  });

  test("destroys what was protected once the override is there, and keeps the rest of its lifecycle", () => {
    const lifecycle = "prevent_destroy = true\n    ignore_changes  = [input]";
    put(
      "main.tf",
      `resource "terraform_data" "a" {\n  input = "1"\n  lifecycle {\n    ${lifecycle}\n  }\n}\n`,
    );
    expect([terraform("init"), terraform("apply", "-auto-approve")]).toEqual([0, 0]);
    expect(terraform("destroy", "-auto-approve")).toBe(1);
    overrideProtection(folder, ["terraform_data.a"]);
    put("main.tf", fs.readFileSync(path.join(folder, "main.tf"), "utf8").replace('"1"', '"2"'));
    expect(terraform("plan", "-detailed-exitcode")).toBe(0);
    expect(terraform("destroy", "-auto-approve")).toBe(0);
  });
});
