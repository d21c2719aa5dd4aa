import { IngestionAlert, type IngestionAlertProps } from "../../../constructs/observability/ingestion-alert";
import { Template } from "../../support/template";
import { LOGS, messageOf } from "../serving/alerting";
import { testStack } from "../serving/readable-stack";
import { logs, nobody, queryAlertOf, queryOf } from "./alert-readers";

function ingestion(props: Partial<IngestionAlertProps> = {}): Template {
  const stack = testStack();
  new IngestionAlert(stack, "alerts", { ...logs, name: "log-churn", budget: { threshold: 5 }, ...props });
  return Template.of(stack);
}

describe("IngestionAlert", () => {
  test("tells of a day on which more came in than is budgeted for", () => {
    expect(queryAlertOf(ingestion(), "ingestion-budget")).toMatchObject({
      name: "log-churn-ingestion-budget",
      severity: 3,
      window_duration: "P1D",
      scopes: [LOGS],
    });
    expect(queryOf(ingestion(), "ingestion-budget")).toEqual([
      "Usage",
      "| where IsBillable == true",
      "| summarize Gigabytes = sum(Quantity) / 1000",
      "| where Gigabytes > 5",
    ]);
  });

  test("tells that the daily cap is reached, from then on alerts on logs are blind", () => {
    const made = ingestion({ capSeverity: 0 });
    expect(queryAlertOf(made, "ingestion-cap")).toMatchObject({ severity: 0, window_duration: "PT15M" });
    expect(queryAlertOf(ingestion(), "ingestion-cap").severity).toBe(1);
    expect(queryOf(made, "ingestion-cap")).toEqual([
      "_LogOperation",
      '| where Category =~ "Ingestion"',
      '| where Detail contains "OverQuota"',
      "| project TimeGenerated, Operation, Detail",
    ]);
  });

  test("says all that is wrong at once, a budget of nothing too", () => {
    const message = messageOf(() =>
      ingestion({ alerting: nobody, name: "", budget: { threshold: 0 }, capSeverity: JSON.parse("9") }),
    );
    for (const field of [
      "alerting.actionGroupId must",
      "name must be 1 to 200",
      "budget.threshold must be 0.001 to 1000000 GB (got 0)",
      "capSeverity must be 0 to 4",
    ]) {
      expect(message).toContain(field);
    }
  });
});
