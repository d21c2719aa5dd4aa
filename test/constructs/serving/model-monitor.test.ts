import { ModelMonitor, type ModelMonitorProps } from "../../../constructs/serving/model-monitor";
import { accepted } from "../../support/deviations";
import { testDeviation } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { DEPLOYMENT_ID, monitorProps, OWN_ACCOUNT, storeOn } from "./monitor-props";
import { testStack } from "./readable-stack";

const SCHEDULE = "Microsoft.MachineLearningServices/workspaces/schedules@2025-12-01";
function stackWith(props: Partial<ModelMonitorProps> = {}) {
  const stack = testStack();
  new ModelMonitor(stack, "monitor", { ...monitorProps(stack, testDeviation()), ...props });
  return stack;
}

interface Monitor {
  readonly signals: Readonly<Record<string, object | undefined>>;
}
const sent = (props: Partial<ModelMonitorProps> = {}) =>
  Template.of(stackWith(props)).resource("azapi_resource").only as {
    readonly type: string;
    readonly body: { readonly properties: { readonly action: { readonly monitorDefinition: Monitor } } };
  };
const monitor = (props: Partial<ModelMonitorProps> = {}) =>
  sent(props).body.properties.action.monitorDefinition;

const collected = (context: string, path: string) => ({
  inputDataType: "Rolling",
  dataContext: context,
  jobInputType: "uri_folder",
  uri: `azureml://datastores/monitor/paths/${path}`,
  windowSize: "P7D",
  windowOffset: "P0D",
});
const known = (context: string, path: string) => ({
  inputDataType: "Fixed",
  dataContext: context,
  jobInputType: "mltable",
  uri: `azureml://datastores/monitor/paths/${path}`,
  columns: { target_column: "left" },
});
const IMPORTANCE = { mode: "Enabled", targetColumn: "left" };

