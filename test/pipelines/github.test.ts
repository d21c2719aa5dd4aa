import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { failOnOf } from "../../cli/review/options";
import { ARTIFACT_NAME, REPORT_FILE } from "../../review/publish/report-file";
import { script as runScript } from "./machine";
import { parserProblems, pipelineText, stepsOf, workflow, workflowFile } from "./workflow";

const review = workflow("review.yml");
const comment = workflow("comment.yml");
const both = [
  ["review.yml", review],
  ["comment.yml", comment],
] as const;

describe("GitHub's own parser", () => {
  test.each(both.map(([file]) => file))("takes %s", (file) => {
    expect(parserProblems(workflowFile(file))).toEqual([]);
  });

  test.each([
    ["a permission that there isn't", "contents: read", "contents: reed"],
    ["a context that there isn't", "github.event.pull_request.number", "githup.event.pull_request.number"],
    ["a key that there isn't", "timeout-minutes: 20", "timeout-minute: 20"],
  ])("sees %s", (_, sound, broken) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-workflow-"));
    const file = path.join(folder, "broken.yml");
    const text = pipelineText("github/review.yml");
    expect(text).toContain(sound);
    fs.writeFileSync(file, text.replace(sound, broken));
    expect(parserProblems(file)).not.toEqual([]);
    fs.rmSync(folder, { recursive: true });
  });
});

