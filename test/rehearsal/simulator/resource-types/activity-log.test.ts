import { expectAccepted, expectRefused } from "../support/azure";
import { estate } from "../support/estate";
import { GROUP, ids, OTHER_SUBSCRIPTION, SUBSCRIPTION, sibling } from "../support/ids";

const ALERT = `${GROUP}/providers/Microsoft.Insights/activityLogAlerts/lock-changed`;
const ACTION_GROUP = `${GROUP}/providers/Microsoft.Insights/actionGroups/ag-test`;
const is = (field: string, equals: string) => ({ field, equals });
const LOCKS = is("resourceType", "Microsoft.Authorization/locks");
const ADMINISTRATIVE = is("category", "Administrative");
const alert = (properties: object, location = "global") => ({
  location,
  properties: {
    scopes: [SUBSCRIPTION],
    condition: { allOf: [ADMINISTRATIVE, LOCKS] },
    actions: { actionGroups: [] },
    enabled: true,
    ...properties,
  },
});
const matching = (...allOf: object[]) => estate().put(ALERT, alert({ condition: { allOf } }));

describe("an alert on the activity log", () => {
  test("lies in one of few places", () => {
    const azure = estate();
    expectRefused(azure.put(ALERT, alert({}, "swedencentral")), 400, "LocationNotAvailableForResourceType");
    expectAccepted(azure.put(ALERT, alert({}, "global")));
  });

  test("has one category that there is, and more than that", () => {
    expectRefused(matching(ADMINISTRATIVE), 400, "BadRequest", "Administrative");
    expectRefused(matching(is("category", "Weather"), LOCKS), 400, "BadRequest", "Weather");
    expectRefused(matching(LOCKS, is("level", "Error")), 400, "BadRequest", "category");
    expectRefused(matching(ADMINISTRATIVE, is("category", "Policy"), LOCKS), 400, "BadRequest", "category");
    expectAccepted(matching(is("category", "ServiceHealth")));
  });

  test("compares fields of events, each in one way", () => {
    expectRefused(matching(ADMINISTRATIVE, is("color", "red")), 400, "BadRequest", "color");
    expectRefused(matching(ADMINISTRATIVE, { field: "status" }), 400, "BadRequest", "status");
    const both = { field: "status", equals: "Failed", containsAny: ["Succeeded"] };
    expectRefused(matching(ADMINISTRATIVE, both), 400, "BadRequest", "Succeeded");
    expectRefused(
      matching(ADMINISTRATIVE, { anyOf: [LOCKS, is("color", "red")] }),
      400,
      "BadRequest",
      "color",
    );
    expectAccepted(
      matching(ADMINISTRATIVE, { anyOf: [LOCKS, is("resourceType", "Microsoft.KeyVault/vaults")] }),
    );
    expectAccepted(matching(is("category", "Recommendation"), is("properties.recommendationImpact", "High")));
  });

  test("is about its own subscription, or something there", () => {
    const azure = estate(["vault"]);
    const about = (...scopes: string[]) => azure.put(ALERT, alert({ scopes }));
    expectRefused(about(), 400, "BadRequest", "scopes");
    expectRefused(about(OTHER_SUBSCRIPTION), 400, "BadRequest", OTHER_SUBSCRIPTION);
    expectRefused(about(sibling(ids.vault, "kv-none")), 400, "ResourceNotFound", "kv-none");
    expectAccepted(about(GROUP, ids.vault));
  });

  test("of Service Health is about a subscription", () => {
    const condition = { allOf: [is("category", "ServiceHealth")] };
    expectRefused(
      estate().put(ALERT, alert({ condition, scopes: [GROUP] })),
      400,
      "BadRequest",
      "Service Health",
    );
  });

  test("tells groups that are there", () => {
    const azure = estate();
    const telling = (actionGroupId: string) =>
      azure.put(ALERT, alert({ actions: { actionGroups: [{ actionGroupId }] } }));
    expectRefused(telling(ACTION_GROUP), 400, "ResourceNotFound", "ag-test");
    expectAccepted(telling(ACTION_GROUP.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)));
    azure.make(ACTION_GROUP, { location: "global", properties: { groupShortName: "ml" } });
    expectAccepted(telling(ACTION_GROUP));
  });
});

describe("the diagnostic setting of a subscription", () => {
  const SETTING = `${SUBSCRIPTION}/providers/Microsoft.Insights/diagnosticSettings/to-logs`;
  const body = (properties: object) => ({ properties: { workspaceId: ids.logs, ...properties } });
  const log = (category: string) => ({ category, enabled: true });

  test("sends categories of the activity log, and no metrics", () => {
    const azure = estate(["logs"]);
    expectRefused(azure.put(SETTING, body({ logs: [log("AuditEvent")] })), 400, "BadRequest", "AuditEvent");
    const metrics = [{ category: "AllMetrics", enabled: true }];
    expectRefused(azure.put(SETTING, body({ metrics })), 400, "BadRequest", "AllMetrics");
    expectAccepted(azure.put(SETTING, body({ logs: [log("Administrative"), log("ServiceHealth")] })));
  });

  test("isn't doubled by another one that sends the same to the same place", () => {
    const azure = estate(["logs"]);
    azure.make(SETTING, body({ logs: [log("Administrative")] }));
    const other = sibling(SETTING, "again");
    expectRefused(azure.put(other, body({ logs: [log("Administrative")] })), 409, "Conflict", "to-logs");
    expectAccepted(azure.put(other, body({ logs: [log("Policy")] })));
  });
});
