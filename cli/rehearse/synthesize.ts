import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { cleanEnvironment } from "../clean-environment";
import { failure } from "../cli-error";
import { readManifest } from "../stack-manifest";

/** A stack that an app wrote into a folder. */
export interface SynthesizedFolder {
  readonly name: string;
  readonly folder: string;
}

/**
 * Runs the app as cdktf does and returns its stacks.
 *
 * @param whatIf values laid over the configuration, for apps that know MLZONE_WHAT_IF
 * @throws if the app fails, with its own words
 */
export async function synthesize(
  command: string,
  output: string,
  whatIf?: Readonly<Record<string, unknown>>,
): Promise<SynthesizedFolder[]> {
  fs.mkdirSync(output, { recursive: true });
  const child = spawn(command, {
    shell: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...cleanEnvironment(process.env),
      CDKTF_OUTDIR: output,
      ...(whatIf === undefined ? {} : { MLZONE_WHAT_IF: JSON.stringify(whatIf) }),
    },
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => said.push(part));
  child.stderr.on("data", (part: Buffer) => said.push(part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw failure(`the app failed (exit code ${code}):\n${Buffer.concat(said).toString("utf8").trim()}`);
  }
  return readManifest(output).map(({ name, workingDirectory }) => ({
    name,
    folder: path.join(output, workingDirectory),
  }));
}
