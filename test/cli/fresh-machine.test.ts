import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith, mlzone } from "./run-mlzone";

const ROOT = path.join(__dirname, "..", "..");

test("the project's own app synthesizes on a machine without Terraform", () => {
  // cdktf asks `terraform version` for some of its resource classes, and fails where there is none.
  const output = folderWith({});
  const { status, stdout, stderr } = mlzone(ROOT, ["synth", "--output", output], { PATH: output });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^dev {2}\d+ resources, about [\d,.]+ USD a month while nothing runs$/m);
  expect(stdout).toMatch(/^prod {2}\d+ resources/m);
  expect(fs.readdirSync(path.join(output, "stacks"))).toEqual(expect.arrayContaining(["dev", "prod"]));
}, 60_000);
