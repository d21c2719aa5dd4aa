import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { assign, estate, ROLES } from "../support/estate";
import { elsewhere, GROUP, ids, OTHER_SUBSCRIPTION, on, SUBSCRIPTION, sibling } from "../support/ids";

describe("every request", () => {
  test("without an API version is refused", () => {
    expectRefused(estate().get(GROUP, { apiVersion: "" }), 400, "MissingApiVersionParameter");
  });

  test("with something that is no API version is refused", () => {
    expectRefused(estate().get(GROUP, { apiVersion: "latest" }), 400, "InvalidApiVersionParameter", "latest");
  });

  test("with a preview version is accepted", () => {
    expectAccepted(estate().get(GROUP, { apiVersion: "2025-01-01-preview" }));
  });
});

describe("a resource", () => {
  test("in a group that doesn't exist is refused with the group's name", () => {
    const azure = estate();
    const path = elsewhere(ids.account, `${SUBSCRIPTION}/resourceGroups/rg-none`);
    expectRefused(azure.put(path, bodies.account), 404, "ResourceGroupNotFound", "rg-none");
  });

  test("below a parent that doesn't exist is refused with the parent's id", () => {
    expectRefused(estate().put(ids.subnet, bodies.subnet), 404, "ParentResourceNotFound", ids.network);
  });

  test("that isn't there is answered 404, first for the group and then for itself", () => {
    const azure = estate();
    expectRefused(azure.get(ids.account), 404, "ResourceNotFound", "sttest", "rg-test");
    const path = elsewhere(ids.account, `${SUBSCRIPTION}/resourceGroups/rg-none`);
    expectRefused(azure.get(path), 404, "ResourceGroupNotFound", "rg-none");
  });

  test("is found whatever the case of its id", () => {
    expect(estate(["account"]).get(ids.account.toUpperCase()).body.id).toBe(ids.account);
  });

  test("keeps the spelling of its first id", () => {
    const azure = estate(["account"]);
    azure.make(ids.account.toLowerCase(), bodies.account);
    expect(azure.get(ids.account).body.id).toBe(ids.account);
  });

  test("in a region needs one", () => {
    const body = changed(bodies.account, { location: undefined });
    expectRefused(estate().put(ids.account, body), 400, "LocationRequired", "sttest");
  });

  test("can't move to another region", () => {
    const azure = estate(["account"]);
    const body = changed(bodies.account, { location: "northeurope" });
    expectRefused(azure.put(ids.account, body), 409, "InvalidResourceLocation", "sttest", "westeurope");
  });

  test("may spell its region otherwise", () => {
    const azure = estate(["account"]);
    expectAccepted(azure.put(ids.account, changed(bodies.account, { location: "West Europe" })));
  });

  test("without a JSON body is refused", () => {
    expectRefused(estate().request("PUT", ids.account), 400, "InvalidRequestContent", ids.account);
  });

  test("of a type that has no rules of its own follows those of every resource", () => {
    const azure = estate();
    const path = `${GROUP}/providers/Microsoft.Search/searchServices/srch`;
    expectAccepted(azure.put(path, { location: "westeurope", properties: { replicaCount: 1 } }));
    expect(azure.get(path).body).toMatchObject({ name: "srch", properties: { replicaCount: 1 } });
    expectRefused(azure.put(`${path}-none/children/x`, {}), 404, "ParentResourceNotFound", "srch-none");
    azure.end(path);
    expectRefused(azure.get(path), 404, "ResourceNotFound", "srch");
  });
});

