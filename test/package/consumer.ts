import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const ROOT = path.join(__dirname, "..", "..");
const FIXTURES = path.join(__dirname, "fixtures");
/** What `npm install` would bring along; linked instead, so that the test needs no network. */
const INSTALLED = [
  ...["cdktf", "constructs", "@cdktf", "@types", "zod", "commander", "picocolors", "cli-table3"],
  ...["@hpcc-js", "escape-html", "fast-xml-builder"],
];

/** The parts of Terraform JSON that the test looks at. */
export interface ConsumerTemplate {
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly provider: Readonly<Record<string, readonly unknown[]>>;
}

/** A project in a temporary folder with the packed package in its node_modules. */
export interface Consumer {
  /** Of the project. */
  readonly folder: string;
  /** Where the package is installed. */
  readonly packageFolder: string;
  /** Compiles a file of the project in strict mode; fails with the compiler's words. */
  compile(file: string): void;
  /** Runs a script of the project with Node and returns what it prints. */
  run(script: string, ...args: string[]): string;
  /** The Terraform JSON of a stack. */
  template(stack: string): ConsumerTemplate;
  remove(): void;
}

/** Packs the checkout and installs the package into a new project. */
export function makeConsumer(): Consumer {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-consumer-"));
  const modules = path.join(folder, "node_modules");
  fs.mkdirSync(modules);
  fs.cpSync(FIXTURES, folder, { recursive: true });
  // Under its real name the checkout's own type check would look for a package that isn't installed there.
  fs.renameSync(path.join(folder, "main.ts.txt"), path.join(folder, "main.ts"));
  writeJson(path.join(folder, "package.json"), { name: "consumer", private: true });
  writeJson(path.join(folder, "cdktf.json"), { language: "typescript", app: "node main.js" });
  for (const name of INSTALLED) {
    fs.symlinkSync(path.join(ROOT, "node_modules", name), path.join(modules, name), "junction");
  }
  const packageFolder = installPacked(folder, modules);
  const run = (script: string, ...args: string[]) => execute(process.execPath, [script, ...args], folder);
  return {
    folder,
    packageFolder,
    compile: (file) => {
      const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
      const options =
        "--strict --skipLibCheck --module Node16 --moduleResolution Node16 --target ES2022 --types node";
      run(tsc, file, ...options.split(" "));
    },
    run,
    template: (stack) =>
      JSON.parse(
        fs.readFileSync(path.join(folder, "cdktf.out", "stacks", stack, "cdk.tf.json"), "utf8"),
      ) as ConsumerTemplate,
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

function installPacked(folder: string, modules: string): string {
  const packed = execute("npm", ["pack", "--json", "--pack-destination", folder], ROOT);
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf("["))) as [{ filename: string }];
  execute("tar", ["-xzf", filename], folder);
  const target = path.join(modules, "mlzone");
  fs.renameSync(path.join(folder, "package"), target);
  return target;
}

function execute(command: string, args: readonly string[], cwd: string): string {
  const { PATH, HOME, TMPDIR } = process.env;
  try {
    return execFileSync(command, args, {
      cwd,
      env: { PATH, HOME, TMPDIR, CI: "true", NO_COLOR: "1", npm_config_update_notifier: "false" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${path.basename(command)} ${args[0]} failed:\n${stdout}${stderr}`);
  }
}

function writeJson(file: string, value: unknown): void {
  fs.writeFileSync(file, JSON.stringify(value));
}
