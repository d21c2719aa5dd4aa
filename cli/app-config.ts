import * as fs from "node:fs";
import * as path from "node:path";
import { parseJson } from "../terraform-json";
import { failure, usageError } from "./cli-error";

/** What the folder's `cdktf.json` and the command line say about the app. */
export interface AppConfig {
  /** The command that runs the app, e.g. `node -r tsx/cjs main.ts`. */
  readonly command: string;
  /** Where the app writes, as the person wrote it; relative to the folder. */
  readonly output: string;
  /** Context values for the app. */
  readonly context: Readonly<Record<string, unknown>> | undefined;
}

/** What the command line may say instead of `cdktf.json`. */
export interface AppFlags {
  readonly app?: string;
  readonly output?: string;
}

/**
 * @throws if there is no app to run
 */
export function readAppConfig(folder: string, flags: AppFlags): AppConfig {
  const file = readConfigFile(folder);
  if (file === undefined && flags.app === undefined) {
    throw usageError(
      "there is no cdktf.json here: run mlzone in the folder of the app, or name it with --app.",
    );
  }
  const command = flags.app ?? file?.app;
  if (typeof command !== "string" || command.trim() === "") {
    throw usageError("cdktf.json names no app: add one, or name it with --app.");
  }
  const { output, context } = file ?? {};
  return {
    command: command.trim(),
    // An empty value is none, as in a shell.
    output: flags.output || process.env.CDKTF_OUTDIR || (typeof output === "string" && output) || "cdktf.out",
    context: isRecord(context) ? context : undefined,
  };
}

function readConfigFile(folder: string): Record<string, unknown> | undefined {
  const file = path.join(folder, "cdktf.json");
  if (!fs.existsSync(file)) {
    return undefined;
  }
  let value: unknown;
  try {
    value = parseJson(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw failure(`cdktf.json can't be read: ${(error as Error).message}.`);
  }
  if (!isRecord(value)) {
    throw failure("cdktf.json can't be read: it holds no object.");
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
