import { type Azure, expectAccepted, expectRefused } from "../support/azure";
import { actingAs, bodies, changed } from "../support/bodies";
import { assign, ROLE_ASSIGNMENTS, ROLES, workspaceEstate, workspaceGround } from "../support/estate";
import { ids, sibling } from "../support/ids";

const withProperties = (properties: object) => changed(bodies.workspace, { properties });

/** Takes a role of the workspace's identity away, if it has it. */
function without(azure: Azure, scope: string, role: string): Azure {
  const found = azure.cloud.store
    .childrenOf(scope, ROLE_ASSIGNMENTS)
    .filter(({ properties }) => String(properties.roleDefinitionId).endsWith(role));
  expect(found).toHaveLength(1);
  found.forEach(({ id }) => {
    azure.end(id);
  });
  return azure;
}

describe("a workspace", () => {
  test("has a name of 3 to 33 letters, digits, hyphens or underscores", () => {
    const azure = workspaceGround();
    for (const name of ["ml", "-ml-", "m".repeat(34), "ml.w"]) {
      expectRefused(azure.put(sibling(ids.workspace, name), bodies.workspace), 400, "ValidationError", name);
    }
    expectAccepted(azure.put(sibling(ids.workspace, "m".repeat(33)), bodies.workspace));
  });

  test("stands on an account and a vault, and on nothing that isn't there", () => {
    const azure = workspaceGround();
    const put = (change: object) => azure.put(ids.workspace, withProperties(change));
    expectRefused(put({ keyVault: undefined }), 400, "ValidationError", "mlw-test", "keyVault");
    expectRefused(put({ storageAccount: undefined }), 400, "ValidationError", "storageAccount");
    const none = sibling(ids.insights, "appi-none");
    expectRefused(put({ applicationInsights: none }), 400, "ValidationError", none, "mlw-test");
    expectRefused(put({ keyVault: ids.account }), 400, "ValidationError", `keyVault: ${ids.account}`);
  });

  test("has values that Azure allows", () => {
    const azure = workspaceGround();
    const put = (change: object) => azure.put(ids.workspace, withProperties(change));
    expectRefused(put({ publicNetworkAccess: "Maybe" }), 400, "ValidationError", "Maybe", "mlw-test");
    const managedNetwork = { isolationMode: "Closed" };
    expectRefused(put({ managedNetwork }), 400, "ValidationError", "Closed");
    const firewallSku = { isolationMode: "AllowOnlyApprovedOutbound", firewallSku: "Premium" };
    expectRefused(put({ managedNetwork: firewallSku }), 400, "ValidationError", "Premium");
  });

  test.each([
    ["storageAccount", "stother"],
    ["keyVault", "kv-other"],
  ])("never changes its %s", (property, name) => {
    const azure = workspaceEstate();
    const kind = property === "storageAccount" ? "account" : "vault";
    const other = azure.make(sibling(ids[kind], name), bodies[kind]);
    const answer = azure.put(ids.workspace, withProperties({ [property]: other }));
    expectRefused(answer, 409, "PropertyChangeNotAllowed", `properties.${property}`, "mlw-test");
  });

  test("has no default account with a hierarchical namespace or of the premium tier (gotcha 34)", () => {
    for (const change of [{ properties: { isHnsEnabled: true } }, { sku: { name: "Premium_LRS" } }]) {
      const azure = workspaceGround();
      const account = azure.make(sibling(ids.account, "stother"), changed(bodies.account, change));
      const answer = azure.put(ids.workspace, withProperties({ storageAccount: account }));
      expectRefused(answer, 400, "ValidationError", "stother", "mlw-test");
    }
  });

  test("reaches an account without shared keys by its identity only (gotcha 13)", () => {
    const azure = workspaceGround();
    for (const systemDatastoresAuthMode of ["AccessKey", undefined]) {
      const answer = azure.put(ids.workspace, withProperties({ systemDatastoresAuthMode }));
      expectRefused(answer, 400, "ValidationError", "sttest", "mlw-test", "AccessKey");
    }
    azure.make(ids.account, changed(bodies.account, { properties: { allowSharedKeyAccess: true } }));
    expectAccepted(azure.put(ids.workspace, withProperties({ systemDatastoresAuthMode: "AccessKey" })));
  });

  test("acts as somebody, and as a primary identity where it has only assigned ones (gotcha 16)", () => {
    const azure = workspaceGround();
    expectRefused(
      azure.put(ids.workspace, changed(bodies.workspace, { identity: undefined })),
      400,
      "ValidationError",
      "mlw-test",
    );
    expectRefused(
      azure.put(ids.workspace, withProperties({ primaryUserAssignedIdentity: undefined })),
      400,
      "ValidationError",
      "primaryUserAssignedIdentity",
    );
    const other = azure.make(sibling(ids.identity, "id-other"), bodies.identity);
    expectRefused(
      azure.put(ids.workspace, withProperties({ primaryUserAssignedIdentity: other })),
      400,
      "ValidationError",
      "id-other",
    );
  });

  test("with a system-assigned identity gets its roles from the service", () => {
    const azure = workspaceGround();
    for (const { id } of azure.cloud.store.ofType(ROLE_ASSIGNMENTS)) {
      azure.end(id);
    }
    const body = changed(bodies.workspace, {
      identity: { type: "SystemAssigned", userAssignedIdentities: undefined },
      properties: { primaryUserAssignedIdentity: undefined },
    });
    expectAccepted(azure.put(ids.workspace, body));
  });

  test.each([
    ["read the storage account", ids.account, ROLES.reader],
    ["read and write blobs", ids.account, ROLES.blobData],
    ["read and write files", ids.account, ROLES.fileData],
    ["read the key vault", ids.vault, ROLES.reader],
    ["keep secrets in the key vault", ids.vault, ROLES.secrets],
    ["approve private endpoints", ids.account, ROLES.approver],
    ["approve private endpoints", ids.vault, ROLES.approver],
  ])("is refused where its identity may not %s on %s (gotchas 9, 13, 16)", (what, scope, role) => {
    const azure = without(workspaceGround(), scope, role);
    const answer = azure.put(ids.workspace, bodies.workspace);
    expectRefused(answer, 400, "FailedIdentityOperation", what, scope, "mlw-test");
    expectAccepted(workspaceGround().put(ids.workspace, bodies.workspace));
  });

  test("without a managed network has no endpoints to approve", () => {
    const azure = without(workspaceGround(), ids.vault, ROLES.approver);
    const managedNetwork = { isolationMode: "Disabled" };
    expectAccepted(azure.put(ids.workspace, withProperties({ managedNetwork })));
  });

  test("takes a broader role for a narrower one", () => {
    const azure = without(workspaceGround(), ids.account, ROLES.reader);
    const principal = String(azure.properties(ids.identity).principalId);
    assign(azure, ids.account, principal, ROLES.contributor);
    expectAccepted(azure.put(ids.workspace, bodies.workspace));
  });

  test("asks for no roles again once it is there", () => {
    const azure = without(workspaceEstate(), ids.vault, ROLES.secrets);
    expectAccepted(azure.put(ids.workspace, bodies.workspace));
  });

  test("with private serverless compute needs a network for it (gotcha 12)", () => {
    const azure = workspaceGround();
    const put = (serverless: object, isolationMode = "Disabled") =>
      azure.put(
        ids.workspace,
        withProperties({ serverlessComputeSettings: serverless, managedNetwork: { isolationMode } }),
      );
    const answer = put({ serverlessComputeNoPublicIP: true });
    expectRefused(answer, 400, "ValidationError", "mlw-test", "subnet");
    expectAccepted(put({ serverlessComputeNoPublicIP: true }, "AllowOnlyApprovedOutbound"));
  });

  test("never switches its managed network off (gotcha 10)", () => {
    const azure = workspaceEstate();
    const put = (isolationMode: string) =>
      azure.put(ids.workspace, withProperties({ managedNetwork: { isolationMode } }));
    expectRefused(put("Disabled"), 400, "ValidationError", "mlw-test");
    expectAccepted(put("AllowOnlyApprovedOutbound"));
  });

  test("loses the firewall's size when its network is written without (gotchas 8, 44)", () => {
    const azure = workspaceEstate();
    const network = { isolationMode: "AllowOnlyApprovedOutbound" };
    azure.make(ids.workspace, withProperties({ managedNetwork: { ...network, firewallSku: "Basic" } }));
    expect(azure.properties(ids.workspace).managedNetwork).toMatchObject({ firewallSku: "Basic" });
    azure.make(ids.workspace, withProperties({ managedNetwork: network }));
    expect(azure.properties(ids.workspace).managedNetwork).not.toHaveProperty("firewallSku");
    azure.make(ids.workspace, withProperties({ managedNetwork: { ...network, firewallSku: "Basic" } }));
    azure.make(ids.workspace, withProperties({ managedNetwork: undefined }));
    expect(azure.properties(ids.workspace).managedNetwork).toMatchObject({ firewallSku: "Basic" });
  });
});

