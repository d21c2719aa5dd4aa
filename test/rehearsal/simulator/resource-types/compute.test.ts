import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { workspaceEstate, workspaceGround } from "../support/estate";
import { ids, sibling } from "../support/ids";

const compute = (name: string) => `${ids.workspace}/computes/${name}`;
const cluster = (properties: object) => changed(bodies.cluster, { properties: { properties } });
const instance = (properties: object) => changed(bodies.instance, { properties: { properties } });

/** A workspace whose network somebody else brings. */
function unmanaged() {
  const azure = workspaceGround();
  const properties = { managedNetwork: { isolationMode: "Disabled" } };
  azure.make(ids.workspace, changed(bodies.workspace, { properties }));
  azure.make(ids.network, bodies.network);
  azure.make(ids.subnet, bodies.subnet);
  return azure;
}

describe("a compute", () => {
  test("has a name that fits its kind (gotcha 2)", () => {
    const azure = workspaceEstate();
    for (const name of ["1st", "ab-", "a".repeat(33)]) {
      expectRefused(azure.put(compute(name), bodies.cluster), 400, "BadArgument", name, "AmlCompute");
    }
    expectRefused(azure.put(compute("abc"), bodies.instance), 400, "BadArgument", "abc", "ComputeInstance");
    expectAccepted(azure.put(compute("a".repeat(32)), bodies.cluster));
    expectAccepted(azure.put(compute("alice"), bodies.instance));
  });

  test("is of a known type, and has a size", () => {
    const azure = workspaceEstate();
    expectRefused(azure.put(compute("one"), { properties: {} }), 400, "BadArgument", "one", "computeType");
    const abacus = { properties: { computeType: "Abacus" } };
    expectRefused(azure.put(compute("one"), abacus), 400, "BadArgument", "one", "Abacus");
    expectRefused(azure.put(compute("one"), cluster({ vmSize: undefined })), 400, "BadArgument", "vmSize");
    expectRefused(azure.put(compute("one"), cluster({ vmPriority: "High" })), 400, "BadArgument", "High");
  });

  test("has no subnet in a managed network (gotcha 11)", () => {
    const azure = workspaceEstate();
    azure.make(ids.network, bodies.network);
    azure.make(ids.subnet, bodies.subnet);
    const answer = azure.put(compute("training"), cluster({ subnet: { id: ids.subnet } }));
    expectRefused(answer, 400, "BadArgument", "training", "managed network");
  });

  test("has no public IP in a private managed network, not even by default (gotcha 4)", () => {
    const azure = workspaceEstate();
    for (const enableNodePublicIp of [true, undefined]) {
      const answer = azure.put(compute("training"), cluster({ enableNodePublicIp }));
      expectRefused(answer, 400, "BadArgument", "training", "enableNodePublicIp");
    }
    azure.patch(ids.workspace, { properties: { publicNetworkAccess: "Enabled" } });
    azure.settle();
    expectAccepted(azure.put(compute("training"), cluster({ enableNodePublicIp: true })));
  });

  test("without public IP and managed network takes a subnet that is there (gotcha 12)", () => {
    const azure = unmanaged();
    expectRefused(azure.put(compute("training"), bodies.cluster), 400, "BadArgument", "training", "subnet");
    const none = sibling(ids.subnet, "snet-none");
    expectRefused(
      azure.put(compute("training"), cluster({ subnet: { id: none } })),
      400,
      "BadArgument",
      none,
    );
    expectAccepted(azure.put(compute("training"), cluster({ subnet: { id: ids.subnet } })));
  });

  test("holds its subnet", () => {
    const azure = unmanaged();
    const id = azure.make(compute("training"), cluster({ subnet: { id: ids.subnet } }));
    expectRefused(azure.delete(ids.subnet), 400, "InUseSubnetCannotBeDeleted", "snet-test", id);
  });

  test("changes its scale, and nothing that is fixed at creation", () => {
    const azure = workspaceEstate();
    azure.make(compute("training"), bodies.cluster);
    const put = (properties: object) => azure.put(compute("training"), cluster(properties));
    expectRefused(put({ vmSize: "Standard_NC6" }), 409, "PropertyChangeNotAllowed", "vmSize", "training");
    expectRefused(put({ vmPriority: "LowPriority" }), 409, "PropertyChangeNotAllowed", "vmPriority");
    const kind = changed(bodies.instance, {});
    expectRefused(azure.put(compute("training"), kind), 409, "PropertyChangeNotAllowed", "computeType");
    const local = changed(bodies.cluster, { properties: { disableLocalAuth: true } });
    expectRefused(azure.put(compute("training"), local), 409, "PropertyChangeNotAllowed", "disableLocalAuth");
    expectAccepted(put({ vmSize: "standard_ds3_V2", scaleSettings: { minNodeCount: 1, maxNodeCount: 9 } }));
  });

  test("scales from fewer nodes to more", () => {
    const scaleSettings = { minNodeCount: 5, maxNodeCount: 4 };
    const answer = workspaceEstate().put(compute("training"), cluster({ scaleSettings }));
    expectRefused(answer, 400, "BadArgument", "training", "5");
  });

  test("names identities that are there", () => {
    const none = sibling(ids.identity, "id-none");
    const identity = { type: "UserAssigned", userAssignedIdentities: { [none]: {} } };
    const answer = workspaceEstate().put(compute("training"), { ...bodies.cluster, identity });
    expectRefused(answer, 400, "FailedIdentityOperation", none, "training");
  });

  test.each([
    ["AmlCompute", bodies.cluster],
    ["ComputeInstance", bodies.instance],
  ])("%s goes when the request says that the machines go with it", (_kind, body) => {
    const azure = workspaceEstate();
    const id = azure.make(compute("alice"), body);
    const saying = (underlyingResourceAction: string) => ({ query: { underlyingResourceAction } });
    expectRefused(
      azure.delete(id),
      400,
      "BadArgument",
      "alice",
      "underlyingResourceAction=Delete",
      "nothing",
    );
    expectRefused(azure.delete(id, saying("Detach")), 400, "BadArgument", "alice", "Detach");
    expectAccepted(azure.delete(id, saying("Delete")));
    azure.settle();
    expect(azure.get(id).status).toBe(404);
  });

  test("of another kind is taken as it is", () => {
    const databricks = { location: "westeurope", properties: { computeType: "Databricks", properties: {} } };
    expectAccepted(workspaceEstate().put(compute("dbx"), databricks));
  });
});

