import * as fs from "node:fs";
import type { Published, Renderers } from "../review/publish";
import { plainLine } from "../terminal/plain-text";
import { CliError, failure, usageError } from "./cli-error";
import { systemReason } from "./input/input-problem";
import type { PublishHost } from "./publish-hosts";

export interface PublishFlags {
  /** The report, for `azure`; GitHub's job downloads it by itself, within limits. */
  readonly report?: string;
}

/**
 * `mlzone publish-review`: posts a review on its pull request, from a job that has the rights for it and
 * runs no code of the pull request. Everything that it goes by comes from the pipeline's variables, but for
 * the report itself.
 */
export async function publishReview(
  host: PublishHost,
  flags: PublishFlags,
  renderers: Renderers = ownRenderers(),
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  let published: Published;
  try {
    published =
      host === "github"
        ? await toGitHub(flags, renderers, environment)
        : await toAzure(flags, renderers, environment);
  } catch (error) {
    throw error instanceof CliError ? error : failure(wordsOf(error));
  }
  console.log(published.lines.map(logLine).join("\n"));
  process.exitCode = published.ok ? 0 : 1;
}

/**
 * GitHub takes what begins with `::` for a command, both hosts what has `##[` or `##vso[` anywhere: a line for
 * their logs must have neither.
 */
function logLine(line: string): string {
  return `mlzone: ${plainLine(line).replace(/#(?=#)/g, "# ")}`;
}

async function toGitHub(
  { report }: PublishFlags,
  renderers: Renderers,
  environment: NodeJS.ProcessEnv,
): Promise<Published> {
  if (report !== undefined) {
    throw usageError("--report is for azure; github downloads the artifact of the run itself.");
  }
  const { publishToGitHub, readRun } = publishing();
  const needed = [
    "GITHUB_API_URL",
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_EVENT_PATH",
    "GITHUB_TOKEN",
  ];
  const missing = needed.filter((name) => (environment[name] ?? "") === "");
  if (missing.length > 0) {
    throw usageError(`${missing.join(", ")} must be set, as in pipelines/github/comment.yml.`);
  }
  const { GITHUB_API_URL = "", GITHUB_SERVER_URL = "", GITHUB_REPOSITORY = "" } = environment;
  const { GITHUB_EVENT_PATH = "", GITHUB_TOKEN = "" } = environment;
  if (!/^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY)) {
    throw usageError("GITHUB_REPOSITORY must be owner/name.");
  }
  const access = { api: new URL(GITHUB_API_URL), repository: GITHUB_REPOSITORY, token: GITHUB_TOKEN };
  const run = readRun(fs.readFileSync(GITHUB_EVENT_PATH, "utf8"));
  return publishToGitHub(access, GITHUB_SERVER_URL, run, renderers);
}

async function toAzure(
  { report }: PublishFlags,
  renderers: Renderers,
  environment: NodeJS.ProcessEnv,
): Promise<Published> {
  if (report === undefined) {
    throw usageError("azure needs --report FILE, the review.json that the first stage left behind.");
  }
  const { MOST_REPORT_BYTES, publishToAzure, readAzureAccess } = publishing();
  return publishToAzure(readAzureAccess(environment), readFile(report, MOST_REPORT_BYTES), renderers);
}

/** A file that is there and a file, as far as it may be read, or nothing: links lead anywhere. */
function readFile(file: string, most: number): Buffer | undefined {
  try {
    const descriptor = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
    try {
      const { size } = fs.fstatSync(descriptor);
      // one byte more than allowed is enough to refuse it
      const bytes = Buffer.alloc(Math.min(size, most + 1));
      return bytes.subarray(0, fs.readSync(descriptor, bytes));
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw usageError(`the report can't be read: ${systemReason(error)}.`);
  }
}

/** The package's own reports. */
function ownRenderers(): Renderers {
  const { markdownReport } =
    require("../review/report/markdown") as typeof import("../review/report/markdown");
  const { sarifReport } = require("../review/report/sarif") as typeof import("../review/report/sarif");
  return { markdown: markdownReport, sarif: sarifReport };
}

/** zod and all rules, which no other command should wait for. */
function publishing(): typeof import("../review/publish") {
  return require("../review/publish") as typeof import("../review/publish");
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `the review can't be posted: ${plainLine(`${words}${cause}`).replace(/#(?=#)/g, "# ")}.`;
}
