import { expectAccepted, expectRefused } from "../support/azure";
import { actingAs, bodies, changed } from "../support/bodies";
import { estate } from "../support/estate";
import { elsewhere, GROUP, ids, OTHER_SUBSCRIPTION, on, SUBSCRIPTION, sibling } from "../support/ids";

const TYPE = "Microsoft.Insights/diagnosticSettings";
const setting = (owner: string, name = "to-logs") => on(owner, TYPE, name);
const log = (change: object) => ({ enabled: true, ...change });
const body = (properties: object = {}) => ({
  properties: { workspaceId: ids.logs, logs: [log({ categoryGroup: "allLogs" })], ...properties },
});

describe("a Log Analytics workspace", () => {
  const withProperties = (properties: object) => changed(bodies.logs, { properties });

  test("keeps logs from 30 to 730 days", () => {
    const azure = estate();
    for (const retentionInDays of [29, 731]) {
      const answer = azure.put(ids.logs, withProperties({ retentionInDays }));
      expectRefused(answer, 400, "InvalidParameter", String(retentionInDays), "log-test");
    }
    expectAccepted(azure.put(ids.logs, withProperties({ retentionInDays: 730 })));
  });

  test("has a known SKU and a name of 4 to 63 characters", () => {
    const azure = estate();
    expectRefused(
      azure.put(ids.logs, withProperties({ sku: { name: "Gold" } })),
      400,
      "InvalidParameter",
      "Gold",
    );
    for (const name of ["log", "-log-test", "log-test-", "l".repeat(64)]) {
      expectRefused(azure.put(sibling(ids.logs, name), bodies.logs), 400, "InvalidParameter", `'${name}'`);
    }
  });

  test("that was deleted comes back as it was when one of the name is made", () => {
    const azure = estate(["logs"]);
    const before = azure.properties(ids.logs).customerId;
    azure.end(ids.logs);
    const list = `${GROUP}/providers/Microsoft.OperationalInsights/deletedWorkspaces`;
    expect(azure.get(list).body.value).toMatchObject([{ id: ids.logs }]);
    azure.make(ids.logs, bodies.logs);
    expect(azure.properties(ids.logs).customerId).toBe(before);
    expect(azure.get(list).body.value).toEqual([]);
  });

  test("that was deleted comes back only in its own region", () => {
    const azure = estate(["logs"]);
    azure.end(ids.logs);
    const answer = azure.put(ids.logs, changed(bodies.logs, { location: "northeurope" }));
    expectRefused(answer, 400, "InvalidParameter", "log-test", "westeurope");
  });

  test("is gone for good when its deletion is forced", () => {
    const azure = estate(["logs"]);
    azure.end(ids.logs, { query: { force: "true" } });
    expectAccepted(azure.put(ids.logs, changed(bodies.logs, { location: "northeurope" })));
  });
});

describe("Application Insights", () => {
  test("lies on a workspace that is there", () => {
    const azure = estate();
    expectRefused(
      azure.put(ids.insights, bodies.insights),
      400,
      "InvalidWorkspaceResourceId",
      ids.logs,
      "appi-test",
    );
    azure.make(ids.logs, bodies.logs);
    expectAccepted(azure.put(ids.insights, bodies.insights));
  });

  test("lies on a workspace of another subscription, of which nothing is known", () => {
    const WorkspaceResourceId = ids.logs.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION);
    const body = changed(bodies.insights, { properties: { WorkspaceResourceId } });
    expectAccepted(estate().put(ids.insights, body));
    const classic = changed(bodies.insights, { properties: { WorkspaceResourceId: undefined } });
    expectAccepted(estate().put(ids.insights, classic));
  });

  test("keeps data for one of some numbers of days", () => {
    const change = { properties: { RetentionInDays: 31 } };
    const answer = estate(["logs"]).put(ids.insights, changed(bodies.insights, change));
    expectRefused(answer, 400, "InvalidParameter", "31", "appi-test");
  });

  test("keeps its billing features when it is written again", () => {
    const azure = estate(["logs", "insights"]);
    const path = `${ids.insights}/currentbillingfeatures`;
    expectAccepted(azure.put(path, { CurrentBillingFeatures: ["Basic"], DataVolumeCap: { Cap: 7 } }));
    azure.make(ids.insights, bodies.insights);
    expect(azure.get(path).body).toMatchObject({ DataVolumeCap: { Cap: 7 } });
  });
});

