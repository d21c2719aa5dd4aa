import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const ROOT = path.resolve(__dirname, "../../..");
const APP = fs.readFileSync(path.join(__dirname, "fixtures", "main.ts.txt"), "utf8");
/** The constructs, and all that they load: `CostGuard` tells machines as the estimate does. */
const INSTALLED = ["constructs", "costs", "terraform-json"];
/** Outside the repository, and called from inside. */
const ELSEWHERE = `
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import type { Construct } from "constructs";
export function resourceElsewhere(scope: Construct): void {
  const [resourceGroupName, location, accountTier, accountReplicationType] = ["rg", "x", "Standard", "LRS"];
  new StorageAccount(scope, "elsewhere", {
    name: "stelse0001", resourceGroupName, location, accountTier, accountReplicationType,
  });
}
`;

/** An entry of `sources.json`. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly construct: string;
}

/** Every way in which a TypeScript app is run. */
export const RUNS = {
  "node with tsx": [require.resolve("tsx/cjs"), "main.ts"],
  "mlzone synth": [path.join(ROOT, "bin", "mlzone.js"), "synth"],
} as const;

/** A repository of somebody else, with this package installed. */
export interface ConsumerRepository {
  /** Runs the app of `infra/`; the result is all of `sources.json`. */
  run(how: keyof typeof RUNS): string;
  remove(): void;
}

/** `isGit`: whether `.git` lies in the repository; without it, `infra/` is the project. */
export function consumerRepository({ isGit = true } = {}): ConsumerRepository {
  const parent = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-sources-")));
  const repository = path.join(parent, "repository");
  const infra = path.join(repository, "infra");
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(parent, file)), { recursive: true });
    fs.writeFileSync(path.join(parent, file), text);
  };
  write("repository/infra/main.ts", APP);
  write(
    "repository/infra/cdktf.json",
    JSON.stringify({ language: "typescript", app: "node -r tsx/cjs main.ts" }),
  );
  write("repository/elsewhere/shared.ts", 'export * from "../../outside/shared";');
  write("outside/shared.ts", ELSEWHERE);
  if (isGit) {
    fs.mkdirSync(path.join(repository, ".git"));
  }
  const installed = path.join(parent, "node_modules");
  write("node_modules/mlzone/package.json", JSON.stringify({ main: "constructs/index.ts" }));
  for (const name of INSTALLED) {
    fs.cpSync(path.join(ROOT, name), path.join(installed, "mlzone", name), { recursive: true });
  }
  for (const name of ["@cdktf", "cdktf", "constructs", "tsx"]) {
    fs.symlinkSync(path.join(ROOT, "node_modules", name), path.join(installed, name), "junction");
  }
  return {
    run: (how) => {
      const [first, second] = RUNS[how];
      const { PATH, HOME, TMPDIR } = process.env;
      const args = how === "mlzone synth" ? [first, second] : ["-r", first, second];
      execFileSync(process.execPath, args, { cwd: infra, env: { PATH, HOME, TMPDIR }, stdio: "pipe" });
      return fs.readFileSync(path.join(infra, "cdktf.out", "stacks", "consumer", "sources.json"), "utf8");
    },
    remove: () => fs.rmSync(parent, { recursive: true }),
  };
}

/** Address → line, as the comments in the app say it. */
export function markedLines(): Record<string, number> {
  const marks = APP.split("\n").flatMap((text, index) =>
    (/\/\/ ([\w-]+\.[\w-]+(?:, [\w-]+\.[\w-]+)*)$/.exec(text)?.[1] ?? "")
      .split(", ")
      .filter(Boolean)
      .map((address) => [address, index + 1] as const),
  );
  return Object.fromEntries(marks);
}
