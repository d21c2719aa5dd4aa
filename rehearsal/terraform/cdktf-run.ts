import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { RehearsalError } from "../rehearsal-error";
import { exitOf, startChild } from "./child-processes";
import type { TerraformEvent, TerraformResult } from "./terraform-run";

/** What cdktf calls the three commands. */
const COMMANDS = { apply: "deploy", plan: "diff", destroy: "destroy" } as const;
export type CdktfCommand = keyof typeof COMMANDS;

export interface CdktfRunOptions {
  /** Folder with `cdktf.json` and `cdktf.out`. */
  readonly folder: string;
  readonly stack: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly parallelism: number;
  /** `-var` arguments as terraform takes them. */
  readonly variables: readonly string[];
  /** Hears of the progress. */
  readonly onEvent?: (event: TerraformEvent) => void;
}

/**
 * The person's own cdktf-cli.
 *
 * @throws {RehearsalError} if the project at `from` has none
 */
export function findCdktf(from: string): string {
  try {
    const manifest = createRequire(path.join(from, "package.json")).resolve("cdktf-cli/package.json");
    const { bin } = JSON.parse(fs.readFileSync(manifest, "utf8")) as { bin: string | { cdktf: string } };
    return path.join(path.dirname(manifest), typeof bin === "string" ? bin : bin.cdktf);
  } catch {
    throw new RehearsalError("cdktf-cli is not installed here: --via cdktf runs this project's own one.", 2);
  }
}

/** Makes a folder look to cdktf like the output of an app with one stack. */
export function writeCdktfProject(folder: string, stack: string): void {
  const settings = {
    language: "typescript",
    app: "true",
    projectId: "rehearsal",
    sendCrashReports: "false",
    output: "cdktf.out",
  };
  fs.writeFileSync(path.join(folder, "cdktf.json"), JSON.stringify(settings));
  const workingDirectory = `stacks/${stack}`;
  const entry = {
    name: stack,
    constructPath: stack,
    workingDirectory,
    synthesizedStackPath: `${workingDirectory}/cdk.tf.json`,
    annotations: [],
    dependencies: [],
  };
  const manifest = { version: "0.21.0", stacks: { [stack]: entry } };
  fs.writeFileSync(path.join(folder, "cdktf.out", "manifest.json"), JSON.stringify(manifest));
}

/** Runs `cdktf deploy`, `diff` or `destroy` on what was synthesized, and reads what it says. */
export async function runCdktf(
  cdktf: string,
  command: CdktfCommand,
  options: CdktfRunOptions,
): Promise<TerraformResult> {
  const startedAt = Date.now();
  const values = options.variables
    .filter((argument) => argument !== "-var")
    .flatMap((value) => ["--var", value]);
  const approve = command === "plan" ? [] : ["--auto-approve"];
  const args = [
    ...[cdktf, COMMANDS[command], options.stack, "--skip-synth", "--skip-provider-lock", ...approve],
    ...["--terraform-parallelism", String(options.parallelism), ...values],
  ];
  const child = startChild(process.execPath, args, {
    cwd: options.folder,
    env: { ...options.environment, CI: "1" },
  });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => {
    parts.push(part);
    for (const event of cdktfEvents(plain(part.toString("utf8")))) {
      options.onEvent?.(event);
    }
  });
  child.stderr.on("data", (part: Buffer) => parts.push(part));
  const exitCode = await exitOf(child);
  const text = plain(Buffer.concat(parts).toString("utf8"));
  const isOpen = command === "plan" && exitCode === 0 && !/No\s+changes\./.test(text);
  // as `terraform plan -detailed-exitcode` ends where something would change
  return cdktfResult(text, isOpen ? 2 : exitCode, (Date.now() - startedAt) / 1000);
}

// cdktf wraps lines at the width of the terminal, so any gap between words may be a new line
const CHANGE =
  /# (\S+)\s+(?:is\s+tainted,\s+so\s+)?(?:will\s+be|must\s+be)\s+(created|destroyed|updated\s+in-place|replaced)/g;
const ACTIONS: Readonly<Record<string, string>> = {
  created: "create",
  destroyed: "delete",
  "updated in-place": "update",
  replaced: "replace",
};
// the first line of what is said at once begins with the stack's name and two spaces
const DONE =
  /^(?:[\w.-]+ {2})?\W*(\S+):\s+(Creation|Modifications|Destruction)\s+complete\s+after\s+(?:(\d+)h)?(?:(\d+)m)?(\d+)s/gm;
// up to the next error, or the end of its frame
const ERROR = /Error: (.+)((?:(?!Error: |╵)[\s\S])*)/g;
const DONE_ACTIONS: Readonly<Record<string, string>> = {
  Creation: "create",
  Modifications: "update",
  Destruction: "delete",
};

const STARTED = /(\S+):\s+(?:Creating|Modifying|Destroying)\.\.\./g;
const PLAN = /Plan:\s+(\d+)\s+to\s+add,\s+(\d+)\s+to\s+change,\s+(\d+)\s+to\s+destroy/g;

/** What a piece of cdktf's output says of the progress, as far as the piece has it whole. */
export function cdktfEvents(text: string): TerraformEvent[] {
  const about = (type: string, addr: string): TerraformEvent => ({
    type,
    "@message": "",
    hook: { resource: { addr } },
  });
  return [
    ...[...text.matchAll(PLAN)].map(([, add, change, remove]) => ({
      type: "change_summary",
      "@message": "",
      changes: { add: Number(add), change: Number(change), remove: Number(remove), operation: "plan" },
    })),
    ...[...text.matchAll(STARTED)].map(([, address = ""]) => about("apply_start", address)),
    ...[...text.matchAll(DONE)].map(([, address = ""]) => about("apply_complete", address)),
  ];
}

/** What cdktf printed, in the words that terraform's JSON has for it. */
export function cdktfResult(text: string, exitCode: number | null, seconds: number): TerraformResult {
  const complete = /(Apply|Destroy)\s+complete!\s+Resources:\s+([^.]+)\./.exec(text);
  const count = (word: string): number =>
    Number(new RegExp(`(\\d+)\\s+${word}`).exec(complete?.[2] ?? "")?.[1] ?? 0);
  const applied = [...text.matchAll(DONE)].map(([, address = "", what = "", hours, minutes, seconds]) => ({
    address,
    action: DONE_ACTIONS[what] ?? "",
    seconds: Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds),
  }));
  const planned = [...text.matchAll(CHANGE)].map(([, address = "", what = ""]) => ({
    address,
    action: ACTIONS[what.replace(/\s+/, " ")] ?? what,
  }));
  const errors = [...text.matchAll(ERROR)].map(([, summary = "", rest = ""]) => {
    const address = /with\s+(\S+),/.exec(rest)?.[1];
    return { severity: "error" as const, summary, ...(address === undefined ? {} : { address }) };
  });
  const isSilent = exitCode !== 0 && exitCode !== 2 && errors.length === 0;
  return {
    exitCode,
    seconds,
    text,
    planned,
    applied,
    drift: [],
    changes:
      complete === null
        ? undefined
        : {
            add: count("added"),
            change: count("changed"),
            remove: count("destroyed"),
            operation: complete[1] === "Apply" ? "apply" : "destroy",
          },
    diagnostics: isSilent
      ? [{ severity: "error", summary: text.trim().split("\n").at(-1) || "cdktf failed" }]
      : errors,
  };
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours start with one
  return text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "");
}
