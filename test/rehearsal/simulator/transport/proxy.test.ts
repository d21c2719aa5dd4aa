import * as net from "node:net";
import { RehearsalError } from "../../../../rehearsal/rehearsal-error";
import { type Simulator, startSimulator } from "../../../../rehearsal/simulator/simulator";
import { TENANT } from "../support/azure";
import { bodies } from "../support/bodies";
import { plainly, throughProxy, tunnel } from "../support/client";
import { GROUP, ids, SUBSCRIPTION } from "../support/ids";

const MEGABYTE = 1024 * 1024;
const clock = { now: () => Date.now(), speed: Number.POSITIVE_INFINITY };
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ tenantId: TENANT, clock });
});

afterAll(() => simulator.close());

const management = (path: string) => `https://management.rehearsal.test${path}?api-version=2025-01-01`;
const authorized = () => ({ authorization: `Bearer ${simulator.token}` });

function ask(path: string, method = "GET", body?: object) {
  return throughProxy(simulator.address, simulator.authority, management(path), {
    method,
    headers: { ...authorized(), "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

describe("over TLS through the proxy", () => {
  test("a resource is made, read, listed and deleted", async () => {
    expect((await ask(GROUP, "PUT", bodies.group)).status).toBe(201);
    const made = await ask(ids.identity, "PUT", bodies.identity);
    expect(made.status).toBe(201);
    expect(made.headers["content-type"]).toContain("application/json");
    expect(JSON.parse((await ask(ids.identity)).text)).toMatchObject({ id: ids.identity });
    const list = await ask(`${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`);
    expect(JSON.parse(list.text)).toMatchObject({ value: [{ name: "id-test" }] });
    expect((await ask(ids.identity, "DELETE")).status).toBe(200);
    expect(JSON.parse((await ask(ids.identity)).text)).toMatchObject({ error: { code: "ResourceNotFound" } });
  });

  test("an operation is polled to its end at the address that it gives", async () => {
    await ask(GROUP, "PUT", bodies.group);
    const { headers } = await ask(ids.vault, "PUT", bodies.vault);
    const url = String(headers["azure-asyncoperation"]);
    const status = await throughProxy(simulator.address, simulator.authority, url, { headers: authorized() });
    expect(JSON.parse(status.text)).toMatchObject({ status: "Succeeded" });
  });

  test("the certificate is trusted only by who trusts the authority of this run", async () => {
    const other = await startSimulator({ tenantId: TENANT, clock });
    await other.close();
    const untrusting = throughProxy(simulator.address, other.authority, management(SUBSCRIPTION));
    await expect(untrusting).rejects.toThrow(/certificate|signature/i);
  });

  test("a data plane takes no traffic", async () => {
    const url = "https://sttest.blob.storage.rehearsal.test/container";
    const { status, text } = await throughProxy(simulator.address, simulator.authority, url, {
      headers: authorized(),
    });
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ error: { code: "ForbiddenByFirewall" } });
  });
});

describe("a host outside the pseudo domain", () => {
  test.each([
    "management.azure.com",
    "login.microsoftonline.com",
    "rehearsal.test",
    "management.rehearsal.test.example.com",
    "evilrehearsal.test",
  ])("is refused and noted: %s", async (host) => {
    const { status, socket } = await tunnel(simulator.address, host);
    socket.destroy();
    expect(status).toBe(403);
    expect(simulator.recorder.refusedHosts.get(host)).toBe(1);
  });

  test("is refused in plain HTTP too", async () => {
    const { hostname, port } = new URL(simulator.address);
    const { status } = await plainly(simulator.address, { headers: { host: "example.com" } });
    expect(status).toBe(401);
    const answer = await new Promise<string>((resolve) => {
      const socket = net.connect(Number(port), hostname, () => {
        socket.write("GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n");
      });
      socket.once("data", (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1.1 403/);
    expect(simulator.recorder.refusedHosts.get("example.com")).toBe(1);
  });
});

describe("on the loopback address in plain HTTP", () => {
  const at = (path: string) => `${simulator.address}${path}?api-version=2025-01-01`;

  test("a caller with a token is answered", async () => {
    const { status } = await plainly(at(SUBSCRIPTION), { headers: authorized() });
    expect(status).toBe(200);
  });

  test("a caller without one is not", async () => {
    for (const authorization of [undefined, "Bearer nonsense", "Bearer a.b.c"]) {
      const headers = authorization === undefined ? undefined : { authorization };
      const { status, text } = await plainly(at(SUBSCRIPTION), { headers });
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ error: { code: "AuthenticationFailed" } });
    }
  });

  test("a body that is no JSON object, or a broken address, is a 400", async () => {
    const call = { method: "PUT", headers: authorized() };
    for (const body of ["{", "[]", '"text"', ""]) {
      const { status, text } = await plainly(at(GROUP), { ...call, body });
      expect(status).toBe(400);
      expect(JSON.parse(text)).toMatchObject({ error: { code: "InvalidRequestContent" } });
    }
    expect((await plainly(at(`${GROUP}/%zz`), call)).status).toBe(400);
  });

  test("a body of more than 16 megabytes is a 413", async () => {
    const call = { method: "PUT", headers: authorized() };
    const body = JSON.stringify({ location: "westeurope", tags: { long: "x".repeat(16 * MEGABYTE) } });
    const { status, text } = await plainly(at(GROUP), { ...call, body });
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ error: { code: "RequestEntityTooLarge" } });
  });

  test("a connection is cut where a fault says so", async () => {
    simulator.interceptor = { before: () => "reset" };
    await expect(plainly(at(GROUP), { headers: authorized() })).rejects.toThrow();
    simulator.interceptor = undefined;
    expect((await plainly(at(SUBSCRIPTION), { headers: authorized() })).status).toBe(200);
  });

  test("an answer is replaced, or lost after the work was done, where a fault says so", async () => {
    const call = { method: "PUT", headers: authorized(), body: JSON.stringify(bodies.group) };
    const lost = `${SUBSCRIPTION}/resourceGroups/rg-lost`;
    simulator.interceptor = { after: () => "reset" };
    await expect(plainly(at(lost), call)).rejects.toThrow();
    simulator.interceptor = { before: () => ({ status: 429, headers: { "retry-after": "7" } }) };
    const throttled = await plainly(at(GROUP), call);
    simulator.interceptor = undefined;
    expect(throttled).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
    expect((await plainly(at(lost), { headers: authorized() })).status).toBe(200);
  });

  test("a mistake of the simulator itself is said aloud, and not as something to try again", async () => {
    simulator.interceptor = {
      before: () => {
        throw new TypeError("no such thing");
      },
    };
    const { status, text } = await plainly(at(GROUP), { headers: authorized() });
    simulator.interceptor = undefined;
    expect(status).toBe(400);
    expect(text).toContain("SimulatorFailed");
    expect(text).toContain("no such thing");
  });
});

test("a port that is taken is one clear sentence", async () => {
  const port = Number(new URL(simulator.address).port);
  const second = startSimulator({ tenantId: TENANT, clock, port });
  await expect(second).rejects.toThrow(RehearsalError);
  await expect(second).rejects.toThrow(`Port ${port}`);
});
