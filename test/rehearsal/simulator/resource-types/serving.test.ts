import { type Azure, expectAccepted, expectRefused } from "../support/azure";
import { actingAs, bodies, changed } from "../support/bodies";
import { workspaceEstate } from "../support/estate";
import { ids, sibling } from "../support/ids";

const ONLINE = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const endpoint = `${ids.workspace}/onlineEndpoints/score`;
const deployment = (name: string) => `${endpoint}/deployments/${name}`;
const location = "westeurope";
const online = (properties: object = {}) => ({
  location,
  identity: { type: "SystemAssigned" },
  properties: { authMode: "AADToken", ...properties },
});
const managed = {
  location,
  sku: { name: "Default", capacity: 1 },
  properties: { endpointComputeType: "Managed", instanceType: "Standard_DS3_v2", model: "azureml:m:1" },
};

function served(...deployments: string[]): Azure {
  const azure = workspaceEstate();
  azure.make(endpoint, online());
  for (const name of deployments) {
    azure.make(deployment(name), managed);
  }
  return azure;
}

describe("an online endpoint", () => {
  test("has a name of 3 to 32 characters, one a region", () => {
    const azure = served();
    for (const name of ["ab", "1st", "a".repeat(33)]) {
      expectRefused(azure.put(sibling(endpoint, name), online()), 400, "BadArgument", name);
    }
    const second = azure.make(sibling(ids.workspace, "mlw-second"), bodies.workspace);
    const there = `${second}/onlineEndpoints/score`;
    expectRefused(azure.put(there, online()), 409, "Conflict", "score", endpoint);
    expectAccepted(azure.put(there, { ...online(), location: "northeurope" }));
  });

  test("says how callers prove who they are, and never changes it", () => {
    const azure = served();
    const other = sibling(endpoint, "other");
    expectRefused(azure.put(other, { location, properties: {} }), 400, "BadArgument", "authMode", "other");
    expectRefused(azure.put(other, online({ authMode: "None" })), 400, "BadArgument", "None", "other");
    expectRefused(
      azure.put(endpoint, online({ authMode: "Key" })),
      409,
      "PropertyChangeNotAllowed",
      "authMode",
    );
  });

  test("exists before its deployments: traffic names only those that are there (gotcha 38)", () => {
    const azure = workspaceEstate();
    const early = azure.put(endpoint, online({ traffic: { blue: 100 } }));
    expectRefused(early, 400, "BadArgument", "score", "blue");
    expectRefused(azure.put(deployment("blue"), managed), 404, "ParentResourceNotFound", endpoint);
    azure.make(endpoint, online());
    azure.make(deployment("blue"), managed);
    expectAccepted(azure.put(endpoint, online({ traffic: { blue: 100 } })));
  });

  test("has traffic that sums to 0 or to 100 (gotcha 38)", () => {
    const azure = served("blue", "green");
    const put = (traffic: object) => {
      azure.settle();
      return azure.put(endpoint, online({ traffic }));
    };
    expectRefused(put({ blue: 90 }), 400, "BadArgument", "score", "90");
    expectRefused(put({ blue: 90, green: 20 }), 400, "BadArgument", "score", "110");
    expectRefused(put({ blue: 150, green: -50 }), 400, "BadArgument", "score", "150");
    expectAccepted(put({ blue: 90, green: 10 }));
    expectAccepted(put({ blue: 0, green: 0 }));
    expectAccepted(put({}));
  });

  test("mirrors at most half of it, to one deployment without traffic of its own", () => {
    const azure = served("blue", "green", "red");
    const put = (mirrorTraffic: object) => {
      azure.settle();
      return azure.put(endpoint, online({ traffic: { blue: 100 }, mirrorTraffic }));
    };
    expectRefused(put({ green: 51 }), 400, "BadArgument", "score", "51");
    expectRefused(put({ green: 10, red: 10 }), 400, "BadArgument", "score");
    expectRefused(put({ blue: 10 }), 400, "BadArgument", "score");
    expectRefused(put({ none: 10 }), 400, "BadArgument", "score", "none");
    expectAccepted(put({ green: 50 }));
  });

  test("loses its traffic by a PUT that says nothing of it, and keeps it by a PATCH", () => {
    const azure = served("blue");
    azure.make(endpoint, online({ traffic: { blue: 100 } }));
    azure.patch(endpoint, { tags: { a: "1" } });
    azure.settle();
    expect(azure.properties(endpoint).traffic).toEqual({ blue: 100 });
    azure.make(endpoint, online());
    expect(azure.properties(endpoint).traffic).toEqual({});
  });

  test("has keys only where it takes keys", () => {
    expectRefused(served().post(`${endpoint}/listKeys`), 400, "BadArgument", "score");
    const azure = workspaceEstate();
    azure.make(endpoint, online({ authMode: "Key" }));
    expectAccepted(azure.post(`${endpoint}/listKeys`));
  });

  test("takes an identity of either kind (gotcha 19)", () => {
    expectAccepted(workspaceEstate().put(endpoint, { ...online(), identity: actingAs(ids.identity) }));
  });
});

