import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { copySource, readSource } from "../../../rehearsal/scratch/source";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-source-test-")));
  folder = path.join(parent, "infra");
});
afterEach(() => fs.rmSync(parent, { recursive: true }));

function put(name: string, content = name): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

function link(name: string, target: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.symlinkSync(target, path.join(folder, name));
}

/** What comes into the copy. */
function copied(from = folder): string[] {
  const to = path.join(parent, "copy");
  copySource(readSource(from), to);
  return fs
    .readdirSync(to, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(to, path.join(entry.parentPath, entry.name)))
    .sort();
}

describe("a folder with Terraform", () => {
  test.each([
    ["cdk.tf.json", "cdk.tf.json"],
    ["main.tf", undefined],
    ["main.tf.json", undefined],
  ])("%s is enough", (file, template) => {
    put(file);
    expect(readSource(folder)).toEqual({ name: "infra", folder, template });
  });

  test("is called like the folder, however it is written, or as it is told to", () => {
    put("main.tf");
    expect(readSource(`${folder}${path.sep}`).name).toBe("infra");
    expect(readSource(path.join(folder, "..", "infra", ".")).name).toBe("infra");
    expect(readSource(folder, "dev").name).toBe("dev");
  });

  test("a folder without any, and none at all, are refused in one sentence with exit code 2", () => {
    put("README.md");
    const refused = (name: string) => () => readSource(name);
    expect(refused(folder)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: `${folder} holds no cdk.tf.json and no *.tf or *.tf.json: there is nothing to rehearse.`,
      }),
    );
    expect(refused("nowhere")).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: "nowhere is no folder that can be read: name a stack or a folder with Terraform files.",
      }),
    );
  });
});

describe("into the scratch folder", () => {
  test("comes the configuration, with its modules, files and the values that Terraform reads by itself", () => {
    const all = [
      "main.tf",
      "modules/plan/main.tf",
      "policy.json",
      "prod.auto.tfvars",
      "prod.auto.tfvars.json",
      "terraform.tfvars",
    ];
    all.forEach((name) => {
      put(name);
    });
    expect(copied()).toEqual(all);
  });

  test.each([
    "terraform.tfstate",
    "terraform.tfstate.backup",
    "terraform.dev.tfstate",
    ".terraform.tfstate.lock.info",
    "terraform.tfstate.d/prod/terraform.tfstate",
    "errored.tfstate",
    ".terraform/terraform.tfstate",
    ".terraform/providers/x",
    ".terraform.lock.hcl",
    "modules/a/.terraform/x",
    "modules/a/terraform.tfstate",
    "plan",
    "tfplan",
    "prod.tfplan",
    "secret.tfvars",
    "secret.tfvars.json",
    "crash.log",
    ".git/config",
    "node_modules/x/main.tf",
  ])("never comes %s", (name) => {
    put("main.tf");
    put(name, "secret");
    expect(copied()).toEqual(["main.tf"]);
  });

  test("what links inside the folder lead to comes, as files of its own", () => {
    put("main.tf");
    put("common/provider.tf");
    link("provider.tf", "common/provider.tf");
    link("modules/shared", path.join(folder, "common"));
    expect(copied()).toEqual(["common/provider.tf", "main.tf", "modules/shared/provider.tf", "provider.tf"]);
    expect(fs.lstatSync(path.join(parent, "copy", "provider.tf")).isSymbolicLink()).toBe(false);
  });

  test("nothing comes from outside, neither a file, nor a folder, nor through a second link, nor a broken one", () => {
    put("main.tf");
    fs.writeFileSync(path.join(parent, "password"), "secret");
    link("file", path.join(parent, "password"));
    link("home", parent);
    link("relative", "../password");
    link("twice", "file");
    link("broken", "nowhere");
    expect(copied()).toEqual(["main.tf"]);
  });

  test("a link inside the folder is no way around what is left out", () => {
    put("main.tf");
    put("terraform.tfstate", "secret");
    link("data.json", "terraform.tfstate");
    expect(copied()).toEqual(["main.tf"]);
  });

  test("a Terraform file that is a link out is refused, because something else would be rehearsed", () => {
    put("main.tf");
    fs.writeFileSync(path.join(parent, "backend.tf"), "");
    link("backend.tf", "../backend.tf");
    expect(() => copied()).toThrow(
      `backend.tf is a link out of ${folder}, which a rehearsal doesn't follow: put a copy in its place.`,
    );
  });

  test("links that lead back have an end", () => {
    put("main.tf");
    link("self", ".");
    put("a/one.tf");
    put("b/two.tf");
    link("a/b", "../b");
    link("b/a", "../a");
    expect(copied()).toEqual(["a/b/two.tf", "a/one.tf", "b/a/one.tf", "b/two.tf", "main.tf"]);
  });

  test("a folder that is a link itself is copied, with its own links: terraform never runs in the original", () => {
    put("main.tf");
    link("same.tf", "main.tf");
    const linked = path.join(parent, "linked");
    fs.symlinkSync(folder, linked);
    expect(copied(linked)).toEqual(["main.tf", "same.tf"]);
    expect(fs.lstatSync(path.join(parent, "copy")).isSymbolicLink()).toBe(false);
  });
});
