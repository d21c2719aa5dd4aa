import {
  CONTRIBUTOR,
  RBAC_ADMINISTRATOR,
} from "../../../../rehearsal/simulator/authorization/role-definitions";
import { expectAccepted, expectRefused } from "../support/azure";
import { actingAs, bodies, changed } from "../support/bodies";
import { assign, estate, LOCKS, principalOf, ROLES, workspaceGround } from "../support/estate";
import { GROUP, ids, on, SUBSCRIPTION, sibling } from "../support/ids";

const SOMEBODY = "00000000-0000-4000-8000-0000000000aa";

describe("a caller without a role", () => {
  test("is refused each method, with the action and the scope", () => {
    const azure = estate(["account"]);
    const sent = { caller: SOMEBODY };
    const action = "Microsoft.Storage/storageAccounts";
    expectRefused(azure.get(ids.account, sent), 403, "AuthorizationFailed", `${action}/read`, ids.account);
    expectRefused(
      azure.put(ids.account, bodies.account, sent),
      403,
      "AuthorizationFailed",
      `${action}/write`,
    );
    expectRefused(azure.patch(ids.account, {}, sent), 403, "AuthorizationFailed", `${action}/write`);
    expectRefused(azure.delete(ids.account, sent), 403, "AuthorizationFailed", `${action}/delete`);
    const keys = azure.post(`${ids.account}/listKeys`, undefined, sent);
    expectRefused(keys, 403, "AuthorizationFailed", `${action}/listKeys/action`, SOMEBODY);
    const list = azure.get(`${GROUP}/providers/${action}`, sent);
    expectRefused(list, 403, "AuthorizationFailed", `${action}/read`);
  });

  test("is refused before it learns whether something is there", () => {
    expectRefused(estate().get(ids.account, { caller: SOMEBODY }), 403, "AuthorizationFailed");
  });

  test("may do what its role allows, on the scope and below it", () => {
    const azure = estate(["account"]);
    assign(azure, GROUP, SOMEBODY, ROLES.reader);
    expectAccepted(azure.get(ids.account, { caller: SOMEBODY }));
    const write = azure.put(ids.account, bodies.account, { caller: SOMEBODY });
    expectRefused(write, 403, "AuthorizationFailed", "Microsoft.Storage/storageAccounts/write");
    const above = azure.get(SUBSCRIPTION, { caller: SOMEBODY });
    expectRefused(above, 403, "AuthorizationFailed", SUBSCRIPTION);
  });

  test("of a name that merely begins like the scope gets nothing from it", () => {
    const azure = estate(["account"]);
    const longer = azure.make(sibling(ids.account, "sttest2"), bodies.account);
    assign(azure, ids.account, SOMEBODY, ROLES.reader);
    expectRefused(azure.get(longer, { caller: SOMEBODY }), 403, "AuthorizationFailed", "sttest2");
  });

  test("loses what it could when the assignment goes", () => {
    const azure = estate(["account"]);
    const assignment = assign(azure, ids.account, SOMEBODY, ROLES.reader);
    azure.end(assignment);
    expectRefused(azure.get(ids.account, { caller: SOMEBODY }), 403, "AuthorizationFailed");
  });
});

describe("the deployer", () => {
  test("with Contributor alone may give no roles and set no locks", () => {
    const azure = estate(["account"]);
    azure.cloud.authorization.deployerRoles = [CONTRIBUTOR];
    expectAccepted(azure.put(ids.identity, bodies.identity));
    expect(() => assign(azure, ids.account, SOMEBODY, ROLES.reader)).toThrow(
      "Microsoft.Authorization/roleAssignments/write",
    );
    const lock = azure.put(on(ids.account, LOCKS, "keep"), { properties: { level: "ReadOnly" } });
    expectRefused(lock, 403, "AuthorizationFailed", "Microsoft.Authorization/locks/write");
  });

  test("without Contributor may give roles and make nothing", () => {
    const azure = estate(["account"]);
    azure.cloud.authorization.deployerRoles = [RBAC_ADMINISTRATOR];
    assign(azure, ids.account, SOMEBODY, ROLES.reader);
    expectRefused(azure.put(ids.identity, bodies.identity), 403, "AuthorizationFailed", "id-test");
  });
});

