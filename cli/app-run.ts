import { spawn } from "node:child_process";
import * as fs from "node:fs";
import Module, { createRequire } from "node:module";
import * as path from "node:path";
import type { AppConfig } from "./app-config";
import { cleanEnvironment } from "./clean-environment";
import { failure, reportError } from "./cli-error";
import { shortenStackTraces } from "./stack-traces";

/** `node -r tsx/cjs main.ts`, and nothing else on the line. */
const PLAIN_TYPESCRIPT_APP = /^node (?:-r|--require) tsx\/cjs (?<file>[\w./-]+\.ts)$/;

/**
 * Runs the app, then `whenDone`. A plain TypeScript app runs in this process, which saves the start
 * of a second Node; anything else runs as a child in a shell, as cdktf does it. Both see the same
 * clean environment, and both end this process with the app's exit code where that is not 0.
 */
export function runApp(config: AppConfig, folder: string, whenDone: () => void): void {
  const environment = appEnvironment(config);
  const file = PLAIN_TYPESCRIPT_APP.exec(config.command)?.groups?.file;
  const loader = file === undefined ? undefined : typescriptLoader(folder, file);
  if (file !== undefined && loader !== undefined) {
    runHere(path.resolve(folder, file), loader, environment, whenDone);
  } else {
    runAsChild(config.command, folder, environment, whenDone);
  }
}

/** What an app may see: a clean environment, where to write to, and the context of cdktf.json. */
export function appEnvironment({ output, context }: AppConfig): NodeJS.ProcessEnv {
  const environment = { ...cleanEnvironment(process.env), CDKTF_OUTDIR: output };
  return context === undefined || process.env.CDKTF_CONTEXT_JSON !== undefined
    ? environment
    : { ...environment, CDKTF_CONTEXT_JSON: JSON.stringify(context) };
}

/** The app's own tsx; undefined where it has none, and then the child process says so itself. */
function typescriptLoader(folder: string, file: string): string | undefined {
  if (!fs.existsSync(path.resolve(folder, file))) {
    return undefined;
  }
  try {
    return createRequire(path.join(folder, "package.json")).resolve("tsx/cjs");
  } catch {
    return undefined;
  }
}

function runHere(file: string, loader: string, environment: NodeJS.ProcessEnv, whenDone: () => void): void {
  for (const name of Object.keys(process.env)) {
    delete process.env[name];
  }
  Object.assign(process.env, environment);
  process.argv.splice(1, process.argv.length, file);
  require(loader);
  const restoreStackTraces = shortenStackTraces();
  // An app may go on after its last line, e.g. await something; Node says when nothing is left.
  let ended = false;
  process.once("beforeExit", (code) => {
    ended = true;
    restoreStackTraces();
    if (code === 0) {
      attempt(whenDone);
    }
  });
  process.once("exit", (code) => {
    if (!ended && code === 0) {
      reportError(failure("the app called process.exit(0), so there is no report: remove that call."));
    }
  });
  // What is thrown later, in a promise or a callback, is told like what is thrown at once.
  process.once("uncaughtException", (error) => {
    ended = true;
    reportError(error);
    process.exit();
  });
  try {
    Module.runMain(file);
  } catch (error) {
    restoreStackTraces();
    ended = true;
    reportError(error);
    process.exit();
  }
}

function runAsChild(command: string, folder: string, env: NodeJS.ProcessEnv, whenDone: () => void): void {
  // The app's own standard output is not the result of this command: it goes beside it.
  const child = spawn(command, { cwd: folder, env, shell: true, stdio: ["ignore", 2, 2] });
  child.on("error", (error) => reportError(failure(`the app can't be started: ${error.message}.`)));
  child.on("close", (code, signal) => {
    if (code === 0) {
      attempt(whenDone);
      return;
    }
    const end = signal === null ? `exit code ${code}` : `signal ${signal}`;
    reportError(failure(`the app failed (${end}): ${command}`));
  });
}

function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    reportError(error);
  }
}
