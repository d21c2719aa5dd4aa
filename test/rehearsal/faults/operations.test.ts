import * as fs from "node:fs";
import * as path from "node:path";
import { faultNamed } from "../../../rehearsal/faults/catalog";
import { targetsOf } from "../../../rehearsal/faults/target";
import type { Session } from "../../../rehearsal/session";
import { arm, ended, failed, fakeSession, GROUP, send } from "./fake-session";

/** Faults of long-running operations: storage accounts and networks take their time, identities don't. */
let session: Session;
beforeEach(async () => {
  // a storage account takes 30 seconds, here 300 milliseconds
  session = await fakeSession({}, 100);
  await send(session, "PUT", GROUP, { location: "westeurope" });
});
afterEach(() => session.close());

const ACCOUNTS = ["stone", "sttwo", "stthree", "stfour"];
const RESOURCES = [
  ...ACCOUNTS.map((name) => ({
    address: `azurerm_storage_account.${name}`,
    type: "azurerm_storage_account",
    attributes: { name },
  })),
  {
    address: "azurerm_user_assigned_identity.one",
    type: "azurerm_user_assigned_identity",
    attributes: { name: "id-one" },
  },
];
const TARGETS = targetsOf(RESOURCES);

function accountId(name: string): string {
  return `${GROUP}/providers/Microsoft.Storage/storageAccounts/${name}`;
}

/** Makes an account and gives the path on which its operation is polled. */
async function create(name: string): Promise<string> {
  const { address, token } = session.simulator;
  const response = await fetch(`${address}${accountId(name)}?api-version=2025-01-01`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", connection: "close" },
    body: JSON.stringify({
      location: "westeurope",
      sku: { name: "Standard_LRS" },
      kind: "StorageV2",
      properties: {},
    }),
  });
  return new URL(response.headers.get("azure-asyncoperation") ?? "").pathname;
}

/** What polling says in the end; Azure holds a poll until about the end of the operation. */
async function status(operation: string): Promise<unknown> {
  const { address, token } = session.simulator;
  const headers = { authorization: `Bearer ${token}`, connection: "close" };
  const poll = async (): Promise<unknown> =>
    Object(await (await fetch(`${address}${operation}?api-version=2024-01-01`, { headers })).json()).status;
  await poll();
  return poll();
}

async function createAll(): Promise<Record<string, unknown>> {
  const polled = await Promise.all(
    ACCOUNTS.map(async (name) => [name, await status(await create(name))] as const),
  );
  return Object.fromEntries(polled);
}

describe("operation-failed", () => {
  const fault = faultNamed("operation-failed");

  test("one creation ends Failed and is left in that state, all others succeed", async () => {
    const armed = await arm(fault, session, 1, TARGETS);
    const statuses = await createAll();
    const [bad = "", ...more] = ACCOUNTS.filter((name) => statuses[name] === "Failed");
    expect(more).toEqual([]);
    expect(ACCOUNTS.filter((name) => statuses[name] === "Succeeded")).toHaveLength(3);
    expect(armed.fired()).toEqual([
      { method: "PUT", path: accountId(bad), address: `azurerm_storage_account.${bad}` },
    ]);
    expect(session.simulator.cloud.store.get(accountId(bad))?.properties.provisioningState).toBe("Failed");
  });

  test("a person deletes what is left, and then it can be made", async () => {
    const armed = await arm(fault, session, 1, TARGETS);
    await createAll();
    armed.disarm();
    const [{ path: left } = { path: "" }] = armed.fired();
    expect(await armed.repair?.()).toEqual([expect.stringContaining(left)]);
    expect(session.simulator.cloud.store.get(left)).toBeUndefined();
    expect(await status(await create(left.split("/").at(-1) ?? ""))).toBe("Succeeded");
  });

  test("it fails once: what is made anew succeeds", async () => {
    const armed = await arm(fault, session, 1, TARGETS);
    await createAll();
    const name = armed.fired()[0]?.path.split("/").at(-1) ?? "";
    await send(session, "DELETE", accountId(name));
    expect(await status(await create(name))).toBe("Succeeded");
    expect(armed.fired()).toHaveLength(1);
  });

  test("different seeds strike different accounts, and never what is done at once", async () => {
    const struck = new Set<string | undefined>();
    for (const seed of [1, 2, 3, 4, 5]) {
      const armed = await arm(fault, session, seed, TARGETS);
      await createAll();
      armed.disarm();
      struck.add(armed.fired()[0]?.path);
      for (const name of ACCOUNTS) {
        await send(session, "DELETE", accountId(name));
      }
    }
    expect(struck.size).toBeGreaterThan(1);
    expect(struck).not.toContain(undefined);
  });
});

describe("operation-stuck", () => {
  const fault = faultNamed("operation-stuck");
  const override = (): string => path.join(session.folder, "mlzone_timeouts_override.tf.json");

  test("one creation never ends, as far as polling tells, and its timeout is short", async () => {
    const armed = await arm(fault, session, 1, TARGETS);
    const statuses = await createAll();
    const [stuck = "", ...more] = ACCOUNTS.filter((name) => statuses[name] === "InProgress");
    expect(more).toEqual([]);
    expect(armed.fired().map(({ address }) => address)).toEqual([`azurerm_storage_account.${stuck}`]);
    expect(JSON.parse(fs.readFileSync(override(), "utf8"))).toEqual({
      resource: { azurerm_storage_account: { [stuck]: { timeouts: { create: "20s" } } } },
    });
  });

  test("disarmed, the operation has ended and the timeout is the configuration's own", async () => {
    const armed = await arm(fault, session, 1, TARGETS);
    const operations = await Promise.all(ACCOUNTS.map(create));
    armed.disarm();
    expect(await Promise.all(operations.map(status))).toEqual([
      "Succeeded",
      "Succeeded",
      "Succeeded",
      "Succeeded",
    ]);
    expect(fs.existsSync(override())).toBe(false);
  });

  test("giving up long after the timeout is a problem", async () => {
    const armed = await arm(fault, session, 1, TARGETS);
    const operations = await Promise.all(ACCOUNTS.map(create));
    await Promise.all(operations.map(status));
    const result = ended(failed(armed.fired()[0]?.address, "context deadline exceeded"));
    expect(armed.expects.judge(result, armed.fired()).problems).toEqual([]);
    const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
    await Promise.all(operations.map(status));
    clock.mockRestore();
    expect(armed.expects.judge(result, armed.fired()).problems).toEqual([
      expect.stringMatching(/^waited 6\d s instead of 20$/),
    ]);
  });

  test("nothing in a module is struck: no override reaches into it", async () => {
    const inModule = targetsOf(RESOURCES.map((each) => ({ ...each, address: `module.a.${each.address}` })));
    const armed = await arm(fault, session, 1, inModule);
    await createAll();
    expect(armed.fired()).toEqual([]);
    expect(fs.existsSync(override())).toBe(false);
  });
});