describe("the deployer as a group", () => {
  test("has the group's roles where the group has them, and its own no more", () => {
    const azure = estate(["account"]);
    assign(azure, ids.account, SOMEBODY, ROLES.reader);
    azure.cloud.authorization.deployerGroup = SOMEBODY;
    expectAccepted(azure.get(ids.account));
    expectRefused(azure.put(ids.identity, bodies.identity), 403, "AuthorizationFailed", "id-test");
  });
});

describe("a custom role", () => {
  const definition = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-4000-8000-00000000cafe`;
  const body = {
    properties: {
      roleName: "lock keeper",
      assignableScopes: [SUBSCRIPTION],
      permissions: [{ actions: ["Microsoft.Authorization/locks/*"], notActions: ["*/delete"] }],
    },
  };

  test("allows what its definition says, and no more", () => {
    const azure = estate();
    azure.make(definition, body);
    assign(azure, GROUP, SOMEBODY, "00000000-0000-4000-8000-00000000cafe");
    const lock = on(GROUP, LOCKS, "keep");
    expectAccepted(azure.put(lock, { properties: { level: "CanNotDelete" } }, { caller: SOMEBODY }));
    expectRefused(azure.delete(lock, { caller: SOMEBODY }), 403, "AuthorizationFailed", "locks/delete");
  });

  test("stays while somebody holds it", () => {
    const azure = estate();
    azure.make(definition, body);
    const assignment = assign(azure, GROUP, SOMEBODY, "00000000-0000-4000-8000-00000000cafe");
    expectRefused(azure.delete(definition), 400, "RoleDefinitionHasAssignments", assignment);
    azure.end(assignment);
    expectAccepted(azure.delete(definition));
  });

  test("is shown by its id and by its GUID, and so is any built-in one", () => {
    const azure = estate();
    azure.make(definition, body);
    const shown = (id: string) => azure.get(id).body.properties;
    expect(shown(definition)).toMatchObject({ type: "CustomRole", roleName: "lock keeper" });
    const tail = definition.replace(SUBSCRIPTION, "");
    expect(shown(tail)).toMatchObject({ roleName: "lock keeper" });
    const builtIn = tail.replace(/[^/]+$/, ROLES.contributor);
    expect(shown(builtIn)).toMatchObject({
      roleName: "Contributor",
      permissions: [
        { actions: ["*"], notActions: expect.arrayContaining(["Microsoft.Authorization/*/Write"]) },
      ],
    });
    const unlisted = tail.replace(/[^/]+$/, ROLES.blobData);
    // another custom role may be made of it, until somebody holds it
    expectRefused(azure.get(unlisted), 404, "RoleDefinitionDoesNotExist", ROLES.blobData);
    assign(azure, GROUP, SOMEBODY, ROLES.blobData);
    expect(shown(unlisted)).toMatchObject({
      type: "BuiltInRole",
      permissions: [{ actions: [], notActions: [] }],
    });
  });

  test("has a name and scopes", () => {
    const azure = estate();
    expectRefused(azure.put(definition, { properties: {} }), 400, "InvalidRoleDefinition", "cafe");
    const noScopes = { properties: { ...body.properties, assignableScopes: [] } };
    expectRefused(azure.put(definition, noScopes), 400, "InvalidRoleDefinition", "assignable scope");
  });
});

describe("a right on another resource", () => {
  /** Contributor of the group, but only reader of what is shared. */
  function guest() {
    const azure = estate(["network", "subnet", "account", "identity", "logs", "zone", "securityGroup"]);
    const own = azure.make(`${SUBSCRIPTION}/resourceGroups/rg-own`, bodies.group);
    assign(azure, own, SOMEBODY, ROLES.contributor);
    return { azure, in: (id: string) => id.replace(GROUP, own), sent: { caller: SOMEBODY } };
  }

  test("is needed to join a subnet and to be approved by the target", () => {
    const { azure, sent, in: own } = guest();
    const join = azure.put(own(ids.endpoint), bodies.endpoint, sent);
    expectRefused(join, 403, "LinkedAuthorizationFailed", "subnets/join/action", ids.subnet);
    assign(azure, ids.network, SOMEBODY, ROLES.contributor);
    const approve = azure.put(own(ids.endpoint), bodies.endpoint, sent);
    expectRefused(
      approve,
      403,
      "LinkedAuthorizationFailed",
      "PrivateEndpointConnectionsApproval",
      ids.account,
    );
    assign(azure, ids.account, SOMEBODY, ROLES.contributor);
    expectAccepted(azure.put(own(ids.endpoint), bodies.endpoint, sent));
  });

  test("is needed to put a compute into a subnet", () => {
    const azure = workspaceGround();
    const properties = { managedNetwork: { isolationMode: "Disabled" } };
    azure.make(ids.workspace, changed(bodies.workspace, { properties }));
    azure.make(ids.network, bodies.network);
    azure.make(ids.subnet, bodies.subnet);
    assign(azure, ids.workspace, SOMEBODY, ROLES.contributor);
    const subnet = { subnet: { id: ids.subnet } };
    const body = changed(bodies.cluster, { properties: { properties: subnet } });
    const put = () => azure.put(`${ids.workspace}/computes/training`, body, { caller: SOMEBODY });
    expectRefused(put(), 403, "LinkedAuthorizationFailed", "subnets/join/action", ids.subnet);
    assign(azure, ids.network, SOMEBODY, ROLES.contributor);
    expectAccepted(put());
  });

  test("is needed to act as an identity", () => {
    const { azure, sent, in: own } = guest();
    const body = { ...bodies.account, identity: actingAs(ids.identity) };
    const path = own(sibling(ids.account, "stown"));
    expectRefused(
      azure.put(path, body, sent),
      403,
      "LinkedAuthorizationFailed",
      "userAssignedIdentities/assign/action",
      ids.identity,
    );
    assign(azure, ids.identity, SOMEBODY, ROLES.contributor);
    expectAccepted(azure.put(path, body, sent));
  });

  test("is needed to use a security group, a zone or a workspace for logs", () => {
    const { azure, sent, in: own } = guest();
    azure.make(own(ids.network), bodies.network);
    azure.make(own(ids.identity), bodies.identity);
    const subnet = changed(bodies.subnet, {
      properties: { networkSecurityGroup: { id: ids.securityGroup } },
    });
    expectRefused(
      azure.put(own(ids.subnet), subnet, sent),
      403,
      "LinkedAuthorizationFailed",
      ids.securityGroup,
    );
    const setting = {
      properties: { workspaceId: ids.logs, metrics: [{ category: "AllMetrics", enabled: true }] },
    };
    const diagnostics = azure.put(
      on(own(ids.network), "Microsoft.Insights/diagnosticSettings", "logs"),
      setting,
      sent,
    );
    expectRefused(diagnostics, 403, "LinkedAuthorizationFailed", "sharedKeys/action", ids.logs);
  });
});

describe("a role that was just given", () => {
  const minutes = 10 * 60_000;

  test("counts after the propagation, and not before", () => {
    const azure = estate(["account"], { rolePropagation: minutes });
    assign(azure, ids.account, SOMEBODY, ROLES.reader);
    azure.pass(minutes - 1);
    expectRefused(azure.get(ids.account, { caller: SOMEBODY }), 403, "AuthorizationFailed");
    azure.pass(1);
    expectAccepted(azure.get(ids.account, { caller: SOMEBODY }));
  });

  test("lets the workspace be made only when it counts for its identity (gotcha 16)", () => {
    const azure = workspaceGround();
    azure.cloud.authorization.propagation = minutes;
    const principal = principalOf(azure, ids.identity);
    azure.end(assign(azure, GROUP, principal, ROLES.reader));
    const lost = assignmentsOf(azure, ids.vault, ROLES.secrets);
    azure.end(lost);
    assign(azure, ids.vault, principal, ROLES.secrets);
    const early = azure.put(ids.workspace, bodies.workspace);
    expectRefused(early, 400, "FailedIdentityOperation", "mlw-test", "keep secrets", ids.vault);
    azure.pass(minutes);
    expectAccepted(azure.put(ids.workspace, bodies.workspace));
  });
});

function assignmentsOf(azure: ReturnType<typeof estate>, scope: string, role: string): string {
  const found = azure.cloud.store
    .childrenOf(scope, "Microsoft.Authorization/roleAssignments")
    .find(({ properties }) => String(properties.roleDefinitionId).endsWith(role));
  return found?.id ?? "";
}
