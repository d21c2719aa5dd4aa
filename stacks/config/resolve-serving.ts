import { blueGreen, type RolloutStep } from "../../constructs/serving/rollout";
import type { Traffic } from "../../constructs/serving/traffic";
import type { LandingZoneConfig } from "./landing-zone-config";
import type { Profile, ResolvedOnlineEndpoint, ResolvedServing } from "./resolved-config";

type ServingConfig = NonNullable<LandingZoneConfig["serving"]>;
type OnlineConfig = NonNullable<ServingConfig["online"]>[number];

/** Size of a deployment without a choice of the team's. */
const DEFAULT_INSTANCE_TYPE = "Standard_DS3_v2";

const INSTANCES: Readonly<Record<Profile, number>> = { dev: 1, prod: 3 };
const DEFAULT_CANARY: readonly number[] = [10];

/** Serving with every default filled in; it must have no issues. */
export function resolveServing({ profile, serving }: LandingZoneConfig): ResolvedServing | undefined {
  return (
    serving && {
      backend: serving.backend,
      deployers: serving.deployers ?? [],
      invokers: serving.invokers ?? [],
      online: (serving.online ?? []).map((endpoint) => resolveOnline(endpoint, profile)),
      batch: (serving.batch ?? []).map(({ models, ...batch }) => ({
        ...batch,
        models: models.map(({ model, ...one }) => ({ ...one, modelId: model })),
      })),
    }
  );
}

function resolveOnline(endpoint: OnlineConfig, profile: Profile): ResolvedOnlineEndpoint {
  const step = stepOf(endpoint);
  return {
    name: endpoint.name,
    keyAuthentication: endpoint.keyAuthentication,
    deployments: endpoint.deployments.map(({ model, ...deployment }) => ({
      ...deployment,
      modelId: model,
      instanceType: deployment.instanceType ?? DEFAULT_INSTANCE_TYPE,
      instances: deployment.instances ?? INSTANCES[profile],
      inProduction: profile === "prod",
    })),
    traffic: step.traffic,
    step: step.name,
  };
}

/**
 * Where the rollout of an endpoint is.
 * @throws in words that begin with `blueGreen: `, if there is no such step or the plan can't be
 */
export function stepOf({ deployments, rollout }: OnlineConfig): Pick<RolloutStep, "name" | "traffic"> {
  const live = rollout?.live ?? deployments[0]?.name ?? "";
  if (rollout?.candidate === undefined) {
    const others: Traffic["live"] = Object.fromEntries(deployments.map(({ name }) => [name, 0]));
    return { name: "live", traffic: { live: { ...others, [live]: 100 } } };
  }
  const { candidate, canary = DEFAULT_CANARY, mirror, step = "beside" } = rollout;
  const plan = canary
    .reduce((some, percent) => some.canary(percent), blueGreen({ live, candidate, mirror }))
    .promote();
  return step === "rolled-back" ? plan.rollback() : plan.at(step);
}
