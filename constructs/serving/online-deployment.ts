import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import { vmSizeProblem } from "../compute/vm-sizes";
import type { ArmBody } from "../terraform/azapi-element";
import { assetIdProblem } from "./asset-id";
import { deploymentNamed, deploymentResource, requestSettings } from "./deployment-resource";
import { endpointNameProblem } from "./endpoint-name";
import type { OnlineEndpoint } from "./online-endpoint";
import {
  COLUMNS_LEFT_OUT,
  dataCollectorBody,
  type PayloadCollection,
  payloadProblems,
  payloadTags,
} from "./payload-collection";
import { type Probe, probeBody, probeProblems } from "./probe";
import type { ScaledDeployment } from "./scaled-deployment";
import { type ScoringCode, scoringBody, scoringProblems } from "./scoring-code";
import { takenProblem } from "./taken-by-endpoint";

export interface OnlineDeploymentProps {
  readonly endpoint: OnlineEndpoint;
  /** 3 to 32 letters, digits and hyphens, e.g. `blue`. */
  readonly name: string;
  /** Id of a registered model with its version; one in MLflow's format needs nothing else. */
  readonly modelId: string;
  /** @default - none: the model is in MLflow's format */
  readonly scoring?: ScoringCode;
  /** A size of the list in vm-sizes.ts for online inference, e.g. `Standard_DS3_v2`. */
  readonly instanceType: string;
  /** Whether `instanceType` is one with GPUs. @default false */
  readonly gpu?: boolean;
  /** Machines at the start, 1 to 100; autoscale may change them later. In production 3 or more. */
  readonly instances: number;
  /** Whether others rely on its answers; then it has 3 instances or more. @default false */
  readonly inProduction?: boolean;
  /** Seconds for one answer, 1 to 180. @default 5 */
  readonly requestTimeoutSeconds?: number;
  /** Requests that an instance answers side by side, 1 to 1000. @default 1 */
  readonly maxConcurrentRequests?: number;
  /** Whether the container goes on; one that fails is started anew. @default - as the service asks */
  readonly livenessProbe?: Probe;
  /** Whether the container may get requests. @default - as the service asks */
  readonly readinessProbe?: Probe;
  /** What the container finds in its environment; never a secret. @default - nothing */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** Keeps requests and answers, for a purpose and for a time. @default - nothing is kept */
  readonly payloadCollection?: PayloadCollection;
}

/** A zone's loss takes one of them. */
const LEAST_IN_PRODUCTION = 3;

/**
 * A model on machines of its own, behind an endpoint. Others than the first get requests only by
 * `OnlineTraffic`. A new model is a new deployment beside the live one: Azure would change it in place, and
 * the live one must not.
 *
 * Its number of instances is a beginning: what autoscale makes of it is not set back.
 *
 * Recommendations: `reliability/zone-redundant-inference`, `ai-reliability/redundancy-no-single-instance`,
 * `performance/deployment-compute-choice`, `operations/app-insights-on-endpoints`,
 * `deploy/online-mlflow-no-code`.
 */
export class OnlineDeployment extends Construct implements ITerraformDependable, ScaledDeployment {
  readonly deploymentId: string;
  readonly deploymentName: string;
  readonly endpoint: OnlineEndpoint;
  readonly instances: number;
  readonly inProduction: boolean;
  /** What runs, without how many of it: a smoke test of it holds while this stays as it is. */
  readonly spec: ArmBody;
  /** So that traffic can wait for it. */
  readonly fqn: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: OnlineDeploymentProps) {
    super(scope, id);
    const problems = [
      ...onlineDeploymentProblems(props),
      ...(props.endpoint.kubernetes === undefined
        ? []
        : ["endpoint runs on a cluster: what it answers with is a KubernetesOnlineDeployment"]),
      takenProblem(props.endpoint, deploymentNamed(props.name)),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { endpoint, name, payloadCollection } = props;
    this.endpoint = endpoint;
    this.instances = props.instances;
    this.inProduction = props.inProduction ?? false;
    this.spec = bodyOf(props);
    const deployment = deploymentResource(this, {
      endpoint,
      name,
      tags: { ...endpoint.tags, ...(payloadCollection && payloadTags(payloadCollection)) },
      capacity: props.instances,
      spec: this.spec,
    });
    this.deploymentId = deployment.id;
    this.deploymentName = name;
    this.fqn = deployment.fqn;
  }
}

function bodyOf(props: OnlineDeploymentProps): ArmBody {
  const {
    environmentVariables,
    instanceType,
    livenessProbe = {},
    modelId,
    payloadCollection,
    readinessProbe = {},
    scoring,
  } = props;
  return {
    endpointComputeType: "Managed",
    model: modelId,
    ...scoringBody(scoring),
    environmentVariables: payloadCollection?.columnsLeftOut.length
      ? { ...environmentVariables, [COLUMNS_LEFT_OUT]: JSON.stringify(payloadCollection.columnsLeftOut) }
      : environmentVariables,
    instanceType,
    scaleSettings: { scaleType: "Default" },
    requestSettings: requestSettings(props),
    livenessProbe: probeBody(livenessProbe),
    readinessProbe: probeBody(readinessProbe),
    appInsightsEnabled: true,
    dataCollector: payloadCollection && dataCollectorBody(payloadCollection),
  };
}

/** What is wrong with a deployment, in words that begin with the field; empty if nothing is. */
export function onlineDeploymentProblems(
  props: Omit<OnlineDeploymentProps, "endpoint" | "payloadCollection"> & {
    readonly payloadCollection?: Omit<PayloadCollection, "store">;
  },
): string[] {
  const { gpu, inProduction, instanceType, instances, livenessProbe, modelId, name, readinessProbe } = props;
  const { environmentVariables = {}, payloadCollection, scoring } = props;
  const least = inProduction ? LEAST_IN_PRODUCTION : 1;
  return [
    endpointNameProblem("name", name),
    assetIdProblem("modelId", "models", modelId),
    ...scoringProblems(scoring),
    vmSizeProblem("onlineInference", instanceType, { gpu, field: "instanceType" }),
    wholeNumberProblem("instances", instances, least, 100),
    wholeNumberProblem("requestTimeoutSeconds", props.requestTimeoutSeconds ?? 5, 1, 180),
    wholeNumberProblem("maxConcurrentRequests", props.maxConcurrentRequests ?? 1, 1, 1000),
    ...(livenessProbe ? probeProblems("livenessProbe", livenessProbe) : []),
    ...(readinessProbe ? probeProblems("readinessProbe", readinessProbe) : []),
    ...(payloadCollection
      ? payloadProblems("payloadCollection", payloadCollection, {
          hasScript: scoring !== undefined,
          variables: environmentVariables,
        })
      : []),
  ].filter((problem) => problem !== undefined);
}
