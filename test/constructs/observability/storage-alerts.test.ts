import { StorageAlerts, type StorageAlertsProps } from "../../../constructs/observability/storage-alerts";
import { Template } from "../../support/template";
import { messageOf } from "../serving/alerting";
import { testStack } from "../serving/readable-stack";
import { account, all, logs, metricOf, nobody, queryAlertOf, queryOf } from "./alert-readers";

function storage(props: Partial<StorageAlertsProps> = {}): Template {
  const stack = testStack();
  new StorageAlerts(stack, "alerts", { ...logs, account, ...props });
  return Template.of(stack);
}

describe("StorageAlerts", () => {
  test("tells of requests that Azure left unanswered, and of those that are too many", () => {
    const made = storage();
    expect(metricOf(made, "storage-availability")).toMatchObject({
      name: "stchurn-storage-availability",
      scopes: [account.storageAccountId],
      severity: 1,
      window_size: "PT1H",
      criteria: [
        { metric_name: "Availability", aggregation: "Average", operator: "LessThan", threshold: 99 },
      ],
    });
    expect(metricOf(made, "storage-throttled")).toMatchObject({
      severity: 2,
      criteria: [
        {
          metric_namespace: "Microsoft.Storage/storageAccounts",
          metric_name: "Transactions",
          aggregation: "Total",
          operator: "GreaterThan",
          threshold: 100,
          dimension: [
            all(
              [
                "ServerBusyError",
                "ClientThrottlingError",
                "ClientAccountBandwidthThrottlingError",
                "ClientAccountRequestThrottlingError",
              ],
              "ResponseType",
            ),
          ],
        },
      ],
    });
  });

  test("tells of each reason for which blobs were refused", () => {
    expect(queryAlertOf(storage(), "storage-denied")).toMatchObject({
      severity: 2,
      criteria: [{ dimension: [all(["*"], "StatusText")] }],
    });
    expect(queryOf(storage({ denied: { threshold: 25 } }), "storage-denied")).toEqual([
      "StorageBlobLogs",
      '| where AccountName =~ "stchurn"',
      '| where StatusCode == "403"',
      "| summarize Denied = count() by StatusText",
      "| where Denied > 25",
    ]);
  });

  test("each threshold is an input", () => {
    const made = storage({
      availability: { threshold: 99.9, window: "PT6H" },
      throttled: { threshold: 5, severity: 1 },
    });
    expect(metricOf(made, "storage-availability")).toMatchObject({
      window_size: "PT6H",
      criteria: [{ threshold: 99.9 }],
    });
    expect(metricOf(made, "storage-throttled")).toMatchObject({ severity: 1, criteria: [{ threshold: 5 }] });
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      storage({
        alerting: nobody,
        account: { ...account, storageAccountName: 'a"' },
        availability: { threshold: 101 },
        denied: { threshold: -1 },
        throttled: { threshold: -1 },
      }),
    );
    for (const field of [
      "alerting.actionGroupId must",
      "account.storageAccountName may",
      "availability.threshold must be 0.001 to 100 percent (got 101)",
      "denied.threshold must",
      "throttled.threshold must",
    ]) {
      expect(message).toContain(field);
    }
  });
});