describe("a diagnostic setting", () => {
  test("takes exactly one of category and group a log (gotcha 23)", () => {
    const azure = estate(["logs", "vault"]);
    const put = (...logs: object[]) => azure.put(setting(ids.vault), body({ logs }));
    expectRefused(put(log({})), 400, "BadRequest", ids.vault);
    expectRefused(
      put(log({ category: "AuditEvent", categoryGroup: "audit" })),
      400,
      "BadRequest",
      "AuditEvent",
    );
    expectRefused(put(log({ category: "AuditEvent" }), log({ categoryGroup: "audit" })), 400, "BadRequest");
    expectAccepted(put(log({ category: "AuditEvent", categoryGroup: null })));
  });

  test("takes a sink that is there, and something to send", () => {
    const azure = estate(["logs", "vault"]);
    const put = (properties: object) => azure.put(setting(ids.vault), body(properties));
    expectRefused(put({ workspaceId: undefined }), 400, "BadRequest", "data sink", ids.vault);
    const none = elsewhere(sibling(ids.logs, "log-none"), GROUP);
    expectRefused(put({ workspaceId: none }), 400, "ResourceNotFound", "log-none");
    expectRefused(put({ logs: null }), 400, "BadRequest", ids.vault);
    expectAccepted(put({ logs: null, metrics: [{ category: "AllMetrics", enabled: true }] }));
  });

  test("sends to a workspace of another subscription, or to something else", () => {
    const azure = estate(["vault"]);
    const workspaceId = ids.logs.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION);
    expectAccepted(azure.put(setting(ids.vault), body({ workspaceId })));
    const storageAccountId = ids.account;
    expectAccepted(azure.put(setting(ids.vault), body({ workspaceId: undefined, storageAccountId })));
  });

  test("shows both groups where one of them is used", () => {
    const azure = estate(["logs", "vault"]);
    azure.make(setting(ids.vault), body());
    expect(azure.properties(setting(ids.vault)).logs).toMatchObject([
      { categoryGroup: "allLogs", enabled: true },
      { categoryGroup: "audit", enabled: false },
    ]);
    const audited = estate(["logs", "vault"]);
    audited.make(setting(ids.vault), body({ logs: [log({ categoryGroup: "audit" })] }));
    expect(audited.properties(setting(ids.vault)).logs).toMatchObject([
      { categoryGroup: "audit", enabled: true },
      { categoryGroup: "allLogs", enabled: false },
    ]);
  });

  test("shows no audit group on what has no audit logs", () => {
    const azure = estate(["logs", "securityGroup"]);
    azure.make(setting(ids.securityGroup), body());
    expect(azure.properties(setting(ids.securityGroup)).logs).toMatchObject([{ categoryGroup: "allLogs" }]);
  });

  test("of a storage account has metrics only: its logs are those of its services (gotcha 25)", () => {
    const azure = estate(["logs", "account"]);
    expectRefused(azure.put(setting(ids.account), body()), 400, "BadRequest", "allLogs", ids.account);
    const metrics = [{ category: "Transaction", enabled: true }];
    expectAccepted(azure.put(setting(ids.account), body({ logs: null, metrics })));
    expectAccepted(azure.put(setting(`${ids.account}/blobServices/default`), body({ metrics })));
  });

  test("of a security group has no metrics", () => {
    const azure = estate(["logs", "securityGroup"]);
    const metrics = [{ category: "AllMetrics", enabled: true }];
    const answer = azure.put(setting(ids.securityGroup), body({ metrics }));
    expectRefused(answer, 400, "BadRequest", "AllMetrics", ids.securityGroup);
    expectAccepted(azure.put(setting(ids.securityGroup), body()));
  });

  test("doesn't lie on what has no diagnostics at all", () => {
    const azure = estate(["logs", "identity"]);
    expectRefused(azure.put(setting(ids.identity), body()), 400, "ResourceTypeNotSupported", ids.identity);
  });

  test("sends a category to a sink once", () => {
    const azure = estate(["logs", "vault"]);
    azure.make(setting(ids.vault), body());
    const second = azure.put(setting(ids.vault, "second"), body());
    expectRefused(second, 409, "Conflict", "to-logs", "second");
    const other = body({ logs: [log({ categoryGroup: "audit" })] });
    expectAccepted(azure.put(setting(ids.vault, "second"), other));
    expectAccepted(azure.put(setting(ids.vault), body()));
  });

  test("is one of five at most", () => {
    const azure = estate(["logs", "vault"]);
    for (let index = 1; index <= 5; index += 1) {
      azure.make(setting(ids.vault, `s${index}`), body({ logs: [log({ category: `Category${index}` })] }));
    }
    const sixth = azure.put(setting(ids.vault, "s6"), body({ logs: [log({ category: "Category6" })] }));
    expectRefused(sixth, 409, "Conflict", "s6", ids.vault);
    const third = azure.put(setting(ids.vault, "s3"), body({ logs: [log({ category: "Category3" })] }));
    expectAccepted(third);
  });
});

