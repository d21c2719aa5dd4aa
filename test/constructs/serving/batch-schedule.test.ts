import { BatchDeployment } from "../../../constructs/serving/batch-deployment";
import { BatchEndpoint } from "../../../constructs/serving/batch-endpoint";
import { BatchSchedule, type BatchScheduleProps } from "../../../constructs/serving/batch-schedule";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { reference, Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

const SCHEDULE = "Microsoft.MachineLearningServices/workspaces/schedules@2025-12-01";
const INPUT = "azureml://datastores/landing/paths/customers/";
const OUTPUT = "azureml://datastores/staging/paths/churn";

function scheduled(props: Partial<BatchScheduleProps> = {}): Template {
  const stack = testStack();
  const workspace = testWorkspace(stack);
  const endpoint = new BatchEndpoint(stack, "churn", { workspace, name: "churn-batch" });
  const deployment = new BatchDeployment(endpoint, "v1", {
    endpoint,
    name: "v-1",
    modelId: "azureml://registries/shared/models/churn/versions/7",
    cluster: { computeId: `${WORKSPACE_ID}/computes/batch` },
  });
  new BatchSchedule(stack, "nightly", {
    workspace,
    name: "churn-nightly",
    trigger: { cron: "0 4 * * *", start: "2027-01-01T00:00:00", end: "2027-12-31T00:00:00" },
    today: "2026-11-22",
    timeLimitMinutes: 120,
    endpoint,
    deployments: [deployment],
    input: INPUT,
    output: OUTPUT,
    ...props,
  });
  return Template.of(stack);
}

const named = (template: Template, address: string): Record<string, unknown> =>
  template.resources().find((one) => one.address === address)?.attributes ?? {};
const schedule = (template: Template) => named(template, "azapi_resource.nightly");

describe("deploy/batch-freshness-schedule: BatchSchedule", () => {
  test("invokes the endpoint, after its deployments are there", () => {
    expect(schedule(scheduled())).toMatchObject({
      type: SCHEDULE,
      name: "churn-nightly",
      parent_id: WORKSPACE_ID,
      body: {
        properties: {
          displayName: "churn-nightly",
          isEnabled: true,
          trigger: {
            triggerType: "Cron",
            expression: "0 4 * * *",
            timeZone: "UTC",
            startTime: "2027-01-01T00:00:00",
            endTime: "2027-12-31T00:00:00",
          },
          action: {
            actionType: "InvokeBatchEndpoint",
            endpointInvocationDefinition: {
              endpointId: reference("azapi_resource.churn.id"),
              properties: { InputData: { input: { JobInputType: "UriFolder", Uri: INPUT } } },
            },
          },
        },
      },
      depends_on: ["terraform_data.last-rule", "azapi_resource.churn_v1"],
    });
  });

  test("deploy/batch-partial-failure-staging: each job writes into a folder of its own, named by Azure and not by Terraform", () => {
    expect(JSON.stringify(schedule(scheduled()))).toContain(
      `"OutputData":{"output":{"JobOutputType":"UriFolder","Uri":"${OUTPUT}/$\${{name}}/"}}`,
    );
    expect(JSON.stringify(schedule(scheduled({ output: `${OUTPUT}/` })))).toContain(`${OUTPUT}/$\${{name}}/`);
  });

  test("says how long a job may take, for who watches it", () => {
    expect(schedule(scheduled({ tags: { owner: "churn" } })).body).toMatchObject({
      properties: { tags: { owner: "churn", timeLimitMinutes: "120" } },
    });
    expect(schedule(scheduled()).body).toMatchObject({ properties: { tags: { owner: "ml-platform" } } });
  });

  test("takes what the team needs", () => {
    const { body } = schedule(
      scheduled({ deployment: "v-1", inputIsFile: true, enabled: false, description: "Each night" }),
    );
    expect(body).toMatchObject({
      properties: {
        isEnabled: false,
        description: "Each night",
        action: {
          endpointInvocationDefinition: {
            deploymentName: "v-1",
            properties: { InputData: { input: { JobInputType: "UriFile" } } },
          },
        },
      },
    });
  });

  test("is switched off before it is deleted, because Azure deletes no active one", () => {
    const template = scheduled({ deployment: "v-1" });
    const { body, ...disable } = named(template, "azapi_resource_action.nightly_disable");
    expect(disable).toMatchObject({
      type: SCHEDULE,
      resource_id: reference("azapi_resource.nightly.id"),
      method: "PUT",
      when: "destroy",
    });
    expect(body).toMatchObject({
      properties: { isEnabled: false, action: { actionType: "InvokeBatchEndpoint" } },
    });
  });

  test("can be switched off when its end has passed, or its deployment is gone", () => {
    const { body } = named(scheduled({ deployment: "v-1" }), "azapi_resource_action.nightly_disable");
    expect(body).toMatchObject({
      properties: { trigger: { triggerType: "Cron", expression: "0 4 * * *", timeZone: "UTC" } },
    });
    for (const name of ["startTime", "endTime", "deploymentName"]) {
      expect(JSON.stringify(body)).not.toContain(name);
    }
  });

  test("changes without that last request, whose endpoint stays: azapi can't update it", () => {
    const template = scheduled();
    expect(named(template, "azapi_resource_action.nightly_disable").lifecycle).toEqual({
      ignore_changes: ["body"],
    });
    expect(schedule(template).replace_triggers_refs).toEqual([
      "properties.action.endpointInvocationDefinition.endpointId",
    ]);
  });

  test("may invoke an endpoint that is there already", () => {
    const endpoint = BatchEndpoint.fromEndpointId(`${WORKSPACE_ID}/batchEndpoints/old`);
    const template = scheduled({ endpoint, deployments: undefined, deployment: "any" });
    expect(schedule(template)).toMatchObject({
      body: {
        properties: { action: { endpointInvocationDefinition: { endpointId: endpoint.endpointId } } },
      },
      depends_on: ["terraform_data.last-rule"],
    });
  });

  test("says all that is wrong at once, and writes nothing", () => {
    const make = () =>
      scheduled({
        name: "-nightly",
        timeLimitMinutes: 0,
        trigger: { cron: "0 4 * * *", end: "2026-01-01T00:00:00" },
        today: "2026-11-22",
        deployment: "v-2",
        input: "https://data.blob.core.windows.net/landing",
        output: "azureml://datastores/staging/paths/../x",
      });
    expect(make).toThrow(
      [
        'test/nightly: name must be 1 to 254 letters, digits, underscores and hyphens, beginning with a letter or digit (got "-nightly")',
        "timeLimitMinutes must be a whole number from 1 to 40320 (got 0)",
        "trigger.end is in the past: it would never run (got 2026-01-01T00:00:00, and today is 2026-11-22)",
        'deployment "v-2" is none of deployments (v-1)',
        'input must be azureml://datastores/<datastore>/paths/<path> (got "https://data.blob.core.windows.net/landing")',
        'output must be azureml://datastores/<datastore>/paths/<path> (got "azureml://datastores/staging/paths/../x")',
      ].join("; "),
    );
  });

  test("with an end needs the day that it was written", () => {
    expect(() => scheduled({ today: undefined })).toThrow(
      /^test\/nightly: today is missing: without it nobody sees that the schedule has ended$/,
    );
  });

  test("writes nowhere below what it reads", () => {
    for (const output of [INPUT, `${INPUT}scores`, INPUT.replace(/\/$/, "")]) {
      expect(() => scheduled({ output })).toThrow(
        "test/nightly: output must not lie in input: the next job would score it",
      );
    }
    expect(() => scheduled({ output: INPUT.replace(/\/$/, "-scores") })).not.toThrow();
  });
});

testWithSchema("what is sent is what the published types know", () => {
  const template = scheduled();
  for (const { attributes } of template.resources().filter(({ address }) => address.includes("nightly"))) {
    expect(schemaProblems(SCHEDULE, attributes.body as Record<string, unknown>)).toEqual([]);
  }
});
