import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { type Answer, type Asked, PlayedStorage } from "./played-storage";

const SCRIPT = path.join(__dirname, "../../../constructs/serving/publish-predictions.mjs");
export const WORKSPACE =
  "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-churn/providers/Microsoft.MachineLearningServices/workspaces/mlw";
export const STORAGE_TOKEN = "eyJhbGciOi.storage-secret.sig";
export const MANAGEMENT_TOKEN = "eyJhbGciOi.management-secret.sig";
/** Of a prediction: nobody may read it in a log. */
export const PREDICTION = "Ms. Smith will leave";
export const JOB = "batchjob-1";
export const FOLDER = `stores/north/${JOB}`;

/** What Azure Resource Manager says of a job that ended well, so many days after it was made. */
export const job = (status = "Completed", days = 1) => ({
  properties: { status },
  systemData: { createdAt: new Date(Date.now() - days * 24 * 3600 * 1000).toISOString() },
});

export interface Publication {
  readonly storage: PlayedStorage;
  /** By the job's name; others aren't there. */
  readonly jobs?: Readonly<Record<string, object>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly file?: (spec: object) => string;
  /** Answers in place of the storage, or changes it before it answers. */
  readonly instead?: (asked: Asked, storage: PlayedStorage) => Answer | "broken" | undefined;
}

/** A storage with one finished job of two files. */
export function staged(): PlayedStorage {
  const storage = new PlayedStorage();
  storage.stage(`${FOLDER}/part-0.csv`, `1,${PREDICTION}`);
  storage.stage(`${FOLDER}/deep/er & <er>/part #1?%2e.csv`, `2,${PREDICTION}`);
  storage.stage(`${FOLDER}/deep/none.csv`, "");
  return storage;
}

/** Runs the script as a pipeline does, against a server of this machine that plays both services. */
export async function publish({ args, env, file = JSON.stringify, instead, jobs, storage }: Publication) {
  const seen: Asked[] = [];
  const answer = (asked: Asked) => {
    const name = asked.url.pathname.startsWith(`${WORKSPACE}/jobs/`)
      ? asked.url.pathname.split("/").at(-1)
      : "";
    if (!name) {
      return instead?.(asked, storage) ?? storage.answer(asked);
    }
    const known: Readonly<Record<string, object>> = jobs ?? { [JOB]: job() };
    return known[name] ? ([200, JSON.stringify(known[name])] as const) : ([404, "{}"] as const);
  };
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { headers, method = "", url = "" } = request;
      const asked = { method, url: new URL(url, "http://x"), headers, body: Buffer.concat(parts) };
      seen.push(asked);
      const given = answer(asked);
      if (given === "broken") {
        request.socket.destroy();
        return;
      }
      const [status, body = "", more] = given;
      response.writeHead(status, more).end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "publish-"));
  const written = path.join(folder, "predictions.publish.json");
  const spec = {
    workspaceId: WORKSPACE,
    storage: origin,
    staging: "predictions-staging",
    stagingDays: 7,
    published: "predictions",
    folders: ["stores/north", "stores/south"],
  };
  fs.writeFileSync(written, file(spec));
  const flags = [written, "--management", origin, ...(args ?? ["--job", JOB])];
  const child = spawn(process.execPath, [SCRIPT, ...flags], {
    env: { MLZONE_STORAGE_TOKEN: STORAGE_TOKEN, MLZONE_MANAGEMENT_TOKEN: MANAGEMENT_TOKEN, ...env },
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
  // whatever happened, nobody reads a token or a prediction in a log, nor what a file of it is called
  expect(stdout + stderr).not.toMatch(/secret|Smith|part/);
  return { code, stdout, lines: stderr.trimEnd().split("\n"), seen };
}
