import type { Construct } from "constructs";
import { type ExampleValue, ExampleValueGuard } from "../constructs/governance/example-value-guard";
import { AzureProviders } from "../constructs/terraform/azure-providers";
import { enforceBaseline } from "./baseline-validation";
import type { ServingConfig } from "./config/serving-config";
import { placeState } from "./parts/backend";
import { composeCosts } from "./parts/costs";
import { lookUpLandingZone } from "./parts/landing-zone-lookup";
import { retrain } from "./parts/retraining";
import { serveInBatches } from "./parts/serving-batch";
import { serveOnline } from "./parts/serving-online";
import { ReadableAddressStack } from "./readable-address-stack";

export interface ServingStackProps {
  /** The environment's configuration with every default filled in. */
  readonly config: ServingConfig;
  /** Values of the configuration that nobody has filled in yet. @default - none */
  readonly examples?: readonly ExampleValue[];
}

/**
 * What a team changes weekly: endpoints, deployments, who answers, schedules and their alerts. A state and a
 * deployer of its own, so that a rollout can touch neither the network nor the keys (docs/decisions/0013).
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
    serveInBatches(this, config, found);
    retrain(this, config, found);
    composeCosts({ stack: this, config });
  }
}
