import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type Rehearsal, type RehearsalOptions, rehearse } from "../../rehearsal/rehearse";
import { readSource, type Source } from "../../rehearsal/scratch/source";
import type { Terraform } from "../../rehearsal/terraform/binary";

// what the fake sends is plain HTTP, and keys take their time
jest.mock("../../rehearsal/simulator/transport/certificates", () => ({
  makeCertificates: () => ({ authority: "", certificate: undefined, key: undefined }),
}));

// programs are started, and a busy machine takes its time
jest.setTimeout(60_000);

// by way of here, so that they meet the certificates above and not the real ones
export { rehearseChange } from "../../rehearsal/changes/rehearse-change";
export { openSession } from "../../rehearsal/session";

export const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-churn";

/** What a fake terraform does for one command, in this order. */
export interface Answer {
  /** Files that it leaves in its folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** What it sends to the simulator, as a provider would: method, id, body. */
  readonly requests?: readonly (readonly [method: string, id: string, body?: object])[];
  /** JSON lines. */
  readonly events?: readonly object[];
  /** Written to standard output as it is. */
  readonly text?: string;
  readonly stderr?: string;
  /** Ends itself by this signal. */
  readonly signal?: NodeJS.Signals;
  /** Starts a program that waits, writes both process ids to this file, and waits. */
  readonly waits?: string;
  /** @default 0 */
  readonly exit?: number;
}

/** One call of the fake. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** The files of the folder, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Answers by command; `destroy plan` is `plan -destroy`. Of several the last is given again and again. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>;

const PROGRAM = `
const fs = require("node:fs");
const path = require("node:path");
const { spawn } = require("node:child_process");
const args = process.argv.slice(2);
const { answers, version } = JSON.parse(fs.readFileSync(path.join(__dirname, "answers.json"), "utf8"));
if (args[0] === "version") {
  console.log(JSON.stringify({ terraform_version: version, platform: "plan9_mips" }));
} else if (args[0] === "providers") {
  const { source } = JSON.parse(fs.readFileSync("main.tf.json", "utf8")).terraform.required_providers.wanted;
  console.log("provider[providers.example/" + source.toLowerCase() + "]");
} else {
  work();
}
async function work() {
  const calls = path.join(__dirname, "calls.jsonl");
  const before = fs.existsSync(calls) ? fs.readFileSync(calls, "utf8").trim().split("\\n").map(JSON.parse) : [];
  const name = (all) => (all.includes("-destroy") ? "destroy plan" : all[0]);
  const files = {};
  for (const entry of fs.readdirSync(".", { withFileTypes: true })) {
    if (entry.isFile()) files[entry.name] = fs.readFileSync(entry.name, "utf8");
  }
  const call = { args, env: process.env, folder: process.cwd(), files };
  fs.appendFileSync(calls, JSON.stringify(call) + "\\n");
  const list = [answers[name(args)] ?? {}].flat();
  const count = before.filter((one) => name(one.args) === name(args)).length;
  const answer = list[Math.min(count, list.length - 1)];
  for (const [file, content] of Object.entries(answer.files ?? {})) fs.writeFileSync(file, content);
  for (const [method, id, body] of answer.requests ?? []) {
    const response = await fetch(process.env.MLZONE_SIMULATOR_URL + id + "?api-version=2025-01-01", {
      method,
      body: body && JSON.stringify(body),
      headers: { authorization: "Bearer " + process.env.MLZONE_SIMULATOR_TOKEN, connection: "close" },
    });
    if (response.status >= 400) console.log("refused: " + (await response.text()));
  }
  for (const event of answer.events ?? []) console.log(JSON.stringify(event));
  process.stdout.write(answer.text ?? "");
  process.stderr.write(answer.stderr ?? "");
  process.exitCode = answer.exit ?? 0;
  if (answer.signal) process.kill(process.pid, answer.signal);
  if (answer.waits) {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
    fs.writeFileSync(answer.waits, process.pid + " " + other.pid);
    setInterval(() => {}, 1000);
  }
}
`;

/** A program called terraform, alone in a temporary folder, that prints canned lines. */
export class FakeTerraform {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-fake-terraform-"));
  readonly terraform: Terraform = {
    path: path.join(this.folder, "terraform"),
    version: "1.11.4",
    platform: "plan9_mips",
  };

