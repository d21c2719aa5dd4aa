import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { folderWith } from "../cli/run-mlzone";
import { script } from "./machine";
import { pipelineText, stepsOf, workflow } from "./workflow";

const NAME = "Take what a review reads";

function azureScript(): string {
  const { stages } = parse(pipelineText("azure/review.yml")) as {
    stages: { jobs: { steps: { displayName?: string; bash?: string }[] }[] }[];
  };
  const steps = stages.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  return steps.find(({ displayName }) => displayName === NAME)?.bash ?? "";
}

const HOSTS = [
  ["GitHub", stepsOf(workflow("review.yml")).find(({ name }) => name === NAME)?.run ?? ""],
  ["Azure", azureScript()],
] as const;

describe.each(HOSTS)("%s takes of the pull request's artifact", (_, text) => {
  /** Runs the step where `received` holds what `prepare` puts there. */
  function take(prepare: (received: string) => void, files: Readonly<Record<string, string>> = {}) {
    const folder = folderWith({
      "received/manifest.json": "{}",
      "received/stacks/a/cdk.tf.json": "{}",
      ...prefixed(files),
    });
    prepare(path.join(folder, "received"));
    const { status, log } = script(text, folder, { AGENT_TEMPDIRECTORY: folder });
    const taken = path.join(folder, "head", "cdktf.out");
    const names = fs.existsSync(taken) ? (fs.readdirSync(taken, { recursive: true }) as string[]) : [];
    return {
      status,
      log,
      files: names.filter((name) => fs.lstatSync(path.join(taken, name)).isFile()).sort(),
    };
  }

  function prefixed(files: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(files).map(([name, content]) => [`received/${name}`, content]));
  }

  function nothing(): void {}

  test("what a review reads, and what it has to say that it doesn't read", () => {
    const read = [
      ...["manifest.json", "stacks/a/cdk.tf.json", "stacks/a/deviations.json", "stacks/a/sources.json"],
      "stacks/a/usage.json",
      ...[
        "stacks/b c/cdk.tf.json",
        "stacks/b c/more.tf",
        "stacks/b c/more.tofu",
        "stacks/b c/more.tofu.json",
      ],
      "stacks/new\nline/cdk.tf.json",
    ];
    const others = [
      ...["main.tf.json", "package.json", "stacks/cdk.tf.json", "stacks/a/assets/x/main.tf.json"],
      ...["stacks/a/node_modules/mlzone/package.json", "stacks/a/run.sh", "other/a/cdk.tf.json"],
    ];
    const files = Object.fromEntries([...read, ...others].map((name) => [name, "{}"]));
    expect(take(nothing, files)).toEqual({ status: 0, log: "", files: [...read].sort() });
  });

  test.each<[string, RegExp, (received: string) => void]>([
    ["nothing", /there is none/, (received) => fs.rmSync(received, { recursive: true })],
    ["no manifest", /it has no manifest\.json/, (received) => fs.rmSync(`${received}/manifest.json`)],
    [
      "a folder for a manifest",
      /it has no manifest\.json/,
      (received) => {
        fs.rmSync(`${received}/manifest.json`);
        fs.mkdirSync(`${received}/manifest.json`);
      },
    ],
    [
      "a link to a file",
      /neither a file nor a folder/,
      (received) => fs.symlinkSync("/etc/passwd", `${received}/stacks/a/sources.json`),
    ],
    [
      "a link to a folder, deep down",
      /neither a file nor a folder/,
      (received) => {
        fs.mkdirSync(`${received}/x/y/z`, { recursive: true });
        fs.symlinkSync("/etc", `${received}/x/y/z/link`);
      },
    ],
    [
      "a pipe",
      /neither a file nor a folder/,
      (received) => {
        execFileSync("mkfifo", [`${received}/stacks/a/deviations.json`]);
      },
    ],
    [
      "too many files",
      /more than 2000 files/,
      (received) => {
        for (let count = 0; count < 2_001; count += 1) {
          fs.writeFileSync(`${received}/stacks/a/${count}.tf`, "");
        }
      },
    ],
    [
      "too large a file",
      /more than 200 MB/,
      (received) => fs.truncateSync(`${received}/stacks/a/cdk.tf.json`, 200_000_001),
    ],
    [
      "too large a manifest",
      /its manifest\.json has more than 2 MB/,
      (received) => fs.truncateSync(`${received}/manifest.json`, 2_000_001),
    ],
  ])("nothing where there is %s", (__, reason, prepare) => {
    const { status, log, files } = take(prepare, { "stacks/##vso[x]\n::error::/cdk.tf.json": "{}" });
    expect(status).toBe(1);
    expect(log).toMatch(reason);
    // one line of ours, with no name of theirs
    expect(
      log
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("bash: ")),
    ).toHaveLength(1);
    expect(log).not.toContain("##vso[x]");
    expect(files).toEqual([]);
  });
});

test("both hosts take the same", () => {
  const [github, azure] = HOSTS.map(([, text]) => /^find [\s\S]*$/m.exec(text)?.[0]);
  expect(github).toBe(azure);
  expect(github).toContain("xargs");
});