describe("a PUT", () => {
  test("replaces what is there", () => {
    const azure = estate();
    azure.make(ids.account, { ...bodies.account, tags: { a: "1" } });
    azure.make(ids.account, { ...bodies.account, tags: { b: "2" } });
    expect(azure.stored(ids.account).tags).toEqual({ b: "2" });
  });

  test("keeps what only Azure writes, such as the private endpoint connections", () => {
    const azure = estate(["account", "network", "subnet", "endpoint"]);
    azure.make(ids.account, { ...bodies.account, properties: { privateEndpointConnections: [] } });
    expect(azure.properties(ids.account).privateEndpointConnections).toMatchObject([
      { properties: { privateEndpoint: { id: ids.endpoint } } },
    ]);
  });

  test("answers 201 the first time and 200 afterwards", () => {
    const azure = estate();
    expect(azure.put(ids.identity, bodies.identity).status).toBe(201);
    expect(azure.put(ids.identity, bodies.identity).status).toBe(200);
  });
});

describe("a PATCH", () => {
  test("changes what it names and leaves the rest", () => {
    const azure = estate(["account"]);
    expectAccepted(azure.patch(ids.account, { properties: { minimumTlsVersion: "TLS1_2" } }));
    expect(azure.stored(ids.account)).toMatchObject({
      kind: "StorageV2",
      properties: { minimumTlsVersion: "TLS1_2", allowSharedKeyAccess: false },
    });
  });

  test("takes a property away by null", () => {
    const azure = estate(["account"]);
    azure.patch(ids.account, { properties: { allowSharedKeyAccess: null } });
    expect(azure.properties(ids.account)).not.toHaveProperty("allowSharedKeyAccess");
  });

  test("brings tags whole, so that one can be taken away", () => {
    const azure = estate();
    azure.make(ids.account, { ...bodies.account, tags: { a: "1", b: "2" } });
    expectAccepted(azure.patch(ids.account, { tags: { b: "2" } }));
    expect(azure.stored(ids.account).tags).toEqual({ b: "2" });
  });

  test("of tags alone passes the rules of each type", () => {
    const kinds = ["account", "vault", "registry", "logs", "insights", "network", "zone"] as const;
    const azure = estate(kinds);
    for (const kind of kinds) {
      expectAccepted(azure.patch(ids[kind], { tags: { a: "1" } }));
      azure.settle();
    }
  });

  test("of something that isn't there is refused", () => {
    expectRefused(estate().patch(ids.account, {}), 404, "ResourceNotFound", "sttest");
  });
});

describe("a DELETE", () => {
  test("takes with it what lies below", () => {
    const azure = estate(["network", "subnet"]);
    azure.end(ids.network);
    expect(azure.cloud.store.get(ids.subnet)).toBeUndefined();
  });

  test("of nothing is fine", () => {
    expect(estate().delete(ids.account).status).toBe(204);
  });

  test("of a group takes everything in it", () => {
    const azure = estate(["account", "network", "subnet"]);
    azure.end(GROUP);
    expect(azure.cloud.store.size).toBe(0);
  });

  test("of a group lets nothing new in while it runs", () => {
    const azure = estate();
    azure.delete(GROUP);
    expectRefused(azure.put(ids.identity, bodies.identity), 409, "ResourceGroupBeingDeleted", "rg-test");
  });
});

describe("a resource group", () => {
  test("can't move to another region", () => {
    const answer = estate().put(GROUP, { location: "northeurope" });
    expectRefused(answer, 409, "InvalidResourceGroupLocation", "rg-test");
  });

  test("has a name of letters, digits and a few signs", () => {
    const azure = estate();
    const path = `${SUBSCRIPTION}/resourceGroups/rg!`;
    expectRefused(azure.put(path, bodies.group), 400, "InvalidResourceGroup", "rg!");
    expectAccepted(azure.put(`${SUBSCRIPTION}/resourceGroups/rg-(1)_é`, bodies.group));
  });
});

