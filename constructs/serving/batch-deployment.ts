import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { type ICompute, wholeNumberProblem } from "../compute/compute";
import type { ArmBody } from "../terraform/azapi-element";
import { AzapiResource } from "../terraform/azapi-resource";
import { assetIdProblem } from "./asset-id";
import type { BatchEndpoint } from "./batch-endpoint";
import { endpointNameProblem } from "./endpoint-name";
import { type ScoringCode, scoringBody, scoringProblems } from "./scoring-code";

/** How a batch deployment works through its input. */
export interface BatchWork {
  /** Nodes of one job, 1 to 100. @default 1 */
  readonly instances?: number;
  /** Mini-batches that a node works on side by side, 1 to 100. @default 1 */
  readonly maxConcurrencyPerInstance?: number;
  /** Files (or rows of a table, in KB) of one mini-batch, 1 to 1000000. @default 10 */
  readonly miniBatchSize?: number;
  /** Times that a mini-batch is tried again, 0 to 10. @default 3 */
  readonly maxRetries?: number;
  /** Seconds for one mini-batch, 1 to 36000. @default 300 */
  readonly miniBatchTimeoutSeconds?: number;
  /**
   * Failed items that a job takes before it fails, 0 to 1000000: what is partly done must not look like a
   * result. @default 0
   */
  readonly errorThreshold?: number;
}

export interface BatchDeploymentProps extends BatchWork {
  readonly endpoint: BatchEndpoint;
  /** 3 to 32 letters, digits and hyphens. */
  readonly name: string;
  /** Id of a registered model with its version; one in MLflow's format needs nothing else. */
  readonly modelId: string;
  /** @default - none: the model is in MLflow's format */
  readonly scoring?: ScoringCode;
  /** A cluster of dedicated machines, e.g. the landing zone's `BatchInferenceCluster`. */
  readonly cluster: Pick<ICompute, "computeId">;
  /** Predictions of all mini-batches in one file, e.g. `predictions.csv`. @default predictions.csv */
  readonly outputFile?: string;
}

/**
 * A model that works through data on a cluster. A job writes where its caller says: to a staging place, from
 * which only a whole result is published.
 *
 * Recommendations: `deploy/batch-nodes-and-concurrency`, `deploy/batch-partial-failure-staging`,
 * `deploy/batch-mlflow-no-code`, `reliability/dedicated-tier-for-batch-inference`.
 */
export class BatchDeployment extends Construct implements ITerraformDependable {
  readonly deploymentId: string;
  readonly deploymentName: string;
  /** ARM id of the endpoint that it stands behind. */
  readonly endpointId: string;
  /** So that the default can wait for it. */
  readonly fqn: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: BatchDeploymentProps) {
    super(scope, id);
    const problems = batchProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { endpoint, name } = props;
    const deployment = new AzapiResource(this, "Resource", {
      type: "Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments@2025-12-01",
      name,
      parentId: endpoint.endpointId,
      location: endpoint.location,
      tags: endpoint.tags,
      body: { properties: bodyOf(props) },
      // the default leaves a deployment before it goes
      lifecycle: { createBeforeDestroy: true },
    });
    this.deploymentId = deployment.id;
    this.deploymentName = name;
    this.endpointId = endpoint.endpointId;
    this.fqn = deployment.fqn;
  }
}

function bodyOf(props: BatchDeploymentProps): ArmBody {
  return {
    model: { referenceType: "Id", assetId: props.modelId },
    ...scoringBody(props.scoring),
    compute: props.cluster.computeId,
    resources: { instanceCount: props.instances ?? 1 },
    maxConcurrencyPerInstance: props.maxConcurrencyPerInstance ?? 1,
    miniBatchSize: props.miniBatchSize ?? 10,
    retrySettings: {
      maxRetries: props.maxRetries ?? 3,
      timeout: `PT${props.miniBatchTimeoutSeconds ?? 300}S`,
    },
    errorThreshold: props.errorThreshold ?? 0,
    outputAction: "AppendRow",
    outputFileName: props.outputFile ?? "predictions.csv",
    loggingLevel: "Info",
  };
}

function batchProblems(props: BatchDeploymentProps): string[] {
  const { cluster, modelId, name, outputFile = "predictions.csv", scoring } = props;
  return [
    endpointNameProblem("name", name),
    assetIdProblem("modelId", "models", modelId),
    ...scoringProblems(scoring),
    Token.isUnresolved(cluster.computeId) || /\/workspaces\/[^/]+\/computes\/[^/]+$/i.test(cluster.computeId)
      ? undefined
      : `cluster must be a compute of the workspace (got ${JSON.stringify(cluster.computeId)})`,
    wholeNumberProblem("instances", props.instances ?? 1, 1, 100),
    wholeNumberProblem("maxConcurrencyPerInstance", props.maxConcurrencyPerInstance ?? 1, 1, 100),
    wholeNumberProblem("miniBatchSize", props.miniBatchSize ?? 10, 1, 1_000_000),
    wholeNumberProblem("maxRetries", props.maxRetries ?? 3, 0, 10),
    wholeNumberProblem("miniBatchTimeoutSeconds", props.miniBatchTimeoutSeconds ?? 300, 1, 36_000),
    wholeNumberProblem("errorThreshold", props.errorThreshold ?? 0, 0, 1_000_000),
    /^[\w.-]+$/.test(outputFile)
      ? undefined
      : `outputFile must be the name of a file (got ${JSON.stringify(outputFile)})`,
  ].filter((problem) => problem !== undefined);
}