describe("a deployment of an online endpoint", () => {
  test("says where it runs, and on what", () => {
    const azure = served();
    const put = (change: object) => azure.put(deployment("blue"), changed(managed, { ...change }));
    expectRefused(put({ properties: { endpointComputeType: undefined } }), 400, "BadArgument", "blue");
    expectRefused(put({ properties: { endpointComputeType: "Paper" } }), 400, "BadArgument", "Paper");
    expectRefused(put({ properties: { instanceType: undefined } }), 400, "BadArgument", "instanceType");
    expectRefused(put({ sku: { capacity: 0 } }), 400, "BadArgument", "blue", "0 instances");
  });

  test("has a name of 3 to 32 characters", () => {
    expectRefused(served().put(deployment("b"), managed), 400, "BadArgument", "'b'");
  });

  test("never changes its way out", () => {
    const azure = served("blue");
    const closed = changed(managed, { properties: { egressPublicNetworkAccess: "Disabled" } });
    const answer = azure.put(deployment("blue"), closed);
    expectRefused(answer, 409, "PropertyChangeNotAllowed", "egressPublicNetworkAccess", "blue");
  });

  test("with traffic, live or mirrored, can't be deleted", () => {
    const azure = served("blue", "green");
    azure.make(endpoint, online({ traffic: { blue: 100 }, mirrorTraffic: { green: 10 } }));
    expectRefused(azure.delete(deployment("blue")), 400, "BadArgument", "blue", "score", "100");
    expectRefused(azure.delete(deployment("green")), 400, "BadArgument", "green", "10");
    azure.make(endpoint, online());
    expectAccepted(azure.delete(deployment("blue")));
  });

  test("goes with its endpoint, traffic or not", () => {
    const azure = served("blue");
    azure.make(endpoint, online({ traffic: { blue: 100 } }));
    azure.end(endpoint);
    expect(azure.cloud.store.get(deployment("blue"))).toBeUndefined();
  });
});

describe("the limits of serving (gotcha 39)", () => {
  /** Stored directly: 500 requests prove nothing more. */
  function fill(azure: Azure, type: string, parent: string, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const id = `${parent}/${type.split("/").at(-1)}/n${index}`;
      azure.cloud.store.set({ id, name: `n${index}`, type, properties: {} });
    }
  }

  test("are 100 endpoints a subscription, of both kinds together", () => {
    const azure = workspaceEstate();
    fill(azure, ONLINE, ids.workspace, 60);
    fill(azure, ONLINE.replace("online", "batch"), ids.workspace, 39);
    azure.make(endpoint, online());
    expectRefused(
      azure.put(sibling(endpoint, "one-more"), online()),
      400,
      "QuotaExceeded",
      "one-more",
      "100",
    );
    expectAccepted(azure.put(endpoint, online()));
  });

  test("are 20 deployments an endpoint", () => {
    const azure = served();
    fill(azure, `${ONLINE}/deployments`, endpoint, 19);
    azure.make(deployment("blue"), managed);
    expectRefused(azure.put(deployment("green"), managed), 400, "QuotaExceeded", "green", "20");
    expectAccepted(azure.put(deployment("blue"), managed));
  });

  test("are 500 deployments a subscription", () => {
    const azure = served();
    for (let index = 0; index < 25; index += 1) {
      fill(azure, `${ONLINE}/deployments`, sibling(endpoint, `full${index}`), 20);
    }
    expectRefused(azure.put(deployment("blue"), managed), 400, "QuotaExceeded", "blue", "500");
  });
});

describe("a batch endpoint", () => {
  const batch = `${ids.workspace}/batchEndpoints/nightly`;
  const scoring = `${batch}/deployments/scoring`;
  const body = (properties: object = {}) => ({
    location,
    identity: { type: "SystemAssigned" },
    properties: { authMode: "AADToken", ...properties },
  });

  test("acts only as itself (gotcha 19)", () => {
    const azure = workspaceEstate();
    const answer = azure.put(batch, { ...body(), identity: actingAs(ids.identity) });
    expectRefused(answer, 400, "BadArgument", "nightly", "system-assigned");
    expectAccepted(azure.put(batch, body()));
  });

  test("takes Entra tokens only, and a name once a region", () => {
    const azure = workspaceEstate();
    expectRefused(azure.put(batch, body({ authMode: "Key" })), 400, "BadArgument", "Key", "nightly");
    azure.make(batch, body());
    const second = azure.make(sibling(ids.workspace, "mlw-second"), bodies.workspace);
    expectRefused(azure.put(`${second}/batchEndpoints/nightly`, body()), 409, "Conflict", "nightly", batch);
  });

  test("names a default deployment that is there, and keeps it", () => {
    const azure = workspaceEstate();
    const defaults = { deploymentName: "scoring" };
    expectRefused(azure.put(batch, body({ defaults })), 400, "BadArgument", "nightly", "scoring");
    azure.make(batch, body());
    azure.make(scoring, { location, properties: {} });
    azure.make(batch, body({ defaults }));
    expectRefused(azure.delete(scoring), 400, "BadArgument", "scoring", "nightly");
    azure.make(batch, body());
    expectAccepted(azure.delete(scoring));
  });

  test("runs its deployments on a cluster that is there", () => {
    const azure = workspaceEstate();
    azure.make(batch, body());
    const compute = `${ids.workspace}/computes/batch`;
    const answer = azure.put(scoring, { location, properties: { compute } });
    expectRefused(answer, 400, "BadArgument", compute, "scoring");
    azure.make(compute, bodies.cluster);
    expectAccepted(azure.put(scoring, { location, properties: { compute } }));
  });
});
