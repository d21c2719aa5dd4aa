import { BatchDefault } from "../../../constructs/serving/batch-default";
import { BatchDeployment, type BatchDeploymentProps } from "../../../constructs/serving/batch-deployment";
import { BatchEndpoint } from "../../../constructs/serving/batch-endpoint";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { reference, Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

const MODEL = "azureml://registries/shared/models/churn/versions/7";
const CLUSTER = { computeId: `${WORKSPACE_ID}/computes/batch` };
const ENDPOINT = "Microsoft.MachineLearningServices/workspaces/batchEndpoints@2025-12-01";

function served(names: readonly string[], runs: string, props: Partial<BatchDeploymentProps> = {}): Template {
  const stack = testStack();
  const endpoint = new BatchEndpoint(stack, "churn", {
    workspace: testWorkspace(stack),
    name: "churn-batch",
    description: "Churn of customers",
  });
  const deployments = names.map(
    (name) =>
      new BatchDeployment(endpoint, name, { endpoint, name, modelId: MODEL, cluster: CLUSTER, ...props }),
  );
  new BatchDefault(endpoint, "default", { endpoint, deployments, deployment: runs });
  return Template.of(stack);
}

const named = (template: Template, address: string): Record<string, unknown> =>
  template.resources().find((one) => one.address === address)?.attributes ?? {};

describe("BatchEndpoint", () => {
  test("deploy/batch-endpoint-authn-authz: takes Entra tokens only, and acts as nobody but itself", () => {
    expect(named(served(["churn"], "churn"), "azapi_resource.churn")).toMatchObject({
      type: ENDPOINT,
      name: "churn-batch",
      parent_id: WORKSPACE_ID,
      identity: [{ type: "SystemAssigned" }],
      body: { properties: { authMode: "AADToken", description: "Churn of customers" } },
      lifecycle: { ignore_changes: ["tags", "body.properties.description"] },
    });
  });

  test("has a name that Azure takes", () => {
    const stack = testStack();
    const make = () => new BatchEndpoint(stack, "x", { workspace: testWorkspace(stack), name: "x" });
    expect(make).toThrow(
      'test/x: name must be 3 to 32 letters, digits and hyphens, beginning with a letter and not ending in a hyphen (got "x")',
    );
    expect(() => BatchEndpoint.fromEndpointId("x")).toThrow("is not the ARM id of a batch endpoint");
    expect(BatchEndpoint.fromEndpointId(`${WORKSPACE_ID}/batchEndpoints/churn`).endpointName).toBe("churn");
  });
});

describe("BatchDeployment", () => {
  test("deploy/batch-nodes-and-concurrency: every setting is written; what is partly done is no result", () => {
    expect(named(served(["churn"], "churn"), "azapi_resource.churn_churn")).toMatchObject({
      parent_id: reference("azapi_resource.churn.id"),
      body: {
        properties: {
          model: { referenceType: "Id", assetId: MODEL },
          compute: CLUSTER.computeId,
          resources: { instanceCount: 1 },
          maxConcurrencyPerInstance: 1,
          miniBatchSize: 10,
          retrySettings: { maxRetries: 3, timeout: "PT300S" },
          errorThreshold: 0,
          outputAction: "AppendRow",
          outputFileName: "predictions.csv",
          loggingLevel: "Info",
        },
      },
      lifecycle: { create_before_destroy: true },
    });
  });

  test("takes what the team needs", () => {
    const template = served(["churn"], "churn", {
      instances: 4,
      maxConcurrencyPerInstance: 2,
      miniBatchSize: 100,
      maxRetries: 1,
      miniBatchTimeoutSeconds: 60,
      errorThreshold: 5,
      outputFile: "scores.csv",
      scoring: {
        codeId: `${WORKSPACE_ID}/codes/0f1e/versions/1`,
        script: "score.py",
        environmentId: "azureml://registries/azureml/environments/sklearn-1.5/versions/21",
      },
    });
    expect(named(template, "azapi_resource.churn_churn").body).toMatchObject({
      properties: {
        codeConfiguration: { scoringScript: "score.py" },
        resources: { instanceCount: 4 },
        maxConcurrencyPerInstance: 2,
        miniBatchSize: 100,
        retrySettings: { maxRetries: 1, timeout: "PT60S" },
        errorThreshold: 5,
        outputFileName: "scores.csv",
      },
    });
  });

  test("says all that is wrong at once", () => {
    const wrong = {
      name: "b",
      modelId: "churn",
      cluster: { computeId: "batch" },
      instances: 0,
      maxConcurrencyPerInstance: 0,
      miniBatchSize: 0,
      maxRetries: 11,
      miniBatchTimeoutSeconds: 0,
      errorThreshold: -1,
      outputFile: "../x",
    };
    for (const field of Object.keys(wrong)) {
      expect(() => served(["churn"], "churn", wrong)).toThrow(
        new RegExp(`(^test/churn/churn: |; )${field} must`),
      );
    }
  });
});

describe("deploy/update-plan-blue-green: the default of a batch endpoint", () => {
  test("is one update after all deployments; the other ones stay as they are", () => {
    const template = served(["old", "new-one"], "new-one");
    expect(named(template, "azapi_update_resource.churn_default")).toMatchObject({
      resource_id: reference("azapi_resource.churn.id"),
      body: { properties: { defaults: { deploymentName: "new-one" } } },
      depends_on: ["azapi_resource.churn_old", "azapi_resource.churn_new-one"],
    });
  });

  test("is taken away when all is destroyed, because Azure deletes no default", () => {
    const { body, ...drain } = named(served(["old"], "old"), "azapi_resource_action.churn_default_drain");
    expect(drain).toMatchObject({ method: "PUT", when: "destroy" });
    expect(body).toMatchObject({ properties: { authMode: "AADToken" } });
    expect(JSON.stringify(body)).not.toContain("defaults");
  });

  test("is one: a second one would be written in turns with the first", () => {
    const stack = testStack();
    const workspace = testWorkspace(stack);
    const [endpoint, other] = ["churn", "other"].map(
      (name) => new BatchEndpoint(stack, name, { workspace, name: `${name}-batch` }),
    ) as [BatchEndpoint, BatchEndpoint];
    const behind = (one: BatchEndpoint, name: string) =>
      new BatchDeployment(one, name, { endpoint: one, name, modelId: MODEL, cluster: CLUSTER });
    const [own, stranger] = [behind(endpoint, "own"), behind(other, "stranger")];
    const settle = (id: string, deployments: readonly BatchDeployment[], deployment: string) =>
      new BatchDefault(endpoint, id, { endpoint, deployments, deployment });
    expect(() => settle("strange", [own, stranger], "stranger")).toThrow(
      'test/churn/strange: deployments must all be those of the endpoint churn-batch (not of it: stranger); deployment "stranger" is no deployment of the endpoint (it has own)',
    );
    settle("first", [own], "own");
    expect(() => settle("second", [own], "own")).toThrow(
      /^test\/churn\/second: endpoint churn-batch must have one default: it has another one already$/,
    );
    new BatchDefault(other, "its", { endpoint: other, deployments: [stranger], deployment: "stranger" });
  });

  test("is one of its deployments", () => {
    expect(() => served(["old"], "new")).toThrow(
      'test/churn/default: deployment "new" is no deployment of the endpoint (it has old)',
    );
  });
});

testWithSchema("what is sent is what the published types know", () => {
  const template = served(["churn"], "churn");
  const sent = template.resources().filter(({ type }) => type === "azapi_resource");
  expect(sent).toHaveLength(2);
  for (const { attributes } of sent) {
    const { body, location, tags, type } = attributes as Record<string, object>;
    expect(schemaProblems(String(type), { ...body, location, tags })).toEqual([]);
  }
});
