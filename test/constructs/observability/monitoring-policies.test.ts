import { DiagnosticSetting } from "../../../constructs/observability/diagnostic-setting";
import type { DiagnosticTarget } from "../../../constructs/observability/diagnostic-target";
import { Monitoring } from "../../../constructs/observability/monitoring";
import { answered, standing } from "../../support/deviations";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { testStack } from "../../support/template";

describe("what policies report of Monitoring", () => {
  const monitoring = (privateOnly?: boolean) => {
    const stack = testStack();
    new Monitoring(stack, "monitoring", {
      resourceGroup: existingResourceGroup(),
      logAnalyticsName: "log",
      applicationInsightsName: "appi",
      privateOnly,
    });
    return answered(stack, "monitoring");
  };
  const always = { cmkForQueryForced: ["fa298e57"] };

  test("behind a private link scope only that saved queries need no storage", () => {
    expect(monitoring(true)).toEqual(always);
  });

  test("without one, the public ways to both services too", () => {
    const open = { ...always, privateOnly: ["1bc02227", "6c53d030", "d3ba9c42", "dddfa1af"] };
    expect(monitoring(false)).toEqual(open);
    expect(monitoring()).toEqual(open);
  });
});

describe("what policies report of a diagnostic setting", () => {
  const setting = (target: Omit<DiagnosticTarget, "name" | "resourceId">) => {
    const stack = testStack();
    new DiagnosticSetting(stack, "setting", {
      target: { name: "x", resourceId: armId("A.B/cs", "c"), ...target },
      logAnalyticsWorkspaceId: armId("Microsoft.OperationalInsights/workspaces", "log"),
    });
    return stack;
  };
  const policies = (resourceType: string | undefined, logs?: "allLogs" | "audit") =>
    answered(setting({ resourceType, logs, metrics: ["AllMetrics"] }), "setting");

  test.each<[string, Record<string, string[]>]>([
    ["Microsoft.ContainerRegistry/registries", { enabledLog: ["7f89b1eb"] }],
    ["Microsoft.OperationalInsights/workspaces", { enabledLog: ["7f89b1eb"] }],
    ["Microsoft.Storage/storageAccounts/blobServices", { enabledLog: ["b4fe1a3b"] }],
    ["Microsoft.Storage/storageAccounts/fileServices", { enabledLog: ["25a70cc8"] }],
    ["Microsoft.Storage/storageAccounts/queueServices", { enabledLog: ["7bd000e3"] }],
    ["Microsoft.Storage/storageAccounts/tableServices", { enabledLog: ["2fb86bf3"] }],
    [
      "Microsoft.KeyVault/vaults",
      {
        enabledLog: ["7f89b1eb"],
        "enabledLog.category": ["bef3f64c"],
        eventhubAuthorizationRuleId: ["ed7c8c13"],
      },
    ],
    [
      "Microsoft.MachineLearningServices/workspaces",
      {
        enabledLog: ["7f89b1eb", "f59276f0"],
        eventhubAuthorizationRuleId: ["ae48c709"],
        storageAccountId: ["a8de4d0a"],
      },
    ],
  ])("all logs of %s: Azure lists a second group, disabled", (type, expected) => {
    expect(policies(type, "allLogs")).toEqual(expected);
    expect(policies(type, "audit")).toEqual(expected);
    expect(policies(type)).not.toHaveProperty("enabledLog");
  });

  test("the reason names the group that is collected", () => {
    const reasonOf = (logs: "allLogs" | "audit") =>
      standing(setting({ resourceType: "Microsoft.ContainerRegistry/registries", logs }))[0]?.reason;
    expect(reasonOf("allLogs")).toMatch(/^The group allLogs is collected; /);
    expect(reasonOf("audit")).toMatch(/^The group audit is collected; /);
  });

  test("Application Insights: no logs, because it writes them into Log Analytics by itself", () => {
    expect(policies("Microsoft.Insights/components")).toEqual({ enabledLog: ["79494980"] });
    expect(policies("Microsoft.Insights/components", "allLogs")).toEqual({});
  });

  test.each([undefined, "Microsoft.Network/virtualNetworks", "Microsoft.Storage/storageAccounts"])(
    "nothing of %s",
    (type) => {
      expect(policies(type, "allLogs")).toEqual({});
      expect(policies(type)).toEqual({});
    },
  );
});

test("a resource whose logs nobody collects is not excused", () => {
  const stack = testStack();
  const monitoring = new Monitoring(stack, "monitoring", {
    resourceGroup: existingResourceGroup(),
    logAnalyticsName: "log",
    applicationInsightsName: "appi",
  });
  const constructs = () => standing(stack).map(({ construct }) => construct);
  expect(constructs()).toEqual(["monitoring", "monitoring"]);
  monitoring.collect(monitoring);
  expect(constructs()).toEqual([
    "monitoring",
    "monitoring",
    "monitoring/insights-logs",
    "monitoring/log-analytics-logs",
  ]);
});