describe("a deleted workspace", () => {
  test("keeps its name, unless it is purged (gotcha 1)", () => {
    const azure = workspaceEstate();
    azure.end(ids.workspace);
    const answer = azure.put(ids.workspace, bodies.workspace);
    expectRefused(answer, 400, "BadRequest", "Soft-deleted workspace exists", "mlw-test");
    const purged = workspaceEstate();
    purged.end(ids.workspace, { query: { forceToPurge: "true" } });
    expectAccepted(purged.put(ids.workspace, bodies.workspace));
  });

  test("comes back when that is asked for", () => {
    const azure = workspaceEstate();
    azure.end(ids.workspace);
    azure.make(ids.workspace, withProperties({ allowRecoverSoftDeletedWorkspace: true }));
    expect(azure.cloud.softDeleted.size).toBe(0);
  });

  test("takes its computes and rules along", () => {
    const azure = workspaceEstate();
    const cluster = azure.make(`${ids.workspace}/computes/training`, bodies.cluster);
    azure.end(ids.workspace);
    expect(azure.cloud.store.get(cluster)).toBeUndefined();
    expect(azure.cloud.store.below(ids.workspace)).toEqual([]);
  });
});

describe("the managed network of a workspace", () => {
  const required = ["__SYS_PE_storage_blob", "__SYS_PE_storage_file", "__SYS_PE_vault_vault"];
  const rules = `${ids.workspace}/outboundRules`;

  test("has rules for the workspace's own resources from the start (gotcha 7)", () => {
    const azure = workspaceEstate();
    const list = azure.get(rules).body.value as { name: string }[];
    expect(list.map(({ name }) => name)).toEqual(required);
    const { outboundRules } = azure.properties(ids.workspace).managedNetwork as { outboundRules: object };
    expect(Object.keys(outboundRules)).toEqual(required);
    expect(azure.get(`${rules}/${required[0]}`).body).toMatchObject({ properties: { category: "Required" } });
  });

  test("has none where there is no managed network", () => {
    const azure = workspaceGround();
    azure.make(ids.workspace, withProperties({ managedNetwork: { isolationMode: "Disabled" } }));
    expect(azure.get(rules).body.value).toEqual([]);
  });

  test("is provisioned with the workspace, by an action, or with the first compute (gotcha 5)", () => {
    const statusOf = (azure: Azure) =>
      (azure.properties(ids.workspace).managedNetwork as { status: { status: string } }).status.status;
    const lazy = workspaceEstate();
    expect(statusOf(lazy)).toBe("Inactive");
    expect(lazy.properties(`${rules}/${required[0]}`).status).toBe("Inactive");
    lazy.make(`${ids.workspace}/computes/training`, bodies.cluster);
    expect(statusOf(lazy)).toBe("Active");
    expect(lazy.properties(`${rules}/${required[0]}`).status).toBe("Active");
    const asked = workspaceEstate();
    expectAccepted(asked.post(`${ids.workspace}/provisionManagedNetwork`));
    expect(statusOf(asked)).toBe("Active");
    const now = workspaceGround();
    now.make(ids.workspace, withProperties({ provisionNetworkNow: true }));
    expect(statusOf(now)).toBe("Active");
  });

  test("survives an update that says nothing of it", () => {
    const azure = workspaceEstate();
    azure.make(ids.workspace, changed(bodies.workspace, { tags: { a: "1" } }));
    azure.make(ids.workspace, withProperties({ managedNetwork: undefined }));
    expect(azure.properties(ids.workspace).managedNetwork).toMatchObject({
      isolationMode: "AllowOnlyApprovedOutbound",
      status: { status: "Inactive" },
    });
    expect(azure.get(rules).body.value).toHaveLength(3);
  });

  test("takes rules that a write of the workspace brings", () => {
    const azure = workspaceEstate();
    const outboundRules = { "pypi-org": { type: "FQDN", destination: "pypi.org" } };
    const managedNetwork = { isolationMode: "AllowOnlyApprovedOutbound", outboundRules };
    azure.make(ids.workspace, withProperties({ managedNetwork }));
    expect(azure.get(`${rules}/pypi-org`).body).toMatchObject({ properties: { category: "UserDefined" } });
    expect(azure.get(rules).body.value).toHaveLength(4);
  });
});

test("the identity that acts is the primary one of several", () => {
  const azure = workspaceGround();
  const other = azure.make(sibling(ids.identity, "a-first"), bodies.identity);
  const identity = { ...actingAs(other) };
  const userAssignedIdentities = { [other]: {}, [ids.identity]: {} };
  const body = changed(bodies.workspace, { identity: { ...identity, userAssignedIdentities } });
  expectAccepted(azure.put(ids.workspace, body));
});
