import * as fs from "node:fs";
import * as path from "node:path";
import type { TerraformStack } from "cdktf";
import { besideStack } from "../terraform/beside-stack";

/** The script that runs a smoke test, beside the stack's JSON: Node 20, no packages. */
export const SMOKE_TEST_SCRIPT = "run-smoke-test.mjs";

const SHIPPED = Symbol.for("mlzone.smokeTestScript");

/** Copies the script beside a stack's JSON, once a stack, whenever it is synthesized. */
export function shipSmokeTestScript(stack: TerraformStack & { [SHIPPED]?: true }): void {
  if (stack[SHIPPED]) {
    return;
  }
  stack[SHIPPED] = true;
  besideStack(stack, (folder) => {
    fs.copyFileSync(path.join(__dirname, SMOKE_TEST_SCRIPT), path.join(folder, SMOKE_TEST_SCRIPT));
  });
}
