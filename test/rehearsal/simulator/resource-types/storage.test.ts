import { expectAccepted, expectRefused } from "../support/azure";
import { actingAs, bodies, changed } from "../support/bodies";
import { estate, workspaceEstate } from "../support/estate";
import { elsewhere, ids, OTHER_SUBSCRIPTION, SUBSCRIPTION, sibling } from "../support/ids";

const withProperties = (properties: object) => changed(bodies.account, { properties });
const blobs = `${ids.account}/blobServices/default`;

describe("a storage account", () => {
  test("has a name of 3 to 24 lower-case letters and digits", () => {
    const azure = estate();
    for (const name of ["st", "ST-TEST", "a".repeat(25)]) {
      expectRefused(azure.put(sibling(ids.account, name), bodies.account), 400, "AccountNameInvalid", name);
    }
    expectAccepted(azure.put(sibling(ids.account, "a".repeat(24)), bodies.account));
  });

  test("takes a name once worldwide: refused in another group, and in another subscription", () => {
    const azure = estate(["account"]);
    const [group, other] = [
      `${SUBSCRIPTION}/resourceGroups/rg-b`,
      `${OTHER_SUBSCRIPTION}/resourceGroups/rg-c`,
    ];
    azure.make(group, bodies.group);
    azure.make(other, bodies.group);
    expectRefused(
      azure.put(elsewhere(ids.account, group), bodies.account),
      409,
      "StorageAccountAlreadyExists",
      "sttest",
    );
    expectRefused(
      azure.put(elsewhere(ids.account, other), bodies.account),
      409,
      "StorageAccountAlreadyTaken",
      "sttest",
    );
    expectAccepted(azure.put(ids.account, bodies.account));
  });

  test("gives its name free at once when it is deleted", () => {
    const azure = estate(["account"]);
    azure.end(ids.account);
    expectAccepted(azure.put(ids.account, bodies.account));
  });

  test("takes a kind and a redundancy, of those that there are", () => {
    const azure = estate();
    const put = (change: object) => azure.put(ids.account, changed(bodies.account, { ...change }));
    expectRefused(put({ sku: undefined }), 400, "RequiredParameterMissing", "sttest", "sku.name");
    expectRefused(put({ kind: undefined }), 400, "RequiredParameterMissing", "kind");
    expectRefused(
      put({ sku: { name: "Standard_XRS" } }),
      400,
      "InvalidValuesForRequestParameters",
      "Standard_XRS",
    );
    expectRefused(
      put({ properties: { minimumTlsVersion: "SSL3" } }),
      400,
      "InvalidValuesForRequestParameters",
      "SSL3",
    );
    expectAccepted(put({ sku: { name: "Standard_GZRS" } }));
  });

  test.each([
    ["isHnsEnabled", { isHnsEnabled: true }],
    ["requireInfrastructureEncryption", { encryption: { requireInfrastructureEncryption: true } }],
  ])("never changes %s after its creation, not even from unset", (property, change) => {
    const azure = estate(["account"]);
    const answer = azure.put(ids.account, withProperties(change));
    expectRefused(answer, 400, "AccountPropertyCannotBeUpdated", property, "sttest");
  });

  test("accepts an immutable property that is sent as it is, or left out", () => {
    const azure = estate();
    azure.make(ids.account, withProperties({ isHnsEnabled: true }));
    expectAccepted(azure.put(ids.account, withProperties({ isHnsEnabled: true })));
    azure.make(ids.account, withProperties({ isHnsEnabled: undefined }));
    expect(azure.properties(ids.account).isHnsEnabled).toBe(true);
  });

  test("changes its kind only up to StorageV2", () => {
    const azure = estate();
    azure.make(ids.account, { ...bodies.account, kind: "Storage" });
    azure.make(ids.account, bodies.account);
    const answer = azure.put(ids.account, { ...bodies.account, kind: "Storage" });
    expectRefused(answer, 400, "AccountPropertyCannotBeUpdated", "kind");
  });

  test("has its four services from the start, and they can't be deleted", () => {
    const azure = estate(["account"]);
    for (const service of ["blobServices", "fileServices", "queueServices", "tableServices"]) {
      const path = `${ids.account}/${service}/default`;
      expectAccepted(azure.get(path));
      expectRefused(azure.delete(path), 405, "MethodNotAllowed", path);
    }
  });

  test("serves a workspace as long as there is one", () => {
    const azure = workspaceEstate();
    expectRefused(azure.delete(ids.account), 409, "ResourceInUse", ids.account, ids.workspace);
    azure.end(ids.workspace);
    expectAccepted(azure.delete(ids.account));
  });

  test("shows where its services are, and how they are encrypted", () => {
    const azure = estate(["account"]);
    expect(azure.properties(ids.account)).toMatchObject({
      primaryEndpoints: { blob: "https://sttest.blob.storage.test/", dfs: expect.any(String) },
      encryption: {
        keySource: "Microsoft.Storage",
        services: { blob: { enabled: true }, file: { enabled: true } },
      },
    });
    expect(azure.stored(ids.account).sku).toEqual({ name: "Standard_LRS", tier: "Standard" });
  });

  test("shows keys that open nothing", () => {
    const { body } = estate(["account"]).post(`${ids.account}/listKeys`);
    expect(body.keys).toMatchObject([{ keyName: "key1" }, { keyName: "key2" }]);
  });
});