describe.each(both)("%s", (file, { jobs, on }) => {
  const steps = stepsOf({ jobs, on, name: "", permissions: {} });

  test("never starts by pull_request_target", () => {
    expect(Object.keys(on)).toEqual([file === "review.yml" ? "pull_request" : "workflow_run"]);
  });

  test("writes no expression into a script: what a stranger calls a branch must not be run", () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("knows no secret", () => {
    expect(pipelineText(`github/${file}`)).not.toMatch(/\bsecrets\b\s*[.[:]|secrets: inherit/);
  });

  test("pins every action by its commit, with the version behind it", () => {
    const uses = steps.flatMap((step) => step.uses ?? []);
    expect(uses.filter((action) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    const lines = pipelineText(`github/${file}`).match(/uses: .*/g) ?? [];
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test("leaves no credentials in a checkout, and restores no cache", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual(checkouts.map(() => false));
    expect(checkouts).toHaveLength(Object.keys(jobs).length);
    expect(pipelineText(`github/${file}`)).not.toMatch(/actions\/cache|^\s*cache:/m);
  });

  test("runs no script of a package that it installs", () => {
    const installs = steps.flatMap(({ run }) => run?.match(/npm (?:ci|install|i)\b.*/g) ?? []);
    expect(installs.length).toBeGreaterThan(0);
    expect(installs.filter((line) => line !== "npm ci --ignore-scripts")).toEqual([]);
    // npx would fetch a package of that name from the registry
    const runs = steps.flatMap(({ run }) => run?.match(/npx .*/g) ?? []);
    expect(runs.filter((line) => !line.startsWith("npx --no -- mlzone "))).toEqual([]);
  });
});

describe("review.yml", () => {
  const { head, review: verdict } = review.jobs;

  test("may read the repository, and nothing else", () => {
    expect(review.permissions).toEqual({ contents: "read" });
    expect(Object.keys(review.jobs)).toEqual(["head", "review"]);
    expect(Object.values(review.jobs).map(({ permissions }) => permissions)).toEqual([undefined, undefined]);
  });

  test("is handed no token", () => {
    expect(pipelineText("github/review.yml")).not.toMatch(/github\.token|GITHUB_TOKEN/);
  });

  test("runs again where a pull request is pointed at another branch, by whose code it would be judged", () => {
    expect(review.on.pull_request).toEqual({ types: ["opened", "synchronize", "reopened", "edited"] });
  });

  test("runs the pull request's code in a job that leaves its synthesized JSON and no verdict", () => {
    const uploads = head?.steps.filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    expect(uploads?.map((step) => step.with?.name)).toEqual(["mlzone-head"]);
    expect(head?.steps.map(({ run }) => run ?? "").join()).not.toMatch(/mlzone (?:check|review)/);
  });

  test("never skips the verdict: what is skipped counts as passed", () => {
    expect(verdict).toMatchObject({ needs: "head", if: "${{ always() }}" });
    expect(verdict?.steps[0]).toMatchObject({ if: "${{ always() && needs.head.result != 'success' }}" });
    expect(verdict?.steps[0]?.run).toMatch(/\nexit 1\n$/);
  });

  test("gives the verdict where base is checked out, before anything of it is installed", () => {
    const scripts = verdict?.steps.map(({ run, uses }) => run ?? uses ?? "") ?? [];
    const first = (wanted: string) => scripts.findIndex((text) => text.includes(wanted));
    expect(verdict?.steps[first("git checkout")]).toMatchObject({
      run: "git checkout --quiet --detach HEAD^1",
      "working-directory": "base",
    });
    const order = [
      ...["actions/checkout@", "git checkout", "npm ci", "mlzone synth", "actions/download-artifact@"],
      ...["xargs", "mlzone check"],
    ].map(first);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test("leaves the one file that comment.yml takes, also when it fails, in place of one that head left", () => {
    const upload = verdict?.steps.find((step) => step.with?.name === ARTIFACT_NAME);
    expect(upload).toMatchObject({
      if: "${{ !cancelled() }}",
      with: { path: `review/${REPORT_FILE}`, overwrite: true },
    });
    expect(pipelineText("github/review.yml")).toContain(`--format json=../review/${REPORT_FILE}`);
  });

  test("fails by words that mlzone review knows", () => {
    const { REVIEW_FAIL_ON } = review.env ?? {};
    expect(failOnOf(REVIEW_FAIL_ON)).toEqual(failOnOf(undefined));
  });

  describe("fails by policy, after both have spoken", () => {
    const script = stepsOf(review).find(({ name }) => name === "Check and review")?.run ?? "";

    /** Runs the step with an npx that ends as told; 0 to 2 each. */
    function run(
      check: number,
      reviewed: number,
    ): Record<"calls" | "log", string> & { readonly status: number } {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-step-"));
      const npx = `#!/bin/sh\necho "$*" >> calls\necho '::error::'; echo 'a ##[error]' >&2; case "$4" in check) exit ${check};; *) exit ${reviewed};; esac\n`;
      fs.writeFileSync(path.join(folder, "npx"), npx, { mode: 0o755 });
      const { status, log } = runScript(script, folder, {
        PATH: `${folder}:${process.env.PATH}`,
        GITHUB_STEP_SUMMARY: path.join(folder, "summary"),
        REVIEW_FAIL_ON: "data-loss,weakened",
        CHECK_FAIL_ON: "high",
      });
      const calls = fs.readFileSync(path.join(folder, "calls"), "utf8");
      fs.rmSync(folder, { recursive: true });
      return { status, calls, log };
    }

    test.each([
      [0, 0, 0],
      [1, 0, 1],
      [0, 1, 1],
      [1, 2, 2],
      [2, 0, 2],
    ])("check %i and review %i: %i", (check, reviewed, status) => {
      const result = run(check, reviewed);
      expect(result.status).toBe(status);
      expect(result.calls).toMatch(/mlzone check \.\.\/head\/cdktf\.out --fail-on high/);
      expect(result.calls).toMatch(
        /mlzone review cdktf\.out \.\.\/head\/cdktf\.out --fail-on data-loss,weakened/,
      );
      expect(result.log).toContain("a #[error]");
      expect(result.log).not.toMatch(/::|##/);
    });
  });
});

describe("the job that posts", () => {
  const [job] = Object.values(comment.jobs);

  test("has the rights that it needs, and its workflow has none", () => {
    expect(comment.permissions).toEqual({});
    expect(job?.permissions).toEqual({
      actions: "read",
      contents: "read",
      "pull-requests": "write",
      "security-events": "write",
    });
  });

  test("follows the other workflow by its name, and pull requests only", () => {
    expect(comment.on.workflow_run).toEqual({ workflows: [review.name], types: ["completed"] });
    expect(job?.if).toBe("github.event.workflow_run.event == 'pull_request'");
  });

  test("checks out the default branch, never the pull request's", () => {
    const checkout = job?.steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkout?.with?.ref).toBe("${{ github.event.repository.default_branch }}");
    expect(checkout?.with?.repository).toBeUndefined();
    const inputs = JSON.stringify(job?.steps.map((step) => step.with));
    expect(inputs).not.toMatch(/head_sha|head_branch|head_ref|workflow_run|pull_request/);
  });

  test("leaves unpacking to the command: no action and no tool of the system touches the artifact", () => {
    expect(pipelineText("github/comment.yml")).not.toMatch(
      /download-artifact|\bunzip\b|\btar\b|\bgh \b|\bcurl\b/,
    );
  });

  test("hands the token to its last step only", () => {
    const withToken = job?.steps.filter((step) => JSON.stringify(step).includes("github.token"));
    expect(withToken).toEqual([job?.steps.at(-1)]);
    expect(job?.env).toBeUndefined();
    expect(job?.steps.at(-1)?.run).toBe("npx --no -- mlzone publish-review github");
  });
});
