import type { Construct } from "constructs";
import type { ICompute } from "../compute/compute";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { assetIdProblem } from "./asset-id";
import { BatchDefault } from "./batch-default";
import { BatchDeployment, type BatchWork } from "./batch-deployment";
import { BatchEndpoint } from "./batch-endpoint";
import { endpointNameProblem } from "./endpoint-name";

/** One of many models, e.g. that of a country. */
export interface OneModel {
  /** 3 to 32 letters, digits and hyphens: its deployment. */
  readonly name: string;
  /** Id of a registered model with its version, in MLflow's format. */
  readonly modelId: string;
  /** It is deployed no more, and its place stays free: so all others keep theirs. @default false */
  readonly retired?: boolean;
  /** It runs where a caller of its endpoint names none; one model an endpoint. @default - the first one */
  readonly default?: boolean;
}

export interface ManyModelsProps extends BatchWork {
  readonly workspace: IMachineLearningWorkspace;
  readonly models: readonly OneModel[];
  /** What endpoints are called: `<prefix>-1`, `<prefix>-2` …; up to 28 letters, digits and hyphens. */
  readonly prefix: string;
  readonly cluster: Pick<ICompute, "computeId">;
  /** Deployments that the subscription allows an endpoint, raised on request. @default 20 */
  readonly deploymentsPerEndpoint?: number;
  /** Endpoints that the subscription allows in a region, raised on request. @default 100 */
  readonly mostEndpoints?: number;
  /** Deployments that the subscription allows in a region, raised on request. @default 500 */
  readonly mostDeployments?: number;
}

/** One endpoint of many models, with the deployments of those that aren't retired. */
export interface ManyModelsEndpoint {
  readonly endpoint: BatchEndpoint;
  readonly deployments: readonly BatchDeployment[];
}

/**
 * Many models of one kind as batch deployments, spread over as many endpoints as Azure's limits ask for. A
 * model keeps its endpoint while the list grows at its end only: one that goes is marked as retired.
 *
 * Recommendation: `deploy/many-models-batch-multi-deployment`.
 *
 * @returns the endpoints, in the order of the models
 * @throws with all problems of the props at once
 */
export function manyModels(scope: Construct, props: ManyModelsProps): ManyModelsEndpoint[] {
  const { cluster, models, prefix, workspace, ...limitsAndWork } = props;
  const { deploymentsPerEndpoint = 20, mostDeployments, mostEndpoints, ...work } = limitsAndWork;
  const problems = manyModelsProblems(props);
  if (problems.length > 0) {
    throw new Error(`${scope.node.path}: ${problems.join("; ")}`);
  }
  const count = Math.ceil(models.length / deploymentsPerEndpoint);
  return Array.from({ length: count }, (_, index) => {
    const name = `${prefix}-${index + 1}`;
    const endpoint = new BatchEndpoint(scope, name, { workspace, name });
    const places = models.slice(index * deploymentsPerEndpoint, (index + 1) * deploymentsPerEndpoint);
    const own = places.filter(({ retired }) => !retired);
    const deployments = own.map(
      (model) =>
        new BatchDeployment(endpoint, model.name, {
          ...work,
          endpoint,
          name: model.name,
          modelId: model.modelId,
          cluster,
        }),
    );
    const runs = own.find((one) => one.default) ?? own[0];
    if (runs !== undefined) {
      new BatchDefault(endpoint, "default", { endpoint, deployments, deployment: runs.name });
    }
    return { endpoint, deployments };
  });
}

/** What is wrong with a list of models, in words that begin with the field; empty if nothing is. */
export function manyModelsProblems(props: Omit<ManyModelsProps, "workspace" | "cluster">): string[] {
  const { deploymentsPerEndpoint = 20, models, mostDeployments = 500, mostEndpoints = 100, prefix } = props;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of models) {
    (seen.has(name.toLowerCase()) ? twice : seen).add(name.toLowerCase());
  }
  const needed = Math.ceil(models.length / deploymentsPerEndpoint);
  const deployed = models.filter(({ retired }) => !retired).length;
  return [
    models.length === 0 ? "models must name at least one" : undefined,
    ...models.flatMap(({ modelId, name }, index) => [
      endpointNameProblem(`models[${index}].name`, name),
      assetIdProblem(`models[${index}].modelId`, "models", modelId),
    ]),
    twice.size === 0 ? undefined : `models names ${[...twice].join(", ")} twice`,
    ...defaultProblems(models, deploymentsPerEndpoint),
    endpointNameProblem("prefix", prefix) ??
      (prefix.length > 28
        ? `prefix must have 28 characters at most: a number follows (got ${prefix.length})`
        : undefined),
    Number.isInteger(deploymentsPerEndpoint) && deploymentsPerEndpoint >= 1
      ? undefined
      : `deploymentsPerEndpoint must be a whole number from 1 (got ${deploymentsPerEndpoint})`,
    needed <= mostEndpoints
      ? undefined
      : `models: ${models.length} models take ${needed} endpoints, and the subscription's limit is ${mostEndpoints} (mostEndpoints); ask Azure for more, or for more deployments an endpoint`,
    deployed <= mostDeployments
      ? undefined
      : `models: ${deployed} models are as many deployments, and the subscription's limit is ${mostDeployments} (mostDeployments); ask Azure for more`,
  ].filter((problem) => problem !== undefined);
}

/** Two defaults of one endpoint, and one that isn't deployed. */
function defaultProblems(
  models: readonly OneModel[],
  deploymentsPerEndpoint: number,
): (string | undefined)[] {
  const first = new Map<number, string>();
  return models.map(({ default: runs, name, retired }, index) => {
    if (!runs) {
      return undefined;
    }
    if (retired) {
      return `models[${index}].default must be left out: the model is retired`;
    }
    const endpoint = Math.floor(index / deploymentsPerEndpoint);
    const before = first.get(endpoint);
    first.set(endpoint, before ?? name);
    return before === undefined
      ? undefined
      : `models[${index}].default must be left out: ${before} is the default of the same endpoint already`;
  });
}
