import { main } from "../../../../rehearsal/terraform/replay/send-request";
import { type FakeAnswer, FakeArm, type Received } from "./fake-arm";

const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.X/things/a b";
const NOW = { "retry-after": "0" };
const TOKEN = "secret-token";

let arm: FakeArm;
beforeEach(async () => {
  arm = await FakeArm.start();
});
afterEach(() => arm.close());

/** Exit code and output of the sender, in the environment of a provisioner. */
async function send(changes: NodeJS.ProcessEnv = {}): Promise<[code: number, ...lines: string[]]> {
  const lines: string[] = [];
  const environment = {
    MLZONE_REPLAY_ADDRESS: "azapi_resource.x",
    MLZONE_REPLAY_METHOD: "PUT",
    MLZONE_REPLAY_ID: ID,
    MLZONE_REPLAY_API_VERSION: "2025-12-01",
    MLZONE_REPLAY_BODY: '{"properties":{"a":1}}',
    MLZONE_SIMULATOR_URL: arm.address,
    MLZONE_SIMULATOR_TOKEN: TOKEN,
    ...changes,
  };
  return [await main(environment, (line) => lines.push(line)), ...lines];
}

/** Answers the first requests with `answers`, and later ones from the store. */
function answers(...list: FakeAnswer[]): void {
  arm.answer = () => list.shift();
}

describe("a replayed request", () => {
  test("carries id, API version, body, token and the azapi object's address", async () => {
    expect(await send()).toEqual([0]);
    expect(arm.received).toEqual([
      {
        method: "PUT",
        path: ID,
        apiVersion: "2025-12-01",
        more: {},
        body: { properties: { a: 1 } },
        headers: expect.objectContaining({
          authorization: `Bearer ${TOKEN}`,
          "user-agent": "mlzone-replay",
          "x-mlzone-replay": "azapi_resource.x",
          "content-type": "application/json",
        }),
      },
    ]);
  });

  test("says in its address what azapi adds to a deletion's", async () => {
    await send({ MLZONE_REPLAY_METHOD: "DELETE", MLZONE_REPLAY_QUERY: '{"action":["Detach & go"]}' });
    expect(arm.received[0]).toMatchObject({ method: "DELETE", more: { action: "Detach & go" } });
  });

  test("without body has none", async () => {
    await send({ MLZONE_REPLAY_METHOD: "POST", MLZONE_REPLAY_BODY: "" });
    expect(arm.received[0]).toMatchObject({ method: "POST", body: undefined });
    expect(arm.received[0]?.headers).not.toHaveProperty("content-type");
  });

  test("takes the sensitive part of the body along", async () => {
    await send({ MLZONE_REPLAY_SENSITIVE_BODY: '{"properties":{"key":"k"}}' });
    expect(arm.stored.get(ID)).toEqual({ properties: { a: 1, key: "k" } });
  });

  test("has done its work where a DELETE finds nothing", async () => {
    expect(await send({ MLZONE_REPLAY_METHOD: "DELETE", MLZONE_REPLAY_BODY: "" })).toEqual([0]);
    expect(arm.taken()).toEqual([`DELETE ${ID}`]);
  });

  test("fails where anything else finds nothing, unless told otherwise", async () => {
    const gone = { status: 404, body: { error: { code: "NotFound", message: "gone" } } };
    answers(gone, gone);
    expect(await send({ MLZONE_REPLAY_METHOD: "POST" })).toEqual([
      1,
      `azapi_resource.x: POST ${ID}: 404 Not Found: NotFound: gone`,
    ]);
    expect(await send({ MLZONE_REPLAY_METHOD: "POST", MLZONE_REPLAY_IGNORE_NOT_FOUND: "true" })).toEqual([0]);
  });
});

describe("an update", () => {
  const update = { MLZONE_REPLAY_MERGE: "get-merge-put" };

  test("puts the body over what is there, without the answer's envelope", async () => {
    const existing = { id: ID, name: "a", type: "t", etag: "e", systemData: {}, location: "westeurope" };
    arm.stored.set(ID, { ...existing, properties: { b: 2, nested: { c: 3 } } });
    expect(await send({ ...update, MLZONE_REPLAY_BODY: '{"properties":{"nested":{"d":4}}}' })).toEqual([0]);
    expect(arm.taken()).toEqual([`GET ${ID}`, `PUT ${ID}`]);
    expect(arm.stored.get(ID)).toEqual({
      location: "westeurope",
      properties: { b: 2, nested: { c: 3, d: 4 } },
    });
  });

  test("of what isn't there fails", async () => {
    expect(await send(update)).toEqual([
      1,
      expect.stringMatching(/GET .*: 404 Not Found: ResourceNotFound: /),
    ]);
    expect(arm.taken()).toEqual([`GET ${ID}`]);
  });
});

