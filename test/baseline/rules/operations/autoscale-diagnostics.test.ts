import { autoscaleDiagnostics } from "../../../../baseline/rules/operations/autoscale-diagnostics";
import { autoscale } from "../alerting";
import { allOf } from "../diagnostics";
import { findingsOf } from "../findings";
import { together } from "../serving";

const S = "azurerm_monitor_autoscale_setting.s";
const collecting = (settings: object) =>
  findingsOf(
    autoscaleDiagnostics,
    together(autoscale(), {
      resource: {
        azurerm_log_analytics_workspace: { logs: {} },
        azurerm_monitor_diagnostic_setting: settings,
      },
    }),
  );

test("operations/collect-resource-logs: a setting whose logs and metrics are collected passes", () => {
  expect(collecting(allOf(S))).toEqual([]);
  const categories = [{ category: "AutoscaleEvaluations" }, { category: "AutoscaleScaleActions" }];
  expect(collecting(allOf(S, "a", { enabled_log: categories }))).toEqual([]);
});

test("one without is a violation, and so is one that leaves a part out", () => {
  expect(collecting({})).toHaveLength(2);
  const actions = [{ category: "AutoscaleScaleActions" }];
  expect(collecting(allOf(S, "a", { enabled_log: actions }))).toEqual([
    `${S}: violation: Log Analytics doesn't get all logs of the resource: its settings don't do it`,
  ]);
});
