import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

const ROOT = path.join(__dirname, "../..");

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly "working-directory"?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly "runs-on"?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** The text of a file under pipelines/. */
export function pipelineText(file: string): string {
  return fs.readFileSync(path.join(ROOT, "pipelines", file), "utf8");
}

/** A workflow under pipelines/github. */
export function workflow(file: string): Workflow {
  return parse(pipelineText(`github/${file}`)) as Workflow;
}

/** All steps of all jobs. */
export function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/** What GitHub's own parser says against a workflow's file. */
export function parserProblems(file: string): string[] {
  const program = path.join(__dirname, "fixtures/parse-workflow.mjs");
  const text = execFileSync(process.execPath, ["--import", "tsx", program, file], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return JSON.parse(text) as string[];
}

export function workflowFile(file: string): string {
  return path.join(ROOT, "pipelines/github", file);
}
