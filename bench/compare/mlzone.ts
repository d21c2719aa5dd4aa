import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { ROOT } from "../measure";
import { type Command, cleanEnvironment, measured } from "./measured";

/** What `mlzone check` says of a resource. */
export interface MlzoneFinding {
  readonly stack: string;
  readonly rule: string;
  readonly certainty: "violation" | "unknown";
  readonly standing: "fails" | "tolerated" | "acknowledged";
  readonly address: string;
  readonly message: string;
}

const REPORT = z.object({
  stacks: z.array(
    z.object({
      name: z.string(),
      findings: z.array(
        z.object({
          rule: z.string(),
          certainty: z.enum(["violation", "unknown"]),
          standing: z.enum(["fails", "tolerated", "acknowledged"]),
          address: z.string(),
          message: z.string(),
        }),
      ),
    }),
  ),
});

/** `mlzone check` of this checkout, as a person starts it. */
export function checkFromSource(home: string, ...args: readonly string[]): Command {
  return {
    command: process.execPath,
    args: [path.join(ROOT, "bin", "mlzone.js"), "check", ...args],
    // not the checkout: a person's baseline.acknowledgements.json is none of ours
    cwd: home,
    env: cleanEnvironment(home),
  };
}

/** All that it finds in paths, by its JSON report. */
export async function mlzoneFindings(scratch: string, ...paths: readonly string[]): Promise<MlzoneFinding[]> {
  const file = path.join(scratch, "mlzone.json");
  await measured(checkFromSource(scratch, ...paths, "--format", `json=${file}`), scratch);
  const { stacks } = REPORT.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  return stacks.flatMap(({ name, findings }) => findings.map((one) => ({ stack: name, ...one })));
}
