import { TerraformOutput, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Alerting } from "../../constructs/observability/alerting";
import { collectLogs } from "../../constructs/observability/collect-logs";
import { DeploymentAlerts } from "../../constructs/serving/deployment-alerts";
import { DeploymentAutoscale } from "../../constructs/serving/deployment-autoscale";
import { EndpointAlerts } from "../../constructs/serving/endpoint-alerts";
import { GatedTraffic } from "../../constructs/serving/gated-traffic";
import { OnlineDeployment } from "../../constructs/serving/online-deployment";
import { OnlineEndpoint } from "../../constructs/serving/online-endpoint";
import { OnlineTraffic } from "../../constructs/serving/online-traffic";
import { PayloadStore } from "../../constructs/serving/payload-store";
import type { ResolvedDeployment, ResolvedOnlineEndpoint } from "../config/resolved-serving";
import type { ServingConfig } from "../config/serving-config";
import type { LandingZoneLookup } from "./landing-zone-lookup";
import { PAYLOAD_STORE } from "./payload";

/** Endpoints that answer at once, with who answers, how far it grows, and what is noticed of it. */
export function serveOnline(stack: TerraformStack, config: ServingConfig, found: LandingZoneLookup): void {
  // a scope of their own: an endpoint may have any name
  const endpoints = new Construct(stack, "online");
  for (const one of config.serving.online) {
    const { keyAuthentication, name, smokeTest, step } = one;
    const endpoint = new OnlineEndpoint(endpoints, name, {
      workspace: found.workspace,
      name,
      identity: found.servingIdentity(),
      keyAuthentication,
      preventDestroy: config.profile === "prod",
    });
    const deployments = one.deployments.map((deployment) => deploy(endpoint, deployment, config, found));
    if (smokeTest === undefined) {
      new OnlineTraffic(endpoint, "traffic", {
        endpoint,
        deployments,
        traffic: step.traffic,
        step: step.name,
      });
    } else {
      new GatedTraffic(endpoint, "traffic", { endpoint, deployments, step, smokeTest });
    }
    collectLogs(endpoint, found.logAnalyticsWorkspaceId);
    watch(endpoint, one, found);
    new TerraformOutput(stack, `endpoint_id_${name}`, { value: endpoint.endpointId });
    new TerraformOutput(stack, `scoring_uri_${name}`, { value: endpoint.scoringUri });
    new TerraformOutput(stack, `step_${name}`, { value: step.name });
  }
}

function deploy(
  endpoint: OnlineEndpoint,
  { autoscale, payloadCollection, ...deployment }: ResolvedDeployment,
  { serving }: ServingConfig,
  found: LandingZoneLookup,
): OnlineDeployment {
  const { payload } = serving;
  const made = new OnlineDeployment(endpoint, deployment.name, {
    ...deployment,
    endpoint,
    payloadCollection:
      payloadCollection && payload
        ? {
            ...payloadCollection,
            store: PayloadStore.named(found.workspace, { ...payload, name: PAYLOAD_STORE }),
          }
        : undefined,
  });
  const scaled =
    autoscale &&
    new DeploymentAutoscale(endpoint, `${deployment.name}-autoscale`, {
      ...autoscale,
      resourceGroup: found.resourceGroup,
      deployment: made,
    });
  if (scaled) {
    collectLogs(scaled, found.logAnalyticsWorkspaceId);
  }
  const alerting = found.alerting();
  if (alerting) {
    new DeploymentAlerts(endpoint, `${deployment.name}-alerts`, {
      alerting,
      endpoint,
      deployment: made,
      gpu: deployment.gpu,
      autoscale: scaled,
      capacity: scaled && nearlyFull(scaled),
    });
  }
  return made;
}

/** Nine tenths of the instances; where so many are always there, all of them. */
function nearlyFull({ maximum, minimum }: DeploymentAutoscale): { readonly threshold: number } {
  return { threshold: Math.ceil(0.9 * maximum) > minimum ? 90 : 100 };
}

function watch(endpoint: OnlineEndpoint, limits: ResolvedOnlineEndpoint, found: LandingZoneLookup): void {
  const alerting: Alerting | undefined = found.alerting();
  if (alerting) {
    new EndpointAlerts(endpoint, "alerts", {
      alerting,
      endpoint,
      logAnalyticsWorkspaceId: found.logAnalyticsWorkspaceId,
      latencyP95: { threshold: limits.latencyP95Ms },
      errorRate: { threshold: limits.errorRatePercent },
      availability: { threshold: limits.availabilityPercent },
    });
  }
}
