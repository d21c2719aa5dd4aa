import { scaleOut, shiftTraffic } from "../../../rehearsal/changes/serving-from-outside";
import { TrafficWatch } from "../../../rehearsal/changes/traffic-watch";
import type { Session } from "../../../rehearsal/session";
import type { JsonObject } from "../../../rehearsal/simulator/arm/json";
import { ENDPOINT, gatedSession } from "./gated-session";

let session: Session;
beforeEach(async () => {
  session = await gatedSession();
  const { store } = session.simulator.cloud;
  Object.assign(store.get(ENDPOINT)?.properties ?? {}, { traffic: { blue: 90, green: 10 } });
  for (const name of ["blue", "green"]) {
    const deployment = store.get(`${ENDPOINT}/deployments/${name}`);
    const sku = { name: "Default", capacity: 3 };
    Object.assign(deployment ?? {}, { sku });
    const properties = { endpointComputeType: "Managed", instanceType: "Standard_DS3_v2" };
    Object.assign(deployment?.properties ?? {}, properties);
  }
});
afterEach(() => session.close());

const held = (path: string): JsonObject | undefined => session.simulator.cloud.store.get(path);

test("requests are moved by somebody else than Terraform, and they sum to 100 all the time", async () => {
  const { cloud, recorder } = session.simulator;
  const watch = new TrafficWatch(cloud.store);
  recorder.observers.add((write) => watch.see(write));
  expect(await shiftTraffic(session)).toBe("churn-score shifted to blue 80, green 20");
  expect(held(ENDPOINT)?.properties).toMatchObject({
    authMode: "AADToken",
    traffic: { blue: 80, green: 20 },
  });
  expect(recorder.writes.map(({ method, sender }) => [method, sender])).toEqual([["PUT", "other"]]);
  expect(watch.take()).toMatchObject({ writes: 1, problems: [] });
});

test("who answers gets more machines, and nothing else changes", async () => {
  expect(await scaleOut(session)).toBe("churn-score/blue scaled to 5, churn-score/green scaled to 5");
  const { sku, properties } = held(`${ENDPOINT}/deployments/blue`) ?? {};
  expect([sku, properties]).toMatchObject([{ name: "Default", capacity: 5 }, { model: "azureml://one" }]);
});

test("where nobody answers, or answers alone, nothing is shown and that is said", async () => {
  Object.assign(session.simulator.cloud.store.get(ENDPOINT)?.properties ?? {}, { traffic: { blue: 0 } });
  await expect(scaleOut(session)).rejects.toThrow(
    "no deployment answers: there is nothing to do from outside",
  );
  await expect(shiftTraffic(session)).rejects.toThrow("no endpoint has two deployments");
});
