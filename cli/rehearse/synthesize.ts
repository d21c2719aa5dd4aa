import * as fs from "node:fs";
import * as path from "node:path";
import { exitOf, startChild } from "../../rehearsal/terraform/child-processes";
import { plainLines } from "../../terminal/plain-text";
import type { AppConfig } from "../app-config";
import { appEnvironment } from "../app-run";
import { failure } from "../cli-error";
import { readManifest } from "../stack-manifest";

/** A stack that an app wrote into a folder. */
export interface SynthesizedFolder {
  readonly name: string;
  readonly folder: string;
  /** Names of the stacks that it stands on. */
  readonly dependencies: readonly string[];
}

/**
 * Runs the app as cdktf does and returns its stacks.
 *
 * @param whatIf values laid over the configuration, for apps that know MLZONE_WHAT_IF
 * @param folder where the app is
 * @throws if the app fails, with its own words
 */
export async function synthesize(
  config: AppConfig,
  output: string,
  whatIf?: Readonly<Record<string, unknown>>,
  folder = process.cwd(),
): Promise<SynthesizedFolder[]> {
  fs.mkdirSync(output, { recursive: true });
  const child = startChild(config.command, [], {
    cwd: folder,
    shell: true,
    env: {
      ...appEnvironment({ ...config, output }),
      ...(whatIf === undefined ? {} : { MLZONE_WHAT_IF: JSON.stringify(whatIf) }),
    },
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => said.push(part));
  child.stderr.on("data", (part: Buffer) => said.push(part));
  const code = await exitOf(child);
  if (code !== 0) {
    const end = code === null ? "ended by a signal" : `exit code ${code}`;
    throw failure(`the app failed (${end}):\n${plainLines(Buffer.concat(said).toString("utf8"))}`);
  }
  if (!fs.existsSync(path.join(output, "manifest.json"))) {
    throw failure("the app wrote no manifest.json: does it call app.synth()?");
  }
  return readManifest(output).map(({ dependencies, name, workingDirectory }) => ({
    name,
    folder: path.join(output, workingDirectory),
    dependencies,
  }));
}
