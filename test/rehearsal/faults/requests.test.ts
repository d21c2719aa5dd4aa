import { faultNamed } from "../../../rehearsal/faults/catalog";
import type { Armed } from "../../../rehearsal/faults/fault";
import { targetsOf } from "../../../rehearsal/faults/target";
import type { Session } from "../../../rehearsal/session";
import {
  arm,
  ended,
  failed,
  fakeSession,
  GROUP,
  IDENTITIES,
  identityId,
  send,
  writeIdentities,
} from "./fake-session";

/** Faults that answer requests in Azure's place, or lose its answers. */
let session: Session;
beforeEach(async () => {
  session = await fakeSession();
});
afterEach(() => session.close());

const SEEDS = [1, 2, 3, 4, 5, 6];

/** Where a fault fired when every identity was written once. */
async function firedAt(name: string, seed: number): Promise<string[]> {
  const armed = await arm(faultNamed(name), session, seed);
  await writeIdentities(session);
  armed.disarm();
  for (const each of ["one", "two", "three", "four"]) {
    await send(session, "DELETE", identityId(each));
  }
  return armed.fired().map(({ path }) => path);
}

describe.each(["answer-lost", "connection-reset", "server-error", "throttled", "unavailable"])(
  "%s",
  (name) => {
    test("fires at the same place for the same seed", async () => {
      expect(await firedAt(name, 2)).toEqual(await firedAt(name, 2));
    });

    test("fires at different places for different seeds, never beside its targets", async () => {
      const places: string[] = [];
      for (const seed of SEEDS) {
        const fired = await firedAt(name, seed);
        expect(fired.length).toBeGreaterThan(0);
        expect(fired).not.toContain(GROUP);
        places.push(fired.join());
      }
      expect(new Set(places).size).toBeGreaterThan(1);
    });

    test("does nothing once it is disarmed, and says that it never fired", async () => {
      const armed = await arm(faultNamed(name), session, 1);
      armed.disarm();
      const answers = await writeIdentities(session);
      expect(Object.values(answers)).toEqual([201, 201, 201, 201]);
      expect(armed.fired()).toEqual([]);
    });
  },
);

/** Arms a fault for one identity only, and has the group there already. */
async function armForOne(name: string): Promise<Armed> {
  await send(session, "PUT", GROUP, { location: "westeurope" });
  return arm(faultNamed(name), session, 1, targetsOf(IDENTITIES.slice(0, 1)));
}

const put = (): Promise<number | "reset"> =>
  send(session, "PUT", identityId("one"), { location: "westeurope" });
const exists = (): boolean => session.simulator.cloud.store.get(identityId("one")) !== undefined;

test("answer-lost: the work is done, the answer is not heard, once", async () => {
  const armed = await armForOne("answer-lost");
  expect(await put()).toBe("reset");
  expect(exists()).toBe(true);
  expect(await put()).toBe(200);
  expect(armed.fired()).toEqual([
    { method: "PUT", path: identityId("one"), address: "azurerm_user_assigned_identity.one" },
  ]);
});

test("answer-lost: a refusal is no lost answer", async () => {
  const armed = await arm(faultNamed("answer-lost"), session, 1, targetsOf(IDENTITIES.slice(0, 1)));
  expect(await put()).toBe(404);
  expect(armed.fired()).toEqual([]);
});

test("connection-reset: nothing is done, twice", async () => {
  const armed = await armForOne("connection-reset");
  expect([await put(), await put()]).toEqual(["reset", "reset"]);
  expect(exists()).toBe(false);
  expect(await put()).toBe(201);
  expect(armed.fired()).toHaveLength(2);
});

test("server-error: 500 once, and nothing is done", async () => {
  await armForOne("server-error");
  expect(await put()).toBe(500);
  expect(exists()).toBe(false);
  expect(await put()).toBe(201);
});

test("throttled: 429 twice; who comes again too early is told", async () => {
  const armed = await armForOne("throttled");
  expect([await put(), await put(), await put()]).toEqual([429, 429, 201]);
  expect(armed.expects.judge(ended(), armed.fired()).problems).toHaveLength(2);
});

test("throttled: who waits as long as Retry-After says has kept to it", async () => {
  const armed = await armForOne("throttled");
  const now = Date.now();
  const clock = jest.spyOn(Date, "now");
  for (const seconds of [0, 2, 4]) {
    clock.mockReturnValue(now + seconds * 1000);
    await put();
  }
  clock.mockRestore();
  expect(armed.fired()).toHaveLength(2);
  expect(armed.expects.judge(ended(), armed.fired()).problems).toEqual([]);
});

test("throttled: an apply that fails has not absorbed it", async () => {
  const armed = await armForOne("throttled");
  const result = ended(failed("azurerm_user_assigned_identity.one", "429"));
  expect(armed.expects.judge(result, [])).toMatchObject({
    problems: ["azurerm_user_assigned_identity.one: 429"],
  });
});

test("unavailable: from the first strike on everything is away, for some seconds", async () => {
  const armed = await armForOne("unavailable");
  expect(await send(session, "GET", GROUP)).toBe(200);
  const now = Date.now();
  const clock = jest.spyOn(Date, "now").mockReturnValue(now);
  expect([await put(), await send(session, "GET", GROUP)]).toEqual([503, 503]);
  clock.mockReturnValue(now + 4000);
  expect(await put()).toBe(503);
  clock.mockReturnValue(now + 6000);
  expect(await put()).toBe(201);
  clock.mockRestore();
  expect(armed.fired()).toHaveLength(2);
});

describe("quota-exceeded", () => {
  test("a deployment that comes to be is refused, too; one that stands needs no more cores", async () => {
    const armType = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments";
    const parent = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw/onlineEndpoints/score`;
    for (const seed of [1, 2, 3]) {
      const armed = await arm(faultNamed("quota-exceeded"), session, seed, [
        { address: "azapi_resource.blue", armType, name: "blue", stands: true },
        { address: "azapi_resource.green", armType, name: "green" },
      ]);
      await send(session, "PUT", `${parent}/deployments/blue`, { location: "westeurope" });
      expect(await send(session, "PUT", `${parent}/deployments/green`, { location: "westeurope" })).toBe(400);
      expect(armed.fired().map(({ address }) => address)).toEqual(["azapi_resource.green"]);
      armed.disarm();
    }
  });

  const COMPUTE = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw/computes/training`;
  const cluster = {
    address: "azurerm_machine_learning_compute_cluster.training",
    type: "azurerm_machine_learning_compute_cluster",
    attributes: { name: "training" },
  };

  test("only a compute is refused, until the quota is raised", async () => {
    await send(session, "PUT", GROUP, { location: "westeurope" });
    const armed = await arm(faultNamed("quota-exceeded"), session, 1, targetsOf([...IDENTITIES, cluster]));
    expect(await put()).toBe(201);
    expect(await send(session, "PUT", COMPUTE, {})).toBe(400);
    expect(await send(session, "PUT", COMPUTE, {})).toBe(400);
    expect(armed.fired()[0]?.address).toBe(cluster.address);
    armed.disarm();
    // the workspace is missing: this answer is the control plane's own
    expect(await send(session, "PUT", COMPUTE, {})).toBe(404);
  });

  test("without a compute it never fires", async () => {
    const armed = await arm(faultNamed("quota-exceeded"), session, 1);
    await writeIdentities(session);
    expect(armed.fired()).toEqual([]);
  });
});
