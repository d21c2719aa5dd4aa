import * as fs from "node:fs";
import * as path from "node:path";
import type { TerraformStack } from "cdktf";

/** The script that runs a smoke test, beside the stack's JSON: Node 20, no packages. */
export const SMOKE_TEST_SCRIPT = "run-smoke-test.mjs";

const SHIPPED = Symbol.for("mlzone.smokeTestScript");

/** Copies the script beside a stack's JSON, once a stack, whenever it is synthesized. */
export function shipSmokeTestScript(stack: TerraformStack & { [SHIPPED]?: true }): void {
  if (stack[SHIPPED]) {
    return;
  }
  stack[SHIPPED] = true;
  const inner = stack.synthesizer;
  stack.synthesizer = {
    synthesize: (session) => {
      inner.synthesize(session);
      const { workingDirectory } = session.manifest.forStack(stack);
      const target = path.join(session.outdir, workingDirectory, SMOKE_TEST_SCRIPT);
      fs.copyFileSync(path.join(__dirname, SMOKE_TEST_SCRIPT), target);
    },
  };
}