describe("a list", () => {
  test("below a group or a subscription has what lies anywhere in it, and nothing of elsewhere", () => {
    const azure = estate(["account"]);
    azure.make(`${OTHER_SUBSCRIPTION}/resourceGroups/rg-test`, bodies.group);
    azure.make(sibling(ids.account, "stother"), bodies.account);
    const list = (scope: string) =>
      azure.get(`${scope}/providers/Microsoft.Storage/storageAccounts`).body.value;
    expect(list(GROUP)).toMatchObject([{ name: "sttest" }, { name: "stother" }]);
    expect(list(SUBSCRIPTION)).toHaveLength(2);
    expect(list(OTHER_SUBSCRIPTION)).toEqual([]);
  });

  test("below a resource has its children", () => {
    const azure = estate(["network", "subnet"]);
    expect(azure.get(`${ids.network}/subnets`).body.value).toMatchObject([{ name: "snet-test" }]);
  });

  test("below something that isn't there is a 404", () => {
    expectRefused(estate().get(`${ids.network}/subnets`), 404, "ResourceNotFound", "vnet-test");
  });

  test("of the resources of a group leaves out children, and takes a filter", () => {
    const azure = estate(["account", "identity", "network", "subnet"]);
    const list = (query: Record<string, string>) => azure.get(`${GROUP}/resources`, { query }).body.value;
    azure.make(`${SUBSCRIPTION}/resourceGroups/rg-b`, bodies.group);
    azure.make(on(ids.account, "Microsoft.Search/extensions", "odd"), { location: "westeurope" });
    expect(list({})).toHaveLength(3);
    expect(azure.get(`${SUBSCRIPTION}/resources`).body.value).toHaveLength(3);
    expect(list({ $filter: "location eq 'northeurope'" })).toEqual([]);
    expect(list({ $filter: "name eq 'sttest' and location eq 'westeurope'" })).toHaveLength(1);
    expect(list({ $filter: "resourceType eq 'Microsoft.Storage/storageAccounts'" })).toMatchObject([
      { name: "sttest" },
    ]);
    expect(list({ $filter: "name eq 'nobody'" })).toEqual([]);
  });

  test("of resource groups has those of the subscription", () => {
    const azure = estate();
    azure.make(`${OTHER_SUBSCRIPTION}/resourceGroups/rg-other`, bodies.group);
    expect(azure.get(`${SUBSCRIPTION}/resourceGroups`).body.value).toEqual([azure.stored(GROUP)]);
  });

  test("of role assignments takes a principal", () => {
    const azure = estate();
    const [one = "", other = ""] = ["aa", "bb"].map((end) => `00000000-0000-4000-8000-0000000000${end}`);
    assign(azure, GROUP, one, ROLES.reader);
    assign(azure, GROUP, other, ROLES.reader);
    const query = { $filter: `principalId eq '${one}'` };
    const path = `${GROUP}/providers/Microsoft.Authorization/roleAssignments`;
    expect(azure.get(path, { query }).body.value).toMatchObject([{ properties: { principalId: one } }]);
  });

  test("of what nobody knows is empty", () => {
    expect(estate().get(`${GROUP}/whatever`).body.value).toEqual([]);
  });
});

describe("an action", () => {
  test("that nobody knows is a 404", () => {
    expectRefused(estate(["account"]).post(`${ids.account}/explode`), 404, "InvalidResourceType", "explode");
  });

  test("on something that isn't there is a 404", () => {
    expectRefused(estate().post(`${ids.account}/listKeys`), 404, "ResourceNotFound", "sttest");
  });
});

describe("a name that is one worldwide", () => {
  const check = `${SUBSCRIPTION}/providers/Microsoft.KeyVault/checkNameAvailability`;
  const body = { name: "kv-test", type: "Microsoft.KeyVault/vaults" };

  test("is available while nobody has it", () => {
    expect(estate().post(check, body).body).toEqual({ nameAvailable: true });
  });

  test("is not while somebody has it, nor while it is soft-deleted", () => {
    const azure = estate(["vault"]);
    expect(azure.post(check, body).body).toMatchObject({ nameAvailable: false, reason: "AlreadyExists" });
    azure.end(ids.vault);
    expect(azure.post(check, body).body).toMatchObject({ nameAvailable: false });
  });
});
