import { TrafficWatch } from "../../../rehearsal/changes/traffic-watch";
import { type ArmResource, ResourceStore } from "../../../rehearsal/simulator/arm/resource-store";
import type { RecordedRequest } from "../../../rehearsal/simulator/recorder";
import { GROUP } from "../faults/fake-session";

const TYPE = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const ENDPOINT = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw/onlineEndpoints/score`;
const BLUE = `${ENDPOINT}/deployments/blue`;
const GREEN = `${ENDPOINT}/deployments/green`;

const PUT: RecordedRequest = {
  number: 1,
  at: 0,
  method: "PUT",
  path: ENDPOINT,
  apiVersion: "2025-12-01",
  sender: "azapi",
  type: TYPE,
  body: {},
  status: 200,
};

type Shares = Readonly<Record<string, number>>;

/** An Azure with one endpoint and two deployments, where a request does what it says, right or wrong. */
class Azure {
  readonly store = new ResourceStore();
  readonly watch: TrafficWatch;

  constructor(traffic: Shares = { blue: 100 }, mirrorTraffic: Shares = {}) {
    this.store.set(resource(ENDPOINT, TYPE, { traffic, mirrorTraffic }));
    this.store.set(resource(BLUE, `${TYPE}/deployments`, { model: "one" }));
    this.store.set(resource(GREEN, `${TYPE}/deployments`, { model: "two" }));
    this.watch = new TrafficWatch(this.store);
  }

  /** Writes an endpoint's shares; `held` says what comes of it, where that is something else. */
  share(body: object, held: object = body): this {
    Object.assign(this.store.get(ENDPOINT)?.properties ?? {}, held);
    return this.see({ method: "PUT", path: ENDPOINT, type: TYPE, body: { properties: body } });
  }

  deployment(path: string, change: Partial<ArmResource>, request: Partial<RecordedRequest> = {}): this {
    Object.assign(this.store.get(path) ?? {}, change);
    return this.see({ method: "PUT", path, type: `${TYPE}/deployments`, ...request });
  }

  remove(path: string, type = `${TYPE}/deployments`): this {
    this.store.remove(path);
    return this.see({ method: "DELETE", path, type });
  }

  see(request: Partial<RecordedRequest>): this {
    this.watch.see({ ...PUT, ...request });
    return this;
  }

  get problems(): readonly string[] {
    return this.watch.take().problems;
  }
}

function resource(id: string, type: string, properties: ArmResource["properties"]): ArmResource {
  return { id, name: id.split("/").at(-1) ?? "", type, properties };
}

test("a rollout that is done rightly has no problem: beside, mirror, canary, promoted, the old one gone", () => {
  const azure = new Azure({}, {});
  azure
    .share({ traffic: { blue: 100 } })
    .share({ traffic: { blue: 100, green: 0 }, mirrorTraffic: { green: 10 } })
    .deployment(GREEN, { properties: { model: "three" } })
    .share({ traffic: { blue: 90, green: 10 }, mirrorTraffic: {} })
    .share({ traffic: { blue: 0, green: 100 }, mirrorTraffic: {} })
    .deployment(BLUE, { properties: { model: "none" } })
    .remove(BLUE);
  expect(azure.watch.take()).toEqual({ writes: 7, shares: ["score: green 100"], told: [], problems: [] });
});

test("an endpoint that hasn't answered yet may have no traffic, and may go", () => {
  expect(new Azure({}).share({ traffic: {} }).remove(ENDPOINT, TYPE).problems).toEqual([]);
});

describe("a broken sequence is found", () => {
  test.each<[string, (azure: Azure) => Azure, readonly string[]]>([
    [
      "traffic that a PUT forgets for a moment, even if the next one gives it back",
      (azure) => azure.share({ description: "x" }, { traffic: {} }).share({ traffic: { blue: 100 } }),
      ["after PUT score the traffic of score sums to 0 (no traffic)"],
    ],
    [
      "traffic that is taken away by its owner",
      (azure) => azure.share({ traffic: {} }),
      ["PUT score asks for no traffic", "after PUT score the traffic of score sums to 0 (no traffic)"],
    ],
    [
      "shares that don't sum to 100, although Azure refuses them",
      (azure) => azure.share({ traffic: { blue: 50 } }, {}),
      ["PUT score asks for blue 50"],
    ],
    [
      "copies to the live deployment, although Azure refuses them",
      (azure) => azure.share({ mirrorTraffic: { blue: 10 } }, {}),
      ["PUT score asks for copies to blue, which answers"],
    ],
    [
      "copies to the live deployment that nobody asked for",
      (azure) => azure.share({}, { mirrorTraffic: { Blue: 10 } }),
      ["after PUT score score sends copies to blue, which answers"],
    ],
    [
      "another model on the live deployment",
      (azure) => azure.deployment(BLUE, { properties: { model: "other" } }),
      ["PUT score/blue (200), which answers 100 percent, changes model"],
    ],
    [
      "the capacity of the live deployment, which is autoscale's",
      (azure) => azure.deployment(BLUE, { sku: { capacity: 1 }, tags: { a: "b" } }),
      ["PUT score/blue (200), which answers 100 percent, changes tags, sku"],
    ],
    [
      "a write that changes nothing of the live deployment, and is for nothing",
      (azure) => azure.deployment(BLUE, {}, { method: "PATCH" }),
      ["PATCH score/blue (200), which answers 100 percent, changes nothing"],
    ],
    [
      "a deletion of the live deployment, although Azure refuses it",
      (azure) => azure.deployment(BLUE, {}, { method: "DELETE", status: 400 }),
      ["DELETE score/blue (400), which answers 100 percent, changes nothing"],
    ],
    [
      "the live deployment gone",
      (azure) => azure.remove(BLUE),
      [
        "DELETE score/blue (200), which answers 100 percent, changes all of it",
        "after DELETE score/blue score sends 100 percent to blue, which isn't there",
      ],
    ],
    [
      "a canary that is written while it answers",
      (azure) =>
        azure
          .share({ traffic: { blue: 90, green: 10 } })
          .deployment(GREEN, { properties: { model: "other" } }, { status: "reset" }),
      ["PUT score/green (reset), which answers 10 percent, changes model"],
    ],
    [
      "an endpoint that is taken away while it answers",
      (azure) => azure.remove(ENDPOINT, TYPE),
      ["DELETE score takes an endpoint away that answers", "after DELETE score the endpoint score is gone"],
    ],
    [
      "harm by a write to something else",
      (azure) => {
        azure.store.remove(BLUE);
        return azure.see({ path: GROUP, type: "Microsoft.Resources/resourceGroups" });
      },
      ["after PUT rg-churn score sends 100 percent to blue, which isn't there"],
    ],
  ])("%s", (_case, broken, problems) => {
    expect(broken(new Azure()).problems).toEqual(problems);
  });
});

test("a tag on the live deployment is told, and so is what somebody else does to it", () => {
  const azure = new Azure()
    .deployment(BLUE, { tags: { release: "two" } })
    .deployment(BLUE, { sku: { capacity: 5 } }, { method: "PATCH", sender: "other" });
  expect(azure.watch.take()).toMatchObject({
    told: [
      "PUT score/blue (200), which answers 100 percent, changes tags",
      "from outside: PATCH score/blue (200), which answers 100 percent, changes sku",
    ],
    problems: [],
  });
});

test("a part that the simulator changes in place is a change all the same", () => {
  const azure = new Azure();
  const blue = azure.store.get(BLUE);
  Object.assign(blue ?? {}, { sku: { capacity: 3 } });
  azure.share({ traffic: { blue: 100 } });
  Object.assign(blue?.sku ?? {}, { capacity: 1 });
  expect(azure.deployment(BLUE, {}).problems).toEqual([
    "PUT score/blue (200), which answers 100 percent, changes sku",
  ]);
});

test("what is still wrong is said once, at the write that brought it", () => {
  const azure = new Azure().share({}, { traffic: {} });
  expect(azure.problems).toHaveLength(1);
  expect(azure.deployment(GREEN, {}).problems).toEqual([]);
});

test("an Azure without endpoints has nothing to watch", () => {
  const store = new ResourceStore();
  const watch = new TrafficWatch(store);
  expect(watch.isIdle).toBe(true);
  store.set(resource(ENDPOINT, TYPE, {}));
  watch.see(PUT);
  expect(watch.isIdle).toBe(false);
});
