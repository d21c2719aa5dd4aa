import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Attributes, isAttributes } from "../../terraform-json";
import { ROOT } from "../measure";
import { cleanEnvironment } from "./measured";
import { CompareProblem } from "./problem";

/** A stack of this project as it is synthesized: sound. */
export interface Original {
  readonly name: string;
  /** With its cdk.tf.json. */
  readonly folder: string;
  readonly configuration: Attributes;
}

/** The synthesized stacks, and the folder that the app wrote. */
export interface Originals {
  readonly output: string;
  readonly stacks: readonly Original[];
}

/** The environments that can be written for another azurerm. */
const ENVIRONMENTS = ["dev", "prod"];

const STACKS = [...ENVIRONMENTS, "state"];

/**
 * Synthesizes dev, prod and state.
 *
 * @param scratch an empty folder
 * @param azurerm the version that dev and prod are written for. @default - what they say themselves
 * @throws {CompareProblem} with the app's own words if it refuses, e.g. because there is no such version
 */
export function synthesize(scratch: string, azurerm: string | undefined): Originals {
  const whatIf = Object.fromEntries(ENVIRONMENTS.map((name) => [name, { azurermVersion: azurerm }]));
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, "bin", "mlzone.js"), "synth", "--output", scratch],
    {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...cleanEnvironment(scratch),
        ...(azurerm === undefined ? {} : { MLZONE_WHAT_IF: JSON.stringify(whatIf) }),
      },
    },
  );
  if (status !== 0) {
    throw new CompareProblem(`the stacks can't be synthesized: ${stderr.trim()}`);
  }
  const stacks = STACKS.map((name) => {
    const folder = path.join(scratch, "stacks", name);
    const configuration: unknown = JSON.parse(fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8"));
    if (!isAttributes(configuration)) {
      throw new CompareProblem(`${name}: cdk.tf.json is no object`);
    }
    return { name, folder, configuration };
  });
  return { output: scratch, stacks };
}
