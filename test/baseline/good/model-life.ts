import { acceptedDeviations } from "../../../baseline/acknowledgements";
import { BatchSchedule } from "../../../constructs/serving/batch-schedule";
import { ModelMonitor } from "../../../constructs/serving/model-monitor";
import { RetrainingSchedule } from "../../../constructs/serving/retraining-schedule";
import type { LandingZoneStack } from "../../../stacks/landing-zone-stack";
import { monitorProps } from "../../constructs/serving/monitor-props";
import { SWEEP } from "../../constructs/serving/retraining";
import { goodDeviation } from "../../stacks/config/good-configs";
import { landingZone } from "../../stacks/synthesized";
import { accepted } from "../../support/deviations";
import { testIdentity } from "../../support/fixtures";
import type { GoodInput } from "./good-input";
import { withKeptRequests } from "./kept-requests";

/** Before the last day of every deviation. */
const ANY_DAY = "2026-01-01";

/** Landing zones in which models are watched and trained anew: kept requests, schedules, a monitor. */
export function modelLives(): GoodInput[] {
  return (["dev", "prod"] as const).map((environment) => {
    const stack = landingZone(environment, withKeptRequests(environment));
    schedule(stack);
    stack.prepareStack();
    return {
      name: `${environment} with a store for requests, schedules and a monitor`,
      text: JSON.stringify(stack.toTerraform()),
      accepted: acceptedDeviations(accepted(stack), ANY_DAY),
    };
  });
}

/** What a team adds beside: everything that refers to the workspace, in one stack with it. */
function schedule(stack: LandingZoneStack): void {
  const { workspace } = stack;
  const cluster = {
    // the landing zone's, on which an alert tells of long jobs
    computeId: `${workspace.workspaceId}/computes/training`,
    computeName: "training",
    identity: testIdentity(),
  };
  const shared = { workspace, timeLimitMinutes: 240 };
  new RetrainingSchedule(stack, "sweep", {
    ...shared,
    name: "churn-sweep",
    trigger: { recurrence: { frequency: "Week" } },
    cluster,
    job: SWEEP,
    inputs: { customers: { folder: "azureml://datastores/landing/paths/customers/" } },
    checkpoints: "azureml://datastores/checkpoints/paths/churn",
  });
  new RetrainingSchedule(stack, "pipeline", {
    ...shared,
    name: "churn-retrain",
    trigger: { recurrence: { frequency: "Month" } },
    cluster,
    job: { componentId: "azureml://registries/shared/components/train_churn/versions/3" },
  });
  new BatchSchedule(stack, "nightly", {
    ...shared,
    name: "churn-nightly",
    trigger: { cron: "0 4 * * *" },
    endpoint: { endpointId: `${workspace.workspaceId}/batchEndpoints/churn`, endpointName: "churn" },
    input: "azureml://datastores/landing/paths/customers/",
    output: "azureml://datastores/staging/paths/churn",
  });
  new ModelMonitor(stack, "monitor", {
    ...monitorProps(stack, goodDeviation()),
    workspace,
    workspaceStorageAccountId: "/the/workspaces",
  });
}
