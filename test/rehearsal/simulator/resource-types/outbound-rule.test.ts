import { type Azure, expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { assign, ROLES, workspaceEstate, workspaceGround } from "../support/estate";
import { ids } from "../support/ids";

const rule = (name: string) => `${ids.workspace}/outboundRules/${name}`;
const host = (destination: string) => ({ properties: { type: "FQDN", destination } });
const endpoint = (serviceResourceId: string, subresourceTarget: string) => ({
  properties: { type: "PrivateEndpoint", destination: { serviceResourceId, subresourceTarget } },
});
const names = (azure: Azure): string[] =>
  azure.cloud.store
    .childrenOf(ids.workspace, "Microsoft.MachineLearningServices/workspaces/outboundRules")
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("__SYS"));

describe("an outbound rule", () => {
  test("needs a managed network", () => {
    const azure = workspaceGround();
    const managedNetwork = { isolationMode: "Disabled" };
    azure.make(ids.workspace, changed(bodies.workspace, { properties: { managedNetwork } }));
    expectRefused(azure.put(rule("pypi"), host("pypi.org")), 400, "ValidationError", "pypi");
  });

  test("to a host needs the mode in which only approved traffic leaves", () => {
    const azure = workspaceGround();
    const managedNetwork = { isolationMode: "AllowInternetOutbound" };
    azure.make(ids.workspace, changed(bodies.workspace, { properties: { managedNetwork } }));
    const answer = azure.put(rule("pypi"), host("pypi.org"));
    expectRefused(answer, 400, "ValidationError", "AllowInternetOutbound", "pypi");
    expectAccepted(azure.put(rule("own"), endpoint(ids.account, "table")));
  });

  test("is of one of three types, with a destination that fits", () => {
    const azure = workspaceEstate();
    const put = (properties: object) => azure.put(rule("one"), { properties: { ...properties } });
    expectRefused(put({ type: "Any", destination: "*" }), 400, "ValidationError", "one", "Any");
    expectRefused(put({ type: "FQDN", destination: "https://pypi.org/" }), 400, "ValidationError", "one");
    expectRefused(put({ type: "ServiceTag", destination: {} }), 400, "ValidationError", "one", "ServiceTag");
    expectRefused(put({ type: "PrivateEndpoint", destination: {} }), 400, "ValidationError", "one");
    expectAccepted(put({ type: "ServiceTag", destination: { serviceTag: "AzureMonitor", protocol: "TCP" } }));
    azure.settle();
    expectAccepted(azure.put(rule("two"), host("*.pypi.org")));
  });

  test("to a private endpoint needs a target, a sub-resource of it, and the right to approve (gotcha 9)", () => {
    const azure = workspaceEstate();
    const account = azure.make(ids.account.replace("sttest", "stdata"), bodies.account);
    const put = (target: string, group: string) => azure.put(rule("data"), endpoint(target, group));
    expectRefused(put(`${account}x`, "blob"), 400, "ValidationError", "data", "stdatax");
    expectRefused(put(account, "vault"), 400, "ValidationError", "data", account, "vault");
    expectRefused(
      put(account, "blob"),
      400,
      "ValidationError",
      "data",
      "mlw-test",
      "may not approve",
      account,
    );
    assign(azure, account, String(azure.properties(ids.identity).principalId), ROLES.approver);
    expectAccepted(put(account, "blob"));
  });

  test("is active once the network has been provisioned (gotcha 5)", () => {
    const azure = workspaceEstate();
    azure.make(rule("pypi"), host("pypi.org"));
    expect(azure.properties(rule("pypi")).status).toBe("Inactive");
    azure.make(`${ids.workspace}/computes/training`, bodies.cluster);
    expect(azure.properties(rule("pypi")).status).toBe("Active");
    azure.make(rule("late"), host("late.org"));
    expect(azure.properties(rule("late")).status).toBe("Active");
  });

  test("that the workspace requires can neither be changed nor deleted", () => {
    const azure = workspaceEstate();
    const required = rule("__SYS_PE_vault_vault");
    expectRefused(
      azure.put(required, endpoint(ids.vault, "vault")),
      400,
      "ValidationError",
      "__SYS_PE_vault",
    );
    expectRefused(azure.delete(required), 400, "ValidationError", "__SYS_PE_vault_vault");
  });

  test("is shown by the workspace as long as it is there", () => {
    const azure = workspaceEstate();
    const shown = () => azure.properties(ids.workspace).managedNetwork;
    azure.make(rule("pypi"), host("pypi.org"));
    expect(shown()).toMatchObject({ outboundRules: { pypi: { destination: "pypi.org" } } });
    azure.end(rule("pypi"));
    expect(shown()).not.toMatchObject({ outboundRules: { pypi: {} } });
  });
});

describe("two outbound rules (gotcha 6)", () => {
  test("written one after the other both stay", () => {
    const azure = workspaceEstate();
    azure.make(rule("one"), host("one.org"));
    azure.make(rule("two"), host("two.org"));
    expect(names(azure)).toEqual(["one", "two"]);
  });

  test("written at once: the one that ends last rewrites the list, and the other is lost", () => {
    const azure = workspaceEstate();
    expectAccepted(azure.put(rule("one"), host("one.org")));
    azure.pass(1000);
    expectAccepted(azure.put(rule("two"), host("two.org")));
    azure.settle();
    expect(names(azure)).toEqual(["two"]);
    expectRefused(azure.get(rule("one")), 404, "ResourceNotFound", "one");
  });

  test("written when the first has just ended both stay", () => {
    const azure = workspaceEstate();
    azure.put(rule("one"), host("one.org"));
    azure.pass(30_000);
    azure.put(rule("two"), host("two.org"));
    azure.settle();
    expect(names(azure)).toEqual(["one", "two"]);
  });

  test("of which one is only changed both stay: the list had it already", () => {
    const azure = workspaceEstate();
    azure.make(rule("one"), host("one.org"));
    azure.put(rule("one"), host("changed.org"));
    azure.put(rule("two"), host("two.org"));
    azure.settle();
    expect(names(azure)).toEqual(["one", "two"]);
  });

  test("don't take the required ones away", () => {
    const azure = workspaceEstate();
    azure.put(rule("one"), host("one.org"));
    azure.put(rule("two"), host("two.org"));
    azure.settle();
    expect(azure.cloud.store.get(rule("__SYS_PE_vault_vault"))).toBeDefined();
  });
});
