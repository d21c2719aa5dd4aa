import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** A program whose words are read, and who gets none. */
export type Listened = ChildProcessByStdio<null, Readable, Readable>;

const running = new Set<ChildProcess>();

/** Starts a program as the leader of a process group of its own, so that what it starts can end with it. */
export function startChild(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly shell?: boolean },
): Listened {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** The exit code once a program has ended; `null` where a signal ended it. Rejects where it can't be started. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

/** Ends all that still runs, with what they started. */
export function endAllChildren(signal: NodeJS.Signals = "SIGKILL"): void {
  for (const child of running) {
    endProcessGroup(child, signal);
  }
}

/** Sends a signal to a program and all that it started. */
export function endProcessGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it ended in the meantime
  }
}
