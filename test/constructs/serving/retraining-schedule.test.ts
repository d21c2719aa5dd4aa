import { ComputeInstance } from "../../../constructs/compute/compute-instance";
import { testIdentity } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { testWorkspace } from "../compute/test-workspace";
import { testStack } from "./readable-stack";
import { CLUSTER, jobOf, PIPELINE, SCHEDULE, scheduled, sweep } from "./retraining";

describe("ai-cost/automate-training-relax-frequency: RetrainingSchedule of a pipeline", () => {
  test("runs a registered component on a cluster, with the cluster's identity", () => {
    expect(jobOf(scheduled())).toEqual({
      jobType: "Pipeline",
      ...PIPELINE,
      displayName: "churn-retrain",
      experimentName: "churn-retrain",
      computeId: CLUSTER.computeId,
      identity: { identityType: "Managed", clientId: CLUSTER.identity.clientId },
      settings: { default_compute: CLUSTER.computeId, continue_on_step_failure: false },
      inputs: {},
      outputs: {},
    });
    expect(jobOf(scheduled({ experiment: "churn" })).experimentName).toBe("churn");
  });

  test("is created by a schedule that is switched off before it is deleted", () => {
    const template = scheduled();
    const at = (address: string) => template.resources().find((one) => one.address === address)?.attributes;
    expect(at("azapi_resource.retrain")).toMatchObject({
      type: SCHEDULE,
      replace_triggers_refs: ["properties.action.jobDefinition.computeId"],
      body: {
        properties: {
          isEnabled: true,
          action: { actionType: "CreateJob" },
          tags: { timeLimitMinutes: "240" },
        },
      },
    });
    expect(at("azapi_resource_action.retrain_disable")).toMatchObject({
      when: "destroy",
      body: { properties: { isEnabled: false, action: { actionType: "CreateJob" } } },
      lifecycle: { ignore_changes: ["body"] },
    });
  });

  test("gets texts, folders and files by name", () => {
    const inputs = {
      since: { literal: "${{creation_context.trigger_time}}" },
      data: { folder: "azureml://datastores/landing/paths/customers/" },
      labels: { file: "azureml://datastores/landing/paths/labels.csv" },
    };
    expect(jobOf(scheduled({ inputs })).inputs).toEqual({
      since: { jobInputType: "literal", value: "$${{creation_context.trigger_time}}" },
      data: { jobInputType: "uri_folder", mode: "ReadOnlyMount", uri: inputs.data.folder },
      labels: { jobInputType: "uri_file", mode: "ReadOnlyMount", uri: inputs.labels.file },
    });
  });

  test("each job keeps its checkpoints in a folder of its own", () => {
    const checkpoints = "azureml://datastores/checkpoints/paths/churn";
    expect(jobOf(scheduled({ checkpoints })).outputs).toEqual({
      checkpoints: {
        jobOutputType: "uri_folder",
        mode: "ReadWriteMount",
        uri: `${checkpoints}/$\${{name}}/`,
      },
    });
  });

  test("says all that is wrong at once", () => {
    const make = () =>
      scheduled({
        job: { componentId: "train_churn" },
        cluster: { ...CLUSTER, computeId: "train" },
        inputs: { "a-b": { literal: "" }, data: { folder: "data" } },
        checkpoints: "wasbs://x",
        timeLimitMinutes: 40_321,
        experiment: "my experiment",
      });
    for (const field of [
      "experiment must",
      "timeLimitMinutes must",
      "job.componentId must",
      "cluster must",
      'inputs "a-b" must',
      "inputs.data must",
      "checkpoints must",
    ]) {
      expect(make).toThrow(field);
    }
  });

  test("runs on no instance: it belongs to one person", () => {
    const stack = testStack();
    const instance = new ComputeInstance(stack, "anna", {
      workspace: testWorkspace(stack),
      name: "ci-anna",
      vmSize: "Standard_DS3_v2",
      assignedUser: {
        objectId: "11111111-2222-4333-8444-555555555555",
        tenantId: "11111111-2222-4333-8444-555555555555",
      },
      identity: testIdentity(),
    });
    expect(() => scheduled({ cluster: instance })).toThrow(
      "test/retrain: cluster must be a cluster: an instance belongs to one person and never shrinks",
    );
  });
});

testWithSchema("what is sent is what the published types know", () => {
  const checkpoints = "azureml://datastores/checkpoints/paths/churn";
  const inputs = {
    data: { folder: "azureml://datastores/landing/paths/customers" },
    since: { literal: "1" },
  };
  const truncation = { policy: "TruncationSelection", truncationPercentage: 20 } as const;
  for (const template of [
    scheduled({ checkpoints, inputs }),
    sweep({ earlyTermination: truncation }, { checkpoints, inputs }),
    sweep({
      sampling: "Grid",
      searchSpace: { depth: { choice: [4] } },
      earlyTermination: { policy: "MedianStopping" },
    }),
  ]) {
    const sent = template.resources().filter(({ address }) => address.includes("retrain"));
    expect(sent).toHaveLength(2);
    for (const { attributes } of sent) {
      expect(schemaProblems(SCHEDULE, attributes.body as Record<string, unknown>)).toEqual([]);
    }
  }
});