describe("performance/monitor-model-performance: a monitor", () => {
  test("is a schedule that looks at one deployment, on serverless Spark, and writes mails", () => {
    expect(sent()).toMatchObject({ type: SCHEDULE, parent_id: WORKSPACE_ID, name: "churn-monitor" });
    expect(sent().body.properties).toMatchObject({
      isEnabled: true,
      trigger: { triggerType: "Recurrence", frequency: "Week", interval: 1, timeZone: "UTC" },
      action: { actionType: "CreateMonitor" },
    });
    expect(monitor()).toMatchObject({
      computeConfiguration: {
        computeType: "ServerlessSpark",
        computeIdentity: { computeIdentityType: "AmlToken" },
        instanceType: "standard_e4s_v3",
        runtimeVersion: "3.4",
      },
      monitoringTarget: { deploymentId: DEPLOYMENT_ID, taskType: "Classification" },
      alertNotificationSettings: { emailNotificationSettings: { emails: ["ml-operations@example.com"] } },
    });
  });

  test("operations/monitor-model-drift: compares inputs with training, predictions with validation, and says where it sends mails", () => {
    const { dataDrift, predictionDrift } = monitor().signals;
    expect(dataDrift).toEqual({
      signalType: "DataDrift",
      notificationTypes: ["AmlNotification"],
      productionData: collected("model_inputs", "inputs/"),
      referenceData: known("training", "training/7/"),
      metricThresholds: [
        { dataType: "Numerical", metric: "NormalizedWassersteinDistance", threshold: { value: 1.5 } },
        { dataType: "Categorical", metric: "JensenShannonDistance", threshold: { value: 0.1 } },
      ],
      features: { filterType: "TopNByAttribution", top: 10 },
      featureImportanceSettings: IMPORTANCE,
    });
    expect(predictionDrift).toEqual({
      signalType: "PredictionDrift",
      notificationTypes: ["AmlNotification"],
      productionData: collected("model_outputs", "outputs/"),
      referenceData: known("validation", "validation/7/"),
      metricThresholds: [
        { dataType: "Categorical", metric: "PearsonsChiSquaredTest", threshold: { value: 0.02 } },
      ],
    });
  });

  test("looks at the quality of inputs, and at what decides", () => {
    const { dataQuality, featureAttribution } = monitor().signals;
    expect(dataQuality).toMatchObject({
      signalType: "DataQuality",
      notificationTypes: ["AmlNotification"],
      productionData: collected("model_inputs", "inputs/"),
      referenceData: known("training", "training/7/"),
      metricThresholds: [
        { dataType: "Numerical", metric: "NullValueRate", threshold: { value: 0 } },
        { dataType: "Numerical", metric: "OutOfBoundsRate", threshold: { value: 0.1 } },
        { dataType: "Categorical", metric: "DataTypeErrorRate", threshold: { value: 0.05 } },
      ],
      features: { filterType: "FeatureSubset", features: ["age", "plan"] },
    });
    expect(featureAttribution).toEqual({
      signalType: "FeatureAttributionDrift",
      notificationTypes: ["AmlNotification"],
      productionData: [collected("model_inputs", "inputs/"), collected("model_outputs", "outputs/")],
      referenceData: known("training", "training/7/"),
      metricThreshold: { metric: "NormalizedDiscountedCumulativeGain", threshold: { value: 0.9 } },
      featureImportanceSettings: IMPORTANCE,
    });
  });

  test("has the signals that are asked for and no others; all features, and as many days as said", () => {
    const threshold = { metric: "PopulationStabilityIndex", threshold: 0.2 } as const;
    const { signals } = monitor({ signals: { dataDrift: { numerical: threshold } }, windowDays: 30 });
    expect(Object.keys(signals)).toEqual(["dataDrift"]);
    expect(signals.dataDrift).toMatchObject({
      features: { filterType: "AllFeatures" },
      productionData: { windowSize: "P30D" },
    });
    expect(signals.dataDrift).not.toHaveProperty("featureImportanceSettings");
  });

  test("is there only where somebody accepted its credentials, which is written down", () => {
    expect(accepted(stackWith())).toEqual([
      expect.objectContaining({
        construct: "monitor",
        property: "storedCredentials",
        recommendations: [
          "deploy/batch-data-access-credentials",
          "security/managed-identity-between-services",
        ],
      }),
    ]);
    expect(() => stackWith({ storedCredentials: { ...testDeviation(), approvedBy: "" } })).toThrow(
      "test/monitor: storedCredentials: approvedBy must name",
    );
  });

  test("reads neither the workspace's account nor its datastores", () => {
    const own = OWN_ACCOUNT.split("/").at(-1) ?? "";
    expect(() => stackWith({ store: storeOn(own, "workspaceBlobStore") })).toThrow(
      "test/monitor: store.storageAccountId must be another account than the workspace's: a stored credential would " +
        "open all of it; store.datastore must be another one than the workspace's own workspaceBlobStore",
    );
  });

  test("takes no account and datastore that somebody put together: the datastore may be the workspace's", () => {
    const store = { ...storeOn("stchurnmonitor", "monitor") } as const;
    const loose = { storageAccountId: store.storageAccountId, datastore: store.datastore };
    expect(() => stackWith({ store })).not.toThrow();
    expect(() => stackWith({ store: loose as ModelMonitorProps["store"] })).toThrow(
      /^test\/monitor: store must be a MonitorStore, or MonitorStore\.named\(…\): its account and its datastore belong together$/,
    );
  });

  test("says that nobody accepted it, where code without types leaves that out", () => {
    expect(() => stackWith({ storedCredentials: undefined })).toThrow(
      /^test\/monitor: storedCredentials is missing: it must be a Deviation that says who accepted them$/,
    );
  });

  test("is switched off without a word of its deployment when it ends", () => {
    const { body, when } = Template.of(stackWith()).resource("azapi_resource_action").only;
    expect(when).toBe("destroy");
    expect(body).toMatchObject({ properties: { isEnabled: false, action: { actionType: "CreateMonitor" } } });
    expect(JSON.stringify(body)).not.toContain("onlineEndpoints");
  });

  test("says all that is wrong at once", () => {
    expect(() =>
      stackWith({
        paths: { inputs: "https://st.blob.core.windows.net/x", outputs: "../x", training: "/t" },
        targetColumn: " ",
        signals: {
          dataDrift: { numerical: { metric: "JensenShannonDistance", threshold: 1.1 }, features: [] },
          predictionDrift: {},
          dataQuality: { numerical: { NullValueRate: -0.1 }, features: { top: 0 } },
          featureAttribution: { threshold: 2 },
        },
        windowDays: 0,
        emails: ["ml-operations"],
        sparkVersion: "2.4",
        trigger: {},
      }),
    ).toThrow(
      [
        "test/monitor: trigger takes either cron or recurrence",
        'paths.inputs must be a path inside the datastore, e.g. inputs/ (got "https://st.blob.core.windows.net/x")',
        'paths.outputs must be a path inside the datastore, e.g. inputs/ (got "../x")',
        'paths.training must be a path inside the datastore, e.g. inputs/ (got "/t")',
        "targetColumn must name a column",
        "signals.dataDrift.numerical.threshold must be from 0 to 1 (got 1.1)",
        "signals.predictionDrift must have a threshold of numerical or categorical columns",
        "signals.dataQuality.numerical.NullValueRate must be from 0 to 1 (got -0.1)",
        "signals.dataDrift.features must name at least one",
        "signals.dataQuality.features.top must be a whole number from 1 (got 0)",
        "signals.featureAttribution.threshold must be from 0 to 1 (got 2)",
        "windowDays must be a whole number from 1 to 90 (got 0)",
        'emails must be addresses, one at least (got ["ml-operations"])',
        "sparkVersion must be one of Spark 3, e.g. 3.4 (got 2.4)",
      ].join("; "),
    );
    expect(() => stackWith({ signals: {}, emails: [] })).toThrow(
      "test/monitor: signals must be one at least; emails must be addresses, one at least (got [])",
    );
    expect(() => stackWith({ signals: { dataQuality: {} } })).toThrow(
      "signals.dataQuality must have a rate of numerical or categorical columns",
    );
  });

  testWithSchema("what is sent is what the published types know", () => {
    expect(schemaProblems(SCHEDULE, sent().body)).toEqual([]);
  });
});
