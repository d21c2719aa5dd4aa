import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { startSimulator } from "../rehearsal/simulator/simulator";

/**
 * One process that answers: the simulated control plane, or, as the yardstick, a bare HTTP server that
 * reads each body and answers the same JSON to everything. It says where it listens; asked for it, it
 * says what it took and ends.
 */
const CONSTANT = JSON.stringify({
  id: "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st",
  name: "st",
  type: "Microsoft.Storage/storageAccounts",
  location: "westeurope",
  properties: { provisioningState: "Succeeded", primaryLocation: "westeurope" },
});

async function simulated(): Promise<{ address: string; token: string }> {
  const clock = { now: () => Date.now(), speed: Number.POSITIVE_INFINITY };
  return startSimulator({ tenantId: "00000000-0000-4000-8000-000000000001", clock });
}

async function bare(): Promise<{ address: string; token: string }> {
  const server = http.createServer(async (request, response) => {
    for await (const _part of request) {
      // read to the end, as any server must
    }
    response.writeHead(200, { "content-type": "application/json" }).end(CONSTANT);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: "" };
}

async function main(): Promise<void> {
  const { address, token } = await (process.argv[2] === "bare" ? bare() : simulated());
  process.on("message", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { peakMb: maxRSS / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 };
    process.send?.(usage, () => process.exit());
  });
  process.send?.({ address, token });
}

void main();
