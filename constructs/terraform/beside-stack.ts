import * as fs from "node:fs";
import * as path from "node:path";
import type { TerraformStack } from "cdktf";

/**
 * Writes a JSON file beside a stack's own, whenever the stack is synthesized.
 *
 * @param content asked for after everything of the stack is there
 */
export function writeBesideStack(stack: TerraformStack, name: string, content: () => object): void {
  const inner = stack.synthesizer;
  stack.synthesizer = {
    synthesize: (session) => {
      inner.synthesize(session);
      const { workingDirectory } = session.manifest.forStack(stack);
      const file = path.join(session.outdir, workingDirectory, name);
      fs.writeFileSync(file, `${JSON.stringify(content(), null, 2)}\n`);
    },
  };
}
