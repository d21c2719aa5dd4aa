import type { Addition } from "./additions";
import { azapi, ML, workspaceIn } from "./serving-bodies";

const WEEKLY = { triggerType: "Recurrence", frequency: "Week", interval: 1 };
const APART = { jobInputType: "uri_folder", uri: "azureml://datastores/mutant/paths/collected/" };

/** What a workspace would do again and again. */
export const ADDED_SCHEDULES: readonly Addition[] = [
  {
    type: "azapi_resource",
    name: "mutant-monitor",
    what: "a model monitor, sound but for the credential that it reads with",
    breaks: ["deploy/batch-data-access-credentials", "security/managed-identity-between-services"],
    attributes: (stack) => {
      const workspace = workspaceIn(stack);
      return (
        workspace &&
        azapi(`${ML}/schedules`, workspace, {
          properties: {
            trigger: WEEKLY,
            action: { actionType: "CreateMonitor", monitorDefinition: MONITOR },
          },
        })
      );
    },
  },
];

const MONITOR = {
  computeConfiguration: {
    computeType: "ServerlessSpark",
    computeIdentity: { computeIdentityType: "AmlToken" },
    instanceType: "standard_e4s_v3",
    runtimeVersion: "3.4",
  },
  signals: {
    drift: {
      signalType: "PredictionDrift",
      notificationTypes: ["AmlNotification"],
      productionData: { inputDataType: "Rolling", windowSize: "P7D", windowOffset: "P0D", ...APART },
      referenceData: { inputDataType: "Fixed", ...APART },
      metricThresholds: [
        { dataType: "Numerical", metric: "JensenShannonDistance", threshold: { value: 0.1 } },
      ],
    },
  },
  alertNotificationSettings: { emailNotificationSettings: { emails: ["mutant@example.com"] } },
};