  constructor(answers: Answers = {}, version = "1.11.4") {
    fs.writeFileSync(path.join(this.folder, "answers.json"), JSON.stringify({ answers, version }));
    fs.writeFileSync(this.terraform.path, `#!${process.execPath}\n${PROGRAM}`, { mode: 0o755 });
  }

  get calls(): Call[] {
    const file = path.join(this.folder, "calls.jsonl");
    return fs.existsSync(file)
      ? fs
          .readFileSync(file, "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as Call)
      : [];
  }

  /** What its folder held at a call, counted from 0, or from the end below 0. */
  filesAt(call: number): Readonly<Record<string, string>> {
    return this.calls.at(call)?.files ?? {};
  }

  /** The commands that it was called with, in order. */
  get commands(): string[] {
    return this.calls.map(({ args }) => (args.includes("-destroy") ? "destroy plan" : (args[0] ?? "")));
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A folder with a configuration; gone after the tests. */
export function folderOf(files: Readonly<Record<string, string | object>>, name = "landing"): Source {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-source-"));
  temporary.push(parent);
  const folder = path.join(parent, name);
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(
      path.join(folder, file),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  }
  return readSource(folder);
}

const temporary: string[] = [];
const fakes: FakeTerraform[] = [];
afterAll(() => {
  for (const folder of temporary.splice(0)) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  for (const fake of fakes.splice(0)) {
    fake.remove();
  }
});

/** A fake terraform that is gone after the tests. */
export function fakeTerraform(answers?: Answers, version?: string): FakeTerraform {
  const fake = new FakeTerraform(answers, version);
  fakes.push(fake);
  return fake;
}

export const CONFIGURATION = { "cdk.tf.json": { resource: { terraform_data: { a: { input: "a" } } } } };

/** Rehearses with a fake terraform. */
export async function rehearseWith(
  answers: Answers,
  options: Partial<RehearsalOptions> = {},
): Promise<Rehearsal & { readonly fake: FakeTerraform; readonly held: Readonly<Record<string, boolean>> }> {
  const fake = fakeTerraform(answers);
  const rehearsal = await rehearse({
    source: options.source ?? folderOf(CONFIGURATION),
    terraform: fake.terraform,
    variables: [],
    speed: Number.POSITIVE_INFINITY,
    ...options,
  });
  const held = Object.fromEntries(rehearsal.evidence.steps.map(({ name, held: one }) => [name, one]));
  return { ...rehearsal, fake, held };
}

const resource = (addr: string) => ({ addr });

/** Terraform's lines about a resource; `events.test.ts` proves the shapes with recorded ones. */
export const EVENTS = {
  planned: (address: string, action: string) => ({
    type: "planned_change",
    "@message": "",
    change: { resource: resource(address), action },
  }),
  applied: (address: string, action: string, seconds = 1) => ({
    type: "apply_complete",
    "@message": "",
    hook: { resource: resource(address), action, elapsed_seconds: seconds },
  }),
  summary: (operation: string, counts: { add?: number; change?: number; remove?: number }) => ({
    type: "change_summary",
    "@message": "",
    changes: { add: 0, change: 0, remove: 0, ...counts, operation },
  }),
  error: (summary: string, detail = "", address?: string) => ({
    type: "diagnostic",
    "@message": "",
    diagnostic: { severity: "error", summary, detail, address },
  }),
  prevented: (address: string) =>
    EVENTS.error(
      "Instance cannot be destroyed",
      `Resource ${address} has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.`,
    ),
};

/** A life in which everything holds: a resource group comes and goes. */
export const GOOD: Answers = {
  apply: [
    {
      requests: [["PUT", GROUP, { location: "westeurope" }]],
      events: [EVENTS.applied("azurerm_resource_group.main", "create")],
    },
    {},
  ],
  destroy: {
    requests: [
      ["DELETE", GROUP],
      ["GET", GROUP],
    ],
    events: [EVENTS.summary("destroy", { remove: 1 })],
  },
};
