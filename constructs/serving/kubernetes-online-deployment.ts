import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import { type Quantity, withinProblems } from "../kubernetes/kubernetes-quantity";
import type { ArmBody } from "../terraform/azapi-element";
import { assetIdProblem } from "./asset-id";
import { deploymentNamed, deploymentResource, requestSettings } from "./deployment-resource";
import { endpointNameProblem } from "./endpoint-name";
import { type KubernetesScale, kubernetesScaleBody, kubernetesScaleProblems } from "./kubernetes-scale";
import type { OnlineEndpoint } from "./online-endpoint";
import { type Probe, probeBody, probeProblems } from "./probe";
import { type ScoringCode, scoringBody, scoringProblems } from "./scoring-code";
import type { ServedDeployment } from "./served-deployment";
import { takenProblem } from "./taken-by-endpoint";

export interface KubernetesOnlineDeploymentProps {
  /** One with `kubernetes`. */
  readonly endpoint: OnlineEndpoint;
  /** 3 to 32 letters, digits and hyphens, e.g. `blue`. */
  readonly name: string;
  /** Id of a registered model with its version; one in MLflow's format needs nothing else. */
  readonly modelId: string;
  /** @default - none: the model is in MLflow's format */
  readonly scoring?: ScoringCode;
  /** One of the attachment's instance types, e.g. `cpu-small`. */
  readonly instanceType: string;
  /** What a pod asks for and may take, where it isn't what the instance type says. @default - the instance type's */
  readonly resources?: { readonly requests: Quantity; readonly limits: Quantity };
  readonly scale: KubernetesScale;
  /** Whether others rely on its answers; then it has 3 pods or more. @default false */
  readonly inProduction?: boolean;
  /** Seconds for one answer, 1 to 180. @default 5 */
  readonly requestTimeoutSeconds?: number;
  /** Requests that a pod answers side by side, 1 to 1000. @default 1 */
  readonly maxConcurrentRequests?: number;
  /** Whether the container goes on; one that fails is started anew. @default - as the service asks */
  readonly livenessProbe?: Probe;
  /** Whether the container may get requests. @default - as the service asks */
  readonly readinessProbe?: Probe;
  /** What the container finds in its environment; never a secret. @default - nothing */
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

/**
 * A model in pods of an attached cluster, behind an endpoint. It grows and shrinks by itself between two numbers,
 * as far as the pool's nodes go along. The cluster must have room for two of them while one takes over.
 *
 * Recommendations: `deploy/online-managed-or-kubernetes`, `performance/autoscale-deployments`,
 * `reliability/zone-redundant-inference`, `ai-reliability/redundancy-no-single-instance`,
 * `operations/app-insights-on-endpoints`, `deploy/online-mlflow-no-code`.
 */
export class KubernetesOnlineDeployment extends Construct implements ITerraformDependable, ServedDeployment {
  readonly deploymentId: string;
  readonly deploymentName: string;
  /** What runs: a smoke test of it holds while this stays as it is. */
  readonly spec: ArmBody;
  /** So that traffic can wait for it. */
  readonly fqn: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: KubernetesOnlineDeploymentProps) {
    super(scope, id);
    const problems = deploymentProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { endpoint, name } = props;
    this.spec = bodyOf(props);
    const deployment = deploymentResource(this, {
      endpoint,
      name,
      tags: endpoint.tags,
      capacity: props.scale.minimum,
      spec: this.spec,
    });
    this.deploymentId = deployment.id;
    this.deploymentName = name;
    this.fqn = deployment.fqn;
  }
}

function bodyOf(props: KubernetesOnlineDeploymentProps): ArmBody {
  const { livenessProbe = {}, readinessProbe = {}, resources } = props;
  return {
    endpointComputeType: "Kubernetes",
    model: props.modelId,
    ...scoringBody(props.scoring),
    environmentVariables: props.environmentVariables,
    instanceType: props.instanceType,
    containerResourceRequirements: resources && {
      containerResourceRequests: { ...resources.requests },
      containerResourceLimits: { ...resources.limits },
    },
    scaleSettings: kubernetesScaleBody(props.scale),
    requestSettings: requestSettings(props),
    livenessProbe: probeBody(livenessProbe),
    readinessProbe: probeBody(readinessProbe),
    appInsightsEnabled: true,
  };
}

function deploymentProblems(props: KubernetesOnlineDeploymentProps): string[] {
  const { endpoint, instanceType, livenessProbe, readinessProbe, resources } = props;
  const known = endpoint.kubernetes?.attachment.instanceTypes;
  return [
    endpointNameProblem("name", props.name),
    assetIdProblem("modelId", "models", props.modelId),
    ...scoringProblems(props.scoring),
    known === undefined
      ? "endpoint has no `kubernetes`: its deployments are managed ones (OnlineDeployment)"
      : undefined,
    takenProblem(endpoint, deploymentNamed(props.name)),
    known === undefined || known.includes(instanceType)
      ? undefined
      : `instanceType must be one of the attachment's: ${known.join(", ")} (got ${JSON.stringify(instanceType)})`,
    ...(resources ? withinProblems("resources.", resources) : []),
    ...kubernetesScaleProblems(props.scale, props.inProduction ?? false),
    wholeNumberProblem("requestTimeoutSeconds", props.requestTimeoutSeconds ?? 5, 1, 180),
    wholeNumberProblem("maxConcurrentRequests", props.maxConcurrentRequests ?? 1, 1, 1000),
    ...(livenessProbe ? probeProblems("livenessProbe", livenessProbe) : []),
    ...(readinessProbe ? probeProblems("readinessProbe", readinessProbe) : []),
  ].filter((problem) => problem !== undefined);
}
