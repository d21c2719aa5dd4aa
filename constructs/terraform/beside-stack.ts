import * as fs from "node:fs";
import * as path from "node:path";
import type { TerraformStack } from "cdktf";

/**
 * Does something with the folder of a stack's JSON, whenever the stack is synthesized and after everything of it
 * is there.
 */
export function besideStack(stack: TerraformStack, work: (folder: string) => void): void {
  const inner = stack.synthesizer;
  stack.synthesizer = {
    synthesize: (session) => {
      inner.synthesize(session);
      const { workingDirectory } = session.manifest.forStack(stack);
      work(path.join(session.outdir, workingDirectory));
    },
  };
}

/**
 * Writes a JSON file beside a stack's own, whenever the stack is synthesized.
 *
 * @param content asked for after everything of the stack is there
 */
export function writeBesideStack(stack: TerraformStack, name: string, content: () => object): void {
  besideStack(stack, (folder) => {
    fs.writeFileSync(path.join(folder, name), `${JSON.stringify(content(), null, 2)}\n`);
  });
}
