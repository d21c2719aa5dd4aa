import { type ChildProcess, fork } from "node:child_process";
import * as http from "node:http";
import * as path from "node:path";
import Table from "cli-table3";

/**
 * `npm run bench`, or alone `node -r tsx/cjs bench/simulator.ts [rounds]`: a whole process with the simulated
 * control plane is filled with 2,000 resources through loopback HTTP, each read once after it is written.
 * The yardstick, in the same run, is a bare node HTTP server that answers the same JSON to everything.
 */
const ROUNDS = Number(process.argv[2] ?? 5);
const RESOURCES = 2000;
const CONNECTIONS = 16;
const MOST_MB = 200;
const GROUP = "/subscriptions/00000000-0000-4000-8000-000000000002/resourceGroups/rg-bench";
const location = "westeurope";

interface Result {
  readonly perSecond: number;
  readonly peakMb: number;
  readonly cpuMs: number;
}

interface Put {
  readonly path: string;
  readonly body: object;
}

/** Kinds of a landing zone, in the numbers in which they come: roles are the most. */
const KINDS: readonly ((index: number) => Put)[] = [
  (index) => ({
    path: `${GROUP}/providers/Microsoft.Storage/storageAccounts/st${index}`,
    body: { location, kind: "StorageV2", sku: { name: "Standard_LRS" }, properties: {} },
  }),
  (index) => ({
    path: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-${index}`,
    body: { location },
  }),
  (index) => ({
    path: `${GROUP}/providers/Microsoft.Network/networkSecurityGroups/nsg-${index}`,
    body: { location, properties: { securityRules: [] } },
  }),
  ...[0, 1].map((place) => (index: number) => ({
    path: `${GROUP}/providers/Microsoft.Authorization/roleAssignments/${guid(index * 2 + place)}`,
    body: {
      properties: {
        principalId: guid(index * 2 + place),
        roleDefinitionId:
          "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
      },
    },
  })),
];

function guid(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;
}

async function round(kind: "simulator" | "bare"): Promise<Result> {
  const server = fork(path.join(__dirname, "simulator-server.ts"), [kind], { execArgv: ["-r", "tsx/cjs"] });
  try {
    const { address, token } = await message<{ address: string; token: string }>(server);
    const ask = asker(address, token);
    await ask("PUT", { path: GROUP, body: { location } });
    const puts = Array.from({ length: RESOURCES }, (_, index) => {
      const make = KINDS[index % KINDS.length];
      return make === undefined ? [] : [make(Math.floor(index / KINDS.length))];
    }).flat();
    const start = process.hrtime.bigint();
    const waiting = puts.values();
    // as many as there are connections, each taking the next one when it is through
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (const put of waiting) {
          await ask("PUT", put);
          await ask("GET", put);
        }
      }),
    );
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    server.send("how much?");
    const usage = await message<{ peakMb: number; cpuMs: number }>(server);
    return { perSecond: (puts.length * 2) / seconds, ...usage };
  } finally {
    server.kill();
  }
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (content) => resolve(content as T));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function asker(address: string, token: string): (method: string, put: Put) => Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  return (method, put) =>
    new Promise((resolve, reject) => {
      const url = `${address}${put.path}?api-version=2025-01-01`;
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const request = http.request(url, { method, agent, headers }, (response) => {
        const { statusCode = 0 } = response;
        response.resume();
        response.once("end", () =>
          statusCode < 300 ? resolve() : reject(new Error(`${method} ${put.path}: ${statusCode}`)),
        );
      });
      request.once("error", reject);
      request.end(method === "PUT" ? JSON.stringify(put.body) : undefined);
    });
}

function median(results: readonly Result[], figure: keyof Result): number {
  const sorted = results.map((one) => one[figure]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function main(): Promise<void> {
  const ours: Result[] = [];
  const bare: Result[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    ours.push(await round("simulator"));
    bare.push(await round("bare"));
  }
  const table = new Table({
    head: ["", "requests a second", "CPU", "peak memory"],
    style: { head: [], border: [] },
  });
  const row = (name: string, results: readonly Result[]): string[] => [
    name,
    median(results, "perSecond").toFixed(0),
    `${median(results, "cpuMs").toFixed(0)} ms`,
    `${median(results, "peakMb").toFixed(0)} MB`,
  ];
  const ratio = (figure: keyof Result): string => (median(ours, figure) / median(bare, figure)).toFixed(2);
  table.push(row("simulator", ours), row("bare node http server", bare));
  table.push(["ratio", ratio("perSecond"), ratio("cpuMs"), ratio("peakMb")]);
  console.log(
    `Medians of ${ROUNDS} alternating rounds; ${RESOURCES} resources, each written and read, over ${CONNECTIONS} connections`,
  );
  console.log(table.toString());
  const most = Math.max(...ours.map(({ peakMb }) => peakMb));
  console.log(`Peak memory of the simulator's process: ${most.toFixed(0)} MB, of ${MOST_MB} MB allowed`);
  process.exitCode = most < MOST_MB ? 0 : 1;
}

void main();
