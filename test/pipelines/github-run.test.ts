import * as fs from "node:fs";
import * as path from "node:path";
import { readReviewJson } from "../../review/report/read-review-json";
import { commit, git, write } from "../cli/review-repository";
import { folderWith } from "../cli/run-mlzone";
import { type JobRun, runJob } from "./machine";
import { workflow } from "./workflow";

const { jobs, env } = workflow("review.yml");
const LOCKED = '{"packages":{"node_modules/mlzone":{}}}';

/** Writes a stack that keeps its logs so long. What is in `more` runs after that, in the output's folder. */
function app(days: number, more = ""): string {
  return `
const fs = require("node:fs");
process.chdir(process.env.CDKTF_OUTDIR);
fs.mkdirSync("stacks/prod", { recursive: true });
fs.writeFileSync("manifest.json", JSON.stringify({
  stacks: { prod: { name: "prod", workingDirectory: "stacks/prod", synthesizedStackPath: "stacks/prod/cdk.tf.json" } },
}));
fs.writeFileSync("stacks/prod/cdk.tf.json", JSON.stringify({
  resource: { azurerm_log_analytics_workspace: { logs: { name: "log", retention_in_days: ${days} } } },
}));
${more}`;
}

interface PullRequest {
  readonly base?: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
  /** What its code makes of the artifacts when it has taken the runner over. */
  readonly forge?: (artifacts: string) => void;
}

/** Both jobs, on what GitHub would check out: a merge whose first parent is the base. */
function run({ base, head, forge }: PullRequest): Record<"head" | "review", JobRun> & {
  readonly artifacts: string;
} {
  const merge = folderWith({
    ".gitignore": "cdktf.out/\n",
    "app.js": app(90),
    "cdktf.json": '{"app":"node app.js"}',
    "package-lock.json": LOCKED,
    ...base,
  });
  git(merge, "init", "--quiet", "--initial-branch", "main");
  commit(merge, "base");
  git(merge, "checkout", "--quiet", "-b", "topic");
  for (const [name, text] of Object.entries(head)) {
    fs.writeFileSync(path.join(merge, name), text);
  }
  commit(merge, "head");
  git(merge, "checkout", "--quiet", "-b", "merge", "main");
  git(merge, "merge", "--quiet", "--no-ff", "topic", "--message", "merge");
  const artifacts = folderWith({});
  const { head: first, review: second } = jobs;
  if (first === undefined || second === undefined) {
    throw new Error("the workflow has other jobs");
  }
  const one = runJob(first, { merge, artifacts, env });
  forge?.(artifacts);
  const two = runJob(second, { merge, artifacts, env, needs: { head: one.result } });
  return { head: one, review: two, artifacts };
}

function reportIn(artifacts: string): string {
  return fs.readFileSync(path.join(artifacts, "mlzone-review", "review.json"), "utf8");
}

function filesIn(folder: string): string[] {
  return (fs.readdirSync(folder, { recursive: true }) as string[]).sort();
}

test("what weakens nothing passes, and leaves a report that comment.yml takes", () => {
  const { head, review, artifacts } = run({ head: { "app.js": app(120) } });
  expect([head.result, review.result]).toEqual(["success", "success"]);
  expect(review.log).toContain("mlzone check ended with 0, mlzone review with 0");
  expect(readReviewJson(reportIn(artifacts)).stacks).toHaveLength(1);
  expect(filesIn(path.join(artifacts, "mlzone-reports"))).toEqual([
    ...["check.html", "check.json", "check.sarif", "review.html", "review.md", "review.sarif"],
  ]);
});

test("what weakens something fails, and leaves its report all the same", () => {
  const { head, review, artifacts } = run({ head: { "app.js": app(30) } });
  expect([head.result, review.result]).toEqual(["success", "failure"]);
  expect(readReviewJson(reportIn(artifacts)).stacks[0]?.risks).toMatchObject([
    { kind: "monitoring-lost", attributes: [{ before: { value: 90 }, after: { value: 30 } }] },
  ]);
});

