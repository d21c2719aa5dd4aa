import type { ChildProcess } from "node:child_process";
import * as readline from "node:readline";
import { exitOf, startChild } from "./child-processes";

/** One line of Terraform's machine-readable output. */
export interface TerraformEvent {
  readonly type: string;
  readonly "@message": string;
  readonly "@level"?: string;
  readonly hook?: {
    readonly resource?: { readonly addr: string; readonly resource_type?: string };
    readonly action?: string;
    readonly elapsed_seconds?: number;
    readonly provisioner?: string;
  };
  readonly change?: {
    readonly resource?: { readonly addr: string };
    readonly action?: string;
    readonly reason?: string;
  };
  readonly changes?: {
    readonly add: number;
    readonly change: number;
    readonly remove: number;
    readonly operation: string;
  };
  readonly diagnostic?: Diagnostic;
}

/** An error or warning of Terraform. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  /** The resource that it is about. */
  readonly address?: string;
}

/** How a command of terraform ended. */
export interface TerraformResult {
  /** `null` where a signal ended it. */
  readonly exitCode: number | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What `-json` printed: counts of the plan, or of what was applied. */
  readonly changes: NonNullable<TerraformEvent["changes"]> | undefined;
  /** Planned changes, of `plan` and before an apply. */
  readonly planned: readonly { readonly address: string; readonly action: string }[];
  /** Changes made behind Terraform's back, as `plan` found them. */
  readonly drift: readonly { readonly address: string; readonly action: string }[];
  /** How long each resource took, in seconds. */
  readonly applied: readonly {
    readonly address: string;
    readonly action: string;
    readonly seconds: number;
  }[];
  readonly seconds: number;
  /** Standard output of commands that don't print JSON lines. */
  readonly text: string;
}

export interface TerraformRunOptions {
  readonly binary: string;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly onEvent?: (event: TerraformEvent) => void;
  /** Hears of the process, e.g. to kill it. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs one command of terraform in a folder, and reads what it says. */
export async function runTerraform(
  args: readonly string[],
  options: TerraformRunOptions,
): Promise<TerraformResult> {
  const startedAt = Date.now();
  const child = startChild(options.binary, args, {
    cwd: options.folder,
    env: options.environment,
  });
  options.onStart?.(child);
  const collected = collector(options.onEvent);
  readline.createInterface({ input: child.stdout }).on("line", collected.line);
  const errors: Buffer[] = [];
  child.stderr.on("data", (part: Buffer) => errors.push(part));
  const exitCode = await exitOf(child);
  const seconds = (Date.now() - startedAt) / 1000;
  return collected.result(exitCode, seconds, Buffer.concat(errors).toString("utf8"));
}

interface Collector {
  readonly line: (line: string) => void;
  readonly result: (exitCode: number | null, seconds: number, errors: string) => TerraformResult;
}

function collector(onEvent: TerraformRunOptions["onEvent"]): Collector {
  const diagnostics: Diagnostic[] = [];
  const planned: { address: string; action: string }[] = [];
  const drift: { address: string; action: string }[] = [];
  const applied: { address: string; action: string; seconds: number }[] = [];
  const text: string[] = [];
  let changes: TerraformResult["changes"];

  const line = (raw: string): void => {
    const event = parseEvent(raw);
    if (event === undefined) {
      text.push(raw);
      return;
    }
    onEvent?.(event);
    const change = { address: event.change?.resource?.addr ?? "", action: event.change?.action ?? "" };
    switch (event.type) {
      case "diagnostic":
        if (event.diagnostic !== undefined) {
          diagnostics.push(event.diagnostic);
        }
        break;
      case "planned_change":
        planned.push(change);
        break;
      case "resource_drift":
        drift.push(change);
        break;
      case "change_summary":
        changes = event.changes;
        break;
      case "apply_complete":
        // a data source is read, which changes nothing
        if (event.hook?.action === "read") {
          break;
        }
        applied.push({
          address: event.hook?.resource?.addr ?? "",
          action: event.hook?.action ?? "",
          seconds: event.hook?.elapsed_seconds ?? 0,
        });
        break;
    }
  };
  const result: Collector["result"] = (exitCode, seconds, errors) => ({
    exitCode,
    seconds,
    changes,
    planned,
    drift,
    applied,
    text: text.join("\n"),
    diagnostics:
      exitCode !== 0 && exitCode !== 2 && diagnostics.every(({ severity }) => severity !== "error")
        ? [
            ...diagnostics,
            { severity: "error", summary: errors.trim() || text.join("\n").trim() || wordless(exitCode) },
          ]
        : diagnostics,
  });
  return { line, result };
}

function wordless(exitCode: number | null): string {
  return exitCode === null ? "terraform was ended by a signal" : `terraform ended with exit code ${exitCode}`;
}

function parseEvent(line: string): TerraformEvent | undefined {
  if (!line.startsWith("{")) {
    return undefined;
  }
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === "object" && event !== null && "type" in event && "@message" in event
      ? (event as TerraformEvent)
      : undefined;
  } catch {
    return undefined;
  }
}