describe("a long-running operation", () => {
  const operation = {
    "azure-asyncoperation": "https://management.rehearsal.test/operations/1?api-version=9",
    ...NOW,
  };
  const running = { status: 200, headers: NOW, body: { status: "InProgress" } };

  test.each([200, 201, 202])(
    "is followed to its end after %d, at the simulator whatever its host",
    async (status) => {
      answers({ status, headers: operation }, running, running, {
        status: 200,
        body: { status: "Succeeded" },
      });
      expect(await send()).toEqual([0]);
      expect(arm.received[1]?.apiVersion).toBe("9");
      expect(arm.taken()).toEqual([`PUT ${ID}`, ...Array(3).fill("GET /operations/1")]);
    },
  );

  test("that fails says why", async () => {
    const error = { code: "Conflict", message: "first line\nsecond\u001b[2J line" };
    answers({ status: 202, headers: operation }, { status: 200, body: { status: "Failed", error } });
    expect(await send()).toEqual([
      1,
      `azapi_resource.x: PUT ${ID}: Failed: Conflict: first line second [2J line`,
    ]);
  });

  test("with a location only is over when that stops answering 202", async () => {
    const accepted = { status: 202, headers: { location: "/operations/2", ...NOW } };
    answers(accepted, accepted, { status: 200 });
    expect(await send({ MLZONE_REPLAY_METHOD: "DELETE" })).toEqual([0]);
    expect(arm.taken()).toEqual([`DELETE ${ID}`, "GET /operations/2", "GET /operations/2"]);
  });

  test("of a deletion is over when its location is gone", async () => {
    answers({ status: 202, headers: { location: "/operations/3", ...NOW } }, { status: 404 });
    expect(await send({ MLZONE_REPLAY_METHOD: "DELETE" })).toEqual([0]);
  });

  test("that only the provisioning state shows is read from the object", async () => {
    const state = (provisioningState: string) => ({ properties: { provisioningState } });
    const creating = { status: 201, headers: NOW, body: state("Creating") };
    answers(creating, { ...creating, status: 200 }, { status: 200, body: state("Succeeded") });
    expect(await send()).toEqual([0]);
    expect(arm.taken()).toEqual([`PUT ${ID}`, `GET ${ID}`, `GET ${ID}`]);
    answers(creating, { status: 200, body: state("Failed") });
    expect(await send()).toEqual([1, expect.stringMatching(/: Failed: Azure gives no reason$/)]);
  });
});

describe("an answer that may be another one later", () => {
  const busy = (status: number) => ({ status, headers: NOW });

  test("429 is tried again for as long as it takes", async () => {
    answers(...Array<FakeAnswer>(8).fill(busy(429)));
    expect(await send()).toEqual([0]);
    expect(arm.taken()).toHaveLength(9);
  });

  test.each([408, 500, 502, 503, 504])("%d is tried again three times", async (status) => {
    answers(...Array<FakeAnswer>(3).fill(busy(status)));
    expect(await send()).toEqual([0]);
    answers(...Array<FakeAnswer>(4).fill(busy(status)));
    expect(await send()).toEqual([1, expect.stringContaining(`: ${status} `)]);
    expect(arm.taken()).toHaveLength(8);
  });

  test("a cut connection is tried again, after a second", async () => {
    answers({ status: 0, reset: true });
    const start = Date.now();
    expect(await send()).toEqual([0]);
    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
    expect(arm.taken()).toEqual([`PUT ${ID}`, `PUT ${ID}`]);
  });

  test.each([400, 403, 409])("%d is final", async (status) => {
    answers({ status, body: { code: "Bare", message: "without wrapping" } });
    expect(await send()).toEqual([1, expect.stringContaining("Bare: without wrapping")]);
    expect(arm.taken()).toHaveLength(1);
  });
});

describe("the sender refuses", () => {
  test.each([
    "https://127.0.0.1:1",
    "http://management.azure.com",
    "http://127.0.0.1.example.com",
    "http://user:password@127.0.0.1:1",
    "http://0.0.0.0:1",
    "127.0.0.1",
  ])("a simulator that isn't on this machine: %s", async (url) => {
    expect(await send({ MLZONE_SIMULATOR_URL: url })).toEqual([
      1,
      "azapi_resource.x: MLZONE_SIMULATOR_URL must be http://127.0.0.1:<port> or http://localhost:<port>",
    ]);
  });

  test.each<[NodeJS.ProcessEnv, string]>([
    [{ MLZONE_SIMULATOR_TOKEN: "" }, "MLZONE_SIMULATOR_TOKEN is not set"],
    [{ MLZONE_REPLAY_METHOD: undefined }, "MLZONE_REPLAY_METHOD is not set"],
    [{ MLZONE_REPLAY_ID: "x" }, "MLZONE_REPLAY_ID must be a path that starts with /"],
    [{ MLZONE_REPLAY_BODY: "{" }, "MLZONE_REPLAY_BODY is not JSON"],
  ])("%j", async (changes, sentence) => {
    expect(await send(changes)).toEqual([1, `azapi_resource.x: ${sentence}`]);
  });

  test("a simulator that is gone, at once", async () => {
    await arm.close();
    const start = Date.now();
    expect(await send()).toEqual([1, "azapi_resource.x: the simulator can't be reached (ECONNREFUSED)"]);
    expect(Date.now() - start).toBeLessThan(900);
    arm = await FakeArm.start();
  });

  test("to print the token, also where the answer repeats it", async () => {
    arm.answer = (request: Received) => ({
      status: 403,
      body: { error: { code: "No", message: `not with ${request.headers.authorization}` } },
    });
    expect(await send()).toEqual([1, expect.stringContaining("not with Bearer (token)")]);
  });
});