describe("a compute instance", () => {
  const second = sibling(ids.workspace, "mlw-second");

  test("takes a name once a region, in whichever workspace", () => {
    const azure = workspaceEstate();
    azure.make(second, bodies.workspace);
    azure.make(compute("alice"), bodies.instance);
    const there = `${second}/computes/Alice`;
    expectRefused(azure.put(there, bodies.instance), 409, "Conflict", "Alice", compute("alice"));
    expectAccepted(azure.put(there, changed(instance({}), { location: "northeurope" })));
    expectAccepted(azure.put(`${second}/computes/bobby`, bodies.instance));
  });

  test("shares no names with clusters, which are one a workspace", () => {
    const azure = workspaceEstate();
    azure.make(second, bodies.workspace);
    azure.make(compute("alice"), bodies.cluster);
    expectAccepted(azure.put(`${second}/computes/alice`, bodies.cluster));
    expectAccepted(azure.put(compute("bobby"), bodies.instance));
  });
});

describe("a datastore", () => {
  const datastore = `${ids.workspace}/datastores/data`;
  const body = (datastoreType: string, credentialsType: string, accountName = "sttest") => ({
    properties: { datastoreType, accountName, credentials: { credentialsType } },
  });

  test("on a file share takes a key or SAS (gotcha 13)", () => {
    const azure = workspaceEstate();
    expectRefused(
      azure.put(datastore, body("AzureFile", "None")),
      400,
      "ValidationError",
      "data",
      "key or SAS",
    );
    expectAccepted(azure.put(datastore, body("AzureFile", "Sas")));
  });

  test("takes no key of an account that has none, unless nobody looks", () => {
    const azure = workspaceEstate();
    const keyed = body("AzureBlob", "AccountKey");
    expectRefused(azure.put(datastore, keyed), 400, "ValidationError", "data", "sttest");
    expectAccepted(azure.put(datastore, keyed, { query: { skipValidation: "true" } }));
    expectAccepted(azure.put(datastore, body("AzureBlob", "None")));
    expectAccepted(azure.put(datastore, body("AzureBlob", "AccountKey", "stelsewhere")));
  });

  test("has a plain name and a known type", () => {
    const azure = workspaceEstate();
    expectRefused(azure.put(`${datastore}-1`, body("AzureBlob", "None")), 400, "ValidationError", "data-1");
    expectRefused(azure.put(datastore, body("Tape", "None")), 400, "ValidationError", "Tape", "data");
  });
});
