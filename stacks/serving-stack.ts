import { TerraformOutput, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type ExampleValue, ExampleValueGuard } from "../constructs/governance/example-value-guard";
import { collectLogs } from "../constructs/observability/collect-logs";
import { manyModels } from "../constructs/serving/many-models";
import { OnlineDeployment } from "../constructs/serving/online-deployment";
import { OnlineEndpoint } from "../constructs/serving/online-endpoint";
import { OnlineTraffic } from "../constructs/serving/online-traffic";
import { AzureProviders } from "../constructs/terraform/azure-providers";
import { enforceBaseline } from "./baseline-validation";
import type { ResolvedConfig, ResolvedServing } from "./config/resolved-config";
import { placeState } from "./parts/backend";
import { type LandingZoneLookup, lookUpLandingZone } from "./parts/landing-zone-lookup";
import { ReadableAddressStack } from "./readable-address-stack";

/** An environment that serves models. */
export type ServingConfig = ResolvedConfig & { readonly serving: ResolvedServing };

/** Whether an environment serves models. */
export function isServing(config: ResolvedConfig): config is ServingConfig {
  return config.serving !== undefined;
}

export interface ServingStackProps {
  /** The environment's configuration with every default filled in. */
  readonly config: ServingConfig;
  /** Values of the configuration that nobody has filled in yet. @default - none */
  readonly examples?: readonly ExampleValue[];
}

/**
 * What a team changes weekly: endpoints, deployments, who answers. A state and a deployer of its own, so that a
 * rollout can touch neither the network nor the keys (docs/decisions/0013).
 *
 * Recommendations: `deploy/update-plan-blue-green`, `deploy/choose-online-or-batch`,
 * `reliability/blue-green-online-endpoint`, `operations/infrastructure-as-code`.
 */
export class ServingStack extends ReadableAddressStack {
  constructor(scope: Construct, id: string, { config, examples = [] }: ServingStackProps) {
    super(scope, id);
    const { azurermVersion, cloud, profile, serving, subscriptionId, tenantId, warnOnly } = config;
    placeState(this, { backend: serving.backend, subscriptionId, tenantId, cloud });
    enforceBaseline(this, { production: profile === "prod", warnOnly: [...warnOnly] });
    new AzureProviders(this, "providers", {
      tenantId,
      subscriptionId,
      cloud,
      azurermVersion,
      purgeOnDestroy: false,
    });
    new ExampleValueGuard(this, "example-values", { examples });

    const found = lookUpLandingZone(this, config);
    serveOnline(this, config, found);
    // scopes of their own: an endpoint may have any name
    const batchEndpoints = new Construct(this, "batch");
    for (const batch of serving.batch) {
      manyModels(batchEndpoints, { ...batch, workspace: found.workspace, cluster: found.batchCluster });
    }
  }
}

function serveOnline(
  stack: TerraformStack,
  { profile, serving }: ServingConfig,
  found: LandingZoneLookup,
): void {
  if (serving.online.length === 0) {
    return;
  }
  const identity = found.servingIdentity();
  const endpoints = new Construct(stack, "online");
  for (const { deployments, keyAuthentication, name, step, traffic } of serving.online) {
    const endpoint = new OnlineEndpoint(endpoints, name, {
      workspace: found.workspace,
      name,
      identity,
      keyAuthentication,
      preventDestroy: profile === "prod",
    });
    const all = deployments.map((one) => new OnlineDeployment(endpoint, one.name, { ...one, endpoint }));
    new OnlineTraffic(endpoint, "traffic", { endpoint, deployments: all, traffic });
    collectLogs(endpoint, found.logAnalyticsWorkspaceId);
    new TerraformOutput(stack, `step_${name}`, { value: step });
  }
}