test("code of the pull request can't forge the verdict: it never gets to the machine that gives it", () => {
  const forging = `
fs.mkdirSync("../review", { recursive: true });
fs.writeFileSync("../review/review.json", "FORGED");
fs.writeFileSync("stacks/prod/run.sh", "FORGED");
`;
  const { head, review, artifacts } = run({
    head: { "app.js": app(30, forging), ".npmrc": "; FORGED" },
    forge: (left) => {
      write(left, "mlzone-review/review.json", "FORGED");
      write(left, "mlzone-reports/review.md", "FORGED");
      write(left, "mlzone-head/extra.tf.json", "FORGED");
      write(left, "mlzone-head/stacks/prod/node_modules/mlzone/package.json", "FORGED");
    },
  });
  expect([head.result, review.result]).toEqual(["success", "failure"]);
  expect(readReviewJson(reportIn(artifacts)).stacks[0]?.risks).toHaveLength(1);
  expect(fs.existsSync(path.join(artifacts, "mlzone-reports", "check.json"))).toBe(true);
  const { workspace } = review;
  const theirs = filesIn(workspace).filter((file) => {
    const full = path.join(workspace, file);
    return fs.statSync(full).isFile() && fs.readFileSync(full, "utf8").includes("FORGED");
  });
  expect(theirs.filter((file) => !file.startsWith("received/"))).toEqual([]);
  expect(filesIn(path.join(workspace, "head"))).toEqual([
    ...["cdktf.out", "cdktf.out/manifest.json", "cdktf.out/stacks", "cdktf.out/stacks/prod"],
    "cdktf.out/stacks/prod/cdk.tf.json",
  ]);
});

test("a file that Terraform would read and no rule does is named, and fails", () => {
  const { review } = run({ head: { "app.js": app(90, 'fs.writeFileSync("stacks/prod/more.tf", "");') } });
  expect(review.log).toContain("more.tf");
  expect(review.log).toMatch(/mlzone check ended with \d, mlzone review with 1\n$/);
});

test("a pull request that can't be synthesized fails the check, in words", () => {
  const { head, review, artifacts } = run({ head: { "app.js": "throw new Error('no');" } });
  expect([head.result, review.result]).toEqual(["failure", "failure"]);
  expect(review.log).toMatch(/^::error title=mlzone review::The pull request can't be synthesized[^\n]*\n$/);
  expect(filesIn(artifacts)).toEqual([]);
});

test("a link among what was synthesized is refused, with no word of where it leads", () => {
  const { review, artifacts } = run({
    head: { "app.js": app(120) },
    forge: (left) => fs.symlinkSync("/etc/passwd", path.join(left, "mlzone-head/stacks/prod/sources.json")),
  });
  expect(review.result).toBe("failure");
  expect(review.log).toMatch(/is refused: it holds what is neither a file nor a folder\.\n$/);
  expect(filesIn(artifacts).filter((file) => file.startsWith("mlzone-re"))).toEqual([]);
});

test("a base without mlzone fails the check, and says what has to be merged first", () => {
  const { head, review } = run({
    base: { "package-lock.json": "{}" },
    head: { "package-lock.json": LOCKED },
  });
  expect([head.result, review.result]).toEqual(["success", "failure"]);
  expect(review.log).toMatch(/::The base branch has no mlzone in its package-lock\.json: [^\n]*\n$/);
});

test("what the pull request accepts in the repository's own list doesn't count before it is merged", () => {
  const accepted = JSON.stringify({ acknowledgements: [] });
  const { review } = run({ head: { "app.js": app(30), "baseline.acknowledgements.json": accepted } });
  expect(review.result).toBe("failure");
  expect(fs.existsSync(path.join(review.workspace, "base", "baseline.acknowledgements.json"))).toBe(false);
});
