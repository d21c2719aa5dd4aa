import { spawnSync } from "node:child_process";
import { cleanEnvironment } from "../clean-environment";
import { usageError } from "../cli-error";

/**
 * Programs that git would start of its own accord: hooks, of which a file holds none, and a watcher of
 * files. Filters of the person's own configuration run, as at each checkout, and see no credentials.
 */
const NO_PROGRAMS = ["--no-pager", "-c", `core.hooksPath=${__filename}`, "-c", "core.fsmonitor=false"];

/** What git said. */
interface Said {
  readonly succeeded: boolean;
  readonly stdout: string;
  /** Its complaint in a line, without the full stop; empty where there is none. */
  readonly complaint: string;
}

/**
 * Runs git and waits for its end. It asks nobody anything, and fetches no large files.
 *
 * @throws {CliError} where it can't be started
 */
export function git(folder: string, ...args: readonly string[]): Said {
  const { error, status, stdout, stderr } = spawnSync("git", [...NO_PROGRAMS, ...args], {
    cwd: folder,
    env: {
      ...cleanEnvironment(process.env),
      LC_ALL: "C",
      GIT_TERMINAL_PROMPT: "0",
      GIT_LFS_SKIP_SMUDGE: "1",
      GIT_OPTIONAL_LOCKS: "0",
    },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error !== undefined) {
    throw usageError("--base-rev needs git, which can't be started.");
  }
  const [complaint = ""] = stderr
    .split("\n")
    .flatMap((line) => /^(?:fatal|error): (.*)$/.exec(line)?.[1] ?? []);
  return {
    succeeded: status === 0,
    stdout: stdout.replace(/\n$/, ""),
    complaint: complaint.replace(/\.$/, ""),
  };
}
