import * as os from "node:os";
import * as path from "node:path";
import {
  endAllChildren,
  endProcessGroup,
  exitOf,
  startChild,
} from "../../../rehearsal/terraform/child-processes";
import { isRunning, until } from "../../support/processes";

const OPTIONS = { cwd: os.tmpdir(), env: process.env };
/** A program that starts another one, says that one's process id, and waits. */
const PARENT =
  "const { spawn } = require('node:child_process');" +
  "const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);" +
  "console.log(child.pid); setInterval(() => {}, 1000);";

async function parent(): Promise<{ child: ReturnType<typeof startChild>; grandchild: number }> {
  const child = startChild(process.execPath, ["-e", PARENT], OPTIONS);
  const grandchild = await new Promise<number>((resolve) => {
    child.stdout.once("data", (text: Buffer) => resolve(Number(text.toString())));
  });
  return { child, grandchild };
}

afterEach(() => endAllChildren());

describe("child processes", () => {
  test("end all together, with what they started", async () => {
    const { child, grandchild } = await parent();
    const ended = exitOf(child);
    endAllChildren();
    expect(await ended).toBeNull();
    await until(() => !isRunning(grandchild));
  });

  test("end one by one, by the signal that was asked for", async () => {
    const { child, grandchild } = await parent();
    const signal = new Promise((resolve) => child.once("exit", (_, name) => resolve(name)));
    endProcessGroup(child, "SIGTERM");
    expect(await signal).toBe("SIGTERM");
    await until(() => !isRunning(grandchild));
  });

  test("say how they ended", async () => {
    expect(await exitOf(startChild(process.execPath, ["-e", "process.exit(7)"], OPTIONS))).toBe(7);
    expect(await exitOf(startChild("exit 5", [], { ...OPTIONS, shell: true }))).toBe(5);
  });

  test("that can't be started are an error, and none that ended is an error later", async () => {
    const child = startChild(path.join(os.tmpdir(), "no-such-program"), [], OPTIONS);
    await expect(exitOf(child)).rejects.toMatchObject({ code: "ENOENT" });
    expect(() => endProcessGroup(child, "SIGKILL")).not.toThrow();
    const ended = startChild(process.execPath, ["-e", ""], OPTIONS);
    await exitOf(ended);
    expect(() => endProcessGroup(ended, "SIGKILL")).not.toThrow();
    expect(() => endAllChildren()).not.toThrow();
  });

  test("get no input: what asks for some finds its end", async () => {
    expect(await exitOf(startChild("cat", [], OPTIONS))).toBe(0);
  });
});