describe("an alert", () => {
  const alert = `${GROUP}/providers/Microsoft.Insights/metricAlerts/cpu`;
  const actionGroup = `${GROUP}/providers/Microsoft.Insights/actionGroups/ag`;
  const properties = { severity: 2, scopes: [ids.vault], actions: [{ actionGroupId: actionGroup }] };
  const put = (change: object) => {
    const azure = estate(["vault"]);
    azure.make(actionGroup, { location: "global", properties: { groupShortName: "team" } });
    return azure.put(alert, { location: "global", properties: { ...properties, ...change } });
  };

  test("is accepted with a scope and a group that are there", () => {
    expectAccepted(put({}));
    expectAccepted(put({ scopes: [SUBSCRIPTION] }));
  });

  test("names a scope and groups that are there", () => {
    expectRefused(put({ scopes: [] }), 400, "BadRequest", "cpu", "scopes");
    expectRefused(put({ scopes: [ids.account] }), 400, "ResourceNotFoundError", "cpu", ids.account);
    const none = sibling(actionGroup, "none");
    expectRefused(put({ actions: [{ actionGroupId: none }] }), 400, "ResourceNotFoundError", none);
  });

  test("on logs asks with an identity that is there", () => {
    const rule = `${GROUP}/providers/Microsoft.Insights/scheduledQueryRules/errors`;
    const azure = estate(["logs"]);
    const body = {
      location: "westeurope",
      identity: actingAs(ids.identity),
      properties: { severity: 1, scopes: [ids.logs], actions: { actionGroups: [] } },
    };
    expectRefused(azure.put(rule, body), 400, "FailedIdentityOperation", "errors", ids.identity);
    azure.make(ids.identity, bodies.identity);
    expectAccepted(azure.put(rule, body));
    const { principalId } = azure.properties(ids.identity);
    expect(azure.get(rule).body.identity).toMatchObject({
      userAssignedIdentities: { [ids.identity]: { principalId } },
    });
  });

  test("has a severity from 0 to 4", () => {
    expectRefused(put({ severity: 5 }), 400, "BadRequest", "cpu", "5");
  });

  test("tells a group with a short name", () => {
    const put = (groupShortName: string) =>
      estate().put(actionGroup, { location: "global", properties: { groupShortName } });
    expectRefused(put("thirteen-long"), 400, "BadRequest", "thirteen-long", "'ag'");
    expectRefused(put(""), 400, "BadRequest", "'ag'");
    expectAccepted(put("twelve-chars"));
  });

  test("tells a group whose receivers have names of their own, whatever they are", () => {
    const put = (role: string) =>
      estate().put(actionGroup, {
        location: "global",
        properties: {
          groupShortName: "team",
          emailReceivers: [{ name: "team", emailAddress: "team@example.com" }],
          armRoleReceivers: [{ name: role, roleId: "43d0d8ad-25c7-4714-9337-8ba259a9fe05" }],
          smsReceivers: null,
        },
      });
    expectRefused(put("Team"), 400, "BadRequest", "'ag'", "'team'");
    expectAccepted(put("readers"));
  });
});
