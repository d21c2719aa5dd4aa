import * as fs from "node:fs";

/** Whether a process still runs; one that is dead and that nobody waits for doesn't. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = `/proc/${pid}/stat`;
    return !(fs.existsSync(stat) && / Z /.test(fs.readFileSync(stat, "utf8")));
  } catch {
    return false;
  }
}

/** Waits until something holds; what waits in vain runs into jest's own limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
