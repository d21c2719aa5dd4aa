import * as fs from "node:fs";
import * as path from "node:path";
import type { TerraformStack } from "cdktf";
import { besideStack } from "../terraform/beside-stack";

/** The script that runs a smoke test, beside the stack's JSON: Node 20, no packages. */
export const SMOKE_TEST_SCRIPT = "run-smoke-test.mjs";

/** The script that publishes what batch jobs wrote, and the two modules that it is made of. */
export const PUBLISH_SCRIPT = "publish-predictions.mjs";
const PUBLISH_MODULES = ["publish-blobs.mjs", "publish-requests.mjs"];

const SHIPPED = Symbol.for("mlzone.shippedScripts");

type ShippingStack = TerraformStack & { [SHIPPED]?: Set<string> };

/** Copies the script beside a stack's JSON, once a stack, whenever it is synthesized. */
export function shipSmokeTestScript(stack: TerraformStack): void {
  ship(stack, SMOKE_TEST_SCRIPT);
}

/** The same for what publishes predictions. */
export function shipPublishScript(stack: TerraformStack): void {
  for (const script of [PUBLISH_SCRIPT, ...PUBLISH_MODULES]) {
    ship(stack, script);
  }
}

function ship(stack: ShippingStack, script: string): void {
  stack[SHIPPED] ??= new Set();
  if (stack[SHIPPED].has(script)) {
    return;
  }
  stack[SHIPPED].add(script);
  besideStack(stack, (folder) => {
    fs.copyFileSync(path.join(__dirname, script), path.join(folder, script));
  });
}