describe("the firewall of a storage account", () => {
  const subnet = (serviceEndpoints: object[]) => changed(bodies.subnet, { properties: { serviceEndpoints } });
  const rules = { networkAcls: { defaultAction: "Deny", virtualNetworkRules: [{ id: ids.subnet }] } };

  test("takes no private addresses", () => {
    const azure = estate();
    const rule = (value: string) => withProperties({ networkAcls: { ipRules: [{ value }] } });
    for (const value of ["10.1.2.3", "192.168.0.0/24", "172.20.0.1"]) {
      const answer = azure.put(ids.account, rule(value));
      expectRefused(answer, 400, "InvalidValuesForRequestParameters", value, "sttest");
    }
    expectAccepted(azure.put(ids.account, rule("20.1.2.3")));
  });

  test("takes a subnet that is there and has a service endpoint", () => {
    const azure = estate(["network"]);
    expectRefused(
      azure.put(ids.account, withProperties(rules)),
      400,
      "InvalidValuesForRequestParameters",
      ids.subnet,
    );
    azure.make(ids.subnet, subnet([]));
    expectRefused(
      azure.put(ids.account, withProperties(rules)),
      400,
      "NetworkAclsValidationFailure",
      `Subnets snet-test of virtual network ${ids.network} do`,
      "sttest",
    );
    azure.make(ids.subnet, subnet([{ service: "Microsoft.Storage" }]));
    expectAccepted(azure.put(ids.account, withProperties(rules)));
  });
});

describe("the blob service", () => {
  const restorable = {
    isVersioningEnabled: true,
    changeFeed: { enabled: true },
    deleteRetentionPolicy: { enabled: true, days: 30 },
    restorePolicy: { enabled: true, days: 29 },
  };

  test("restores to a point in time with all that this needs (gotcha 34)", () => {
    expectAccepted(estate(["account"]).put(blobs, { properties: restorable }));
  });

  test.each([
    ["versioning", { isVersioningEnabled: false }],
    ["change feed", { changeFeed: { enabled: false } }],
    ["blob soft delete", { deleteRetentionPolicy: { enabled: false } }],
  ])("doesn't without %s", (lacking, change) => {
    const answer = estate(["account"]).put(blobs, { properties: { ...restorable, ...change } });
    expectRefused(answer, 400, "InvalidValuesForRequestParameters", lacking, "sttest");
  });

  test("restores over fewer days than it keeps what is deleted", () => {
    const restorePolicy = { enabled: true, days: 30 };
    const answer = estate(["account"]).put(blobs, { properties: { ...restorable, restorePolicy } });
    expectRefused(answer, 400, "InvalidValuesForRequestParameters", "restorePolicy.days", "sttest");
  });

  test("doesn't restore where copies are restricted, in whichever order the two are set", () => {
    const azure = estate();
    azure.make(ids.account, withProperties({ allowedCopyScope: "PrivateLink" }));
    expectRefused(
      azure.put(blobs, { properties: restorable }),
      409,
      "FeatureNotSupportedForAccount",
      "PrivateLink",
    );
    azure.make(ids.account, withProperties({ allowedCopyScope: undefined }));
    azure.make(blobs, { properties: restorable });
    expectRefused(
      azure.put(ids.account, withProperties({ allowedCopyScope: "AAD" })),
      409,
      "FeatureNotSupportedForAccount",
      "AAD",
      "sttest",
    );
  });

  test("has neither versions nor restore nor change feed with a hierarchical namespace", () => {
    const azure = estate();
    azure.make(ids.account, withProperties({ isHnsEnabled: true }));
    for (const properties of [{ isVersioningEnabled: true }, { changeFeed: { enabled: true } }]) {
      expectRefused(azure.put(blobs, { properties }), 409, "FeatureNotSupportedForAccount", "sttest");
    }
    expectAccepted(azure.put(blobs, { properties: { deleteRetentionPolicy: { enabled: true, days: 7 } } }));
  });

  test("keeps what is deleted from 1 to 365 days", () => {
    const azure = estate(["account"]);
    const kept = (days: number) => ({
      properties: { containerDeleteRetentionPolicy: { enabled: true, days } },
    });
    for (const days of [0, 366]) {
      const answer = azure.put(blobs, kept(days));
      expectRefused(answer, 400, "InvalidValuesForRequestParameters", String(days), "sttest");
    }
    expectAccepted(azure.put(blobs, kept(365)));
    expectAccepted(azure.put(blobs, kept(1)));
  });

  test("names containers in lower case, without hyphens side by side", () => {
    const azure = estate(["account"]);
    for (const name of ["Data", "a--b", "ab"]) {
      expectRefused(azure.put(`${blobs}/containers/${name}`, {}), 400, "InvalidResourceName", name);
    }
    expectAccepted(azure.put(`${blobs}/containers/tfstate-1`, {}));
  });
});

describe("the identity of a resource", () => {
  const put = (identity: object) =>
    estate(["identity"]).put(ids.account, { ...bodies.account, identity: { ...identity } });

  test("shows the principals that Azure made or knows", () => {
    const azure = estate(["identity"]);
    const identity = { ...actingAs(ids.identity), type: "SystemAssigned, UserAssigned" };
    azure.make(ids.account, { ...bodies.account, identity });
    expect(azure.stored(ids.account).identity).toMatchObject({
      principalId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      userAssignedIdentities: {
        [ids.identity]: { principalId: azure.properties(ids.identity).principalId },
      },
    });
  });

  test("names identities that are there", () => {
    const none = sibling(ids.identity, "id-none");
    expectRefused(put(actingAs(none)), 400, "FailedIdentityOperation", "sttest", "id-none");
  });

  test("fits its type", () => {
    expectRefused(put({ type: "Mine" }), 400, "InvalidIdentityType", "Mine", "sttest");
    expectRefused(put({ type: "UserAssigned" }), 400, "InvalidIdentityValues", "sttest");
    expectRefused(put({ ...actingAs(ids.identity), type: "None" }), 400, "InvalidIdentityValues", "sttest");
    expectAccepted(put({ type: "None", userAssignedIdentities: null }));
  });
});
