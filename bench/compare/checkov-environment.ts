import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "../measure";
import { CompareProblem } from "./problem";

const CHECKOV_VERSION = "3.3.30";

/** Below `reports/`, which git ignores; another version gets another folder. */
const FOLDER = path.join(ROOT, "reports", `checkov-${CHECKOV_VERSION}`);

/** Written last: a folder without it was left by an installation that didn't end. */
const COMPLETE = path.join(FOLDER, "complete");

/**
 * Checkov's program, in a virtual environment that is made the first time. pip sees the caller's
 * environment, because the place of the package index may stand there.
 *
 * @throws {CompareProblem} with one sentence if Python, its venv or the package can't be had
 */
export function installCheckov(): string {
  const program = path.join(FOLDER, "bin", "checkov");
  if (fs.existsSync(COMPLETE)) {
    return program;
  }
  if (spawnSync("python3", ["--version"]).status !== 0) {
    throw new CompareProblem("python3 is missing; checkov, which is compared with, needs it.");
  }
  console.log(`Installing checkov ${CHECKOV_VERSION} into ${path.relative(process.cwd(), FOLDER)}, once`);
  fs.rmSync(FOLDER, { recursive: true, force: true });
  const venv = spawnSync("python3", ["-m", "venv", FOLDER], { encoding: "utf8" });
  if (venv.status !== 0) {
    throw new CompareProblem(
      "python3 -m venv does not work here; some systems keep it in a package of its own, python3-venv.",
    );
  }
  const pip = spawnSync(
    path.join(FOLDER, "bin", "python"),
    ["-m", "pip", "install", "--quiet", "--no-input", `checkov==${CHECKOV_VERSION}`],
    { encoding: "utf8" },
  );
  if (pip.status !== 0) {
    const reason = pip.stderr.trim().split("\n").at(-1) ?? "";
    throw new CompareProblem(`pip could not install checkov ${CHECKOV_VERSION}: ${reason}`);
  }
  fs.writeFileSync(COMPLETE, "");
  return program;
}
