import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import type { SmokeTest } from "../../../constructs/serving/smoke-test";

const SCRIPT = path.join(__dirname, "../../../constructs/serving/run-smoke-test.mjs");
export const GROUP = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-churn";
export const ENDPOINT_ID = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw/onlineEndpoints/churn-score`;
export const TOKEN = "eyJhbGciOi.scoring-secret.sig";
export const MANAGEMENT_TOKEN = "eyJhbGciOi.management-secret.sig";
export const MODEL = "azureml://registries/shared/models/churn/versions/7";

const TEST = {
  request: { data: [[1, 2]] },
  expect: {
    type: "object",
    properties: {
      predictions: { type: "array", minItems: 1, items: { type: "number", minimum: 0, maximum: 1 } },
    },
  },
  // far above what a loopback takes, whatever else the machine does
  latencyMs: 4000,
  tries: 3,
} as const satisfies SmokeTest;
export const gate = (test: object = {}) => ({
  endpoint: "churn-score",
  step: "canary-10",
  traffic: { live: { blue: 90, green: 10 } },
  deployment: "green",
  spec: { model: MODEL, instanceType: "Standard_DS3_v2", environmentId: "${data.x.y.id}" },
  test: { ...TEST, ...test },
});

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse, body: string) => void;
type Seen = { readonly method?: string; readonly url?: string; readonly body: string } & Pick<
  http.IncomingMessage,
  "headers"
>;

export const answer =
  (value: unknown, status = 200, headers: http.OutgoingHttpHeaders = {}): Handler =>
  (_, response) =>
    response.writeHead(status, headers).end(typeof value === "string" ? value : JSON.stringify(value));
export const WELL = answer({ predictions: [0.25] }, 200, { "azureml-model-deployment": "green" });

export interface Run {
  readonly answers: Handler;
  readonly test?: object;
  readonly args?: (uri: string) => string[];
  readonly env?: Record<string, string>;
  readonly file?: string;
}

/** Runs the script as a pipeline does, against a server of this machine. */
export async function run({ answers, args, env, file, test }: Run) {
  const seen: Seen[] = [];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      answers(request, response, body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/score`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "smoke-test-"));
  const written = path.join(folder, "churn-score.smoke-test.json");
  fs.writeFileSync(written, file ?? JSON.stringify(gate(test), null, 2));
  const child = spawn(process.execPath, [SCRIPT, written, ...(args?.(uri) ?? ["--uri", uri])], {
    env: { MLZONE_SCORING_TOKEN: TOKEN, ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (part) => {
    stdout += String(part);
  });
  child.stderr.on("data", (part) => {
    stderr += String(part);
  });
  const code = await new Promise<number | null>((ended) => child.on("close", ended));
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  fs.rmSync(folder, { recursive: true });
  // whatever happened, nobody reads a token in a log
  expect(stdout + stderr).not.toContain("secret");
  return { code, stdout, lines: stderr.trimEnd().split("\n"), seen };
}
