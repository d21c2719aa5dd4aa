import { datastoreUri } from "../../constructs/serving/datastore-uri";
import { blueGreen, goLive, type RolloutStep } from "../../constructs/serving/rollout";
import { alertTerms } from "../../constructs/serving/serving-alerts";
import type { SmokeTest } from "../../constructs/serving/smoke-test";
import type { LandingZoneConfig } from "./landing-zone-config";
import type { Profile } from "./resolved-config";
import type {
  ResolvedBatch,
  ResolvedOnlineEndpoint,
  ResolvedRetraining,
  ResolvedServing,
} from "./resolved-serving";
import { CHECKPOINTS, datastoreNameOf, STAGED_PREDICTIONS } from "./serving-containers";

type ServingConfig = NonNullable<LandingZoneConfig["serving"]>;
type OnlineConfig = NonNullable<ServingConfig["online"]>[number];
type BatchConfig = NonNullable<ServingConfig["batch"]>[number];
type RetrainingConfig = NonNullable<ServingConfig["retraining"]>[number];

/** Size of a deployment without a choice of the team's. */
export const DEFAULT_INSTANCE_TYPE = "Standard_DS3_v2";

export const INSTANCES: Readonly<Record<Profile, number>> = { dev: 1, prod: 3 };
const DEFAULT_CANARY: readonly number[] = [10];
const DEFAULT_LATENCY_MS = 1000;

/** Serving with every default filled in; it must have no issues. */
export function resolveServing(
  config: Pick<LandingZoneConfig, "alerts" | "profile" | "serving">,
): ResolvedServing | undefined {
  const { serving } = config;
  if (serving === undefined) {
    return undefined;
  }
  const [readers] = serving.payload?.readers ?? [];
  return {
    backend: serving.backend,
    deployers: serving.deployers ?? [],
    invokers: serving.invokers ?? [],
    publishers: serving.publishers ?? [],
    online: (serving.online ?? []).map((endpoint) => resolveOnline(endpoint, config)),
    batch: (serving.batch ?? []).map((one) => ({ ...resolveBatch(one), ...servingLimits(serving) })),
    retraining: (serving.retraining ?? []).map(resolveRetraining),
    checkpointDays: serving.checkpointDays ?? 30,
    stagingDays: serving.stagingDays ?? 7,
    payload: serving.payload && readers && { retentionDays: serving.payload.retentionDays, readers },
  };
}

/** What the subscription allows in a region, where nobody says that it allows more. */
export function servingLimits({
  mostEndpoints = 100,
  mostDeployments = 500,
}: Pick<ServingConfig, "mostEndpoints" | "mostDeployments">) {
  return { mostEndpoints, mostDeployments };
}

/** Jobs that say no other place write below the staging container, each model apart. */
export function resolveBatch({ models, schedules = [], ...batch }: BatchConfig): ResolvedBatch {
  const staged = { datastoreName: datastoreNameOf(STAGED_PREDICTIONS) };
  return {
    ...batch,
    models: models.map(({ model, ...one }) => ({ ...one, modelId: model })),
    schedules: schedules.map((schedule) => ({
      ...schedule,
      output: schedule.output ?? datastoreUri(staged, `${batch.prefix}/${schedule.model}`),
    })),
  };
}

function resolveOnline(
  endpoint: OnlineConfig,
  { alerts, profile }: Pick<LandingZoneConfig, "alerts" | "profile">,
): ResolvedOnlineEndpoint {
  const { latencyP95Ms = DEFAULT_LATENCY_MS, name } = endpoint;
  return {
    name,
    keyAuthentication: endpoint.keyAuthentication,
    deployments: endpoint.deployments.map(({ model, ...deployment }) => ({
      ...deployment,
      modelId: model,
      instanceType: deployment.instanceType ?? DEFAULT_INSTANCE_TYPE,
      instances: deployment.instances ?? INSTANCES[profile],
      inProduction: profile === "prod",
    })),
    step: stepOf(endpoint),
    smokeTest:
      endpoint.smokeTest && smokeTestOf(name, endpoint.smokeTest, latencyP95Ms, alerts !== undefined),
    latencyP95Ms,
    errorRatePercent: endpoint.errorRatePercent ?? 1,
    availabilityPercent: endpoint.availabilityPercent ?? 99.5,
  };
}

/** Where there are alerts, one that is fired stops a rise: those on the endpoint, and the one on its log. */
function smokeTestOf(
  endpoint: string,
  test: NonNullable<OnlineConfig["smokeTest"]>,
  latencyMs: number,
  hasAlerts: boolean,
): SmokeTest {
  const rules = [alertTerms("error-rate", endpoint).name];
  return { ...test, latencyMs, ...(hasAlerts ? { alerts: { rules } } : {}) };
}

/**
 * Where the rollout of an endpoint is.
 * @throws in words that begin with `blueGreen: `, if there is no such step or the plan can't be
 */
export function stepOf({ deployments, rollout }: OnlineConfig): RolloutStep {
  const live = rollout?.live ?? deployments[0]?.name ?? "";
  if (rollout?.candidate === undefined) {
    const plan = goLive(live);
    const step = rollout?.step === plan.deployed.name ? plan.deployed : plan.live;
    const others = Object.fromEntries(deployments.map(({ name }) => [name, 0]));
    return { ...step, traffic: { live: { ...others, ...step.traffic.live } } };
  }
  const { candidate, canary = DEFAULT_CANARY, mirror, step = "beside" } = rollout;
  const plan = canary
    .reduce((some, percent) => some.canary(percent), blueGreen({ live, candidate, mirror }))
    .promote();
  return step === "rolled-back" ? plan.rollback() : plan.at(step);
}

/** What the search found, the inputs and the folder of checkpoints follow the command as `--<name> <value>`. */
export function resolveRetraining({ job, ...schedule }: RetrainingConfig): ResolvedRetraining {
  const checkpoints = datastoreUri({ datastoreName: CHECKPOINTS }, schedule.name);
  if ("componentId" in job) {
    return { ...schedule, job, checkpoints };
  }
  const found = Object.keys(job.searchSpace).map((name) => [name, `search_space.${name}`]);
  const given = Object.keys(schedule.inputs ?? {}).map((name) => [name, `inputs.${name}`]);
  const passed = [...found, ...given, [CHECKPOINTS, `outputs.${CHECKPOINTS}`]];
  const command = [job.command, ...passed.map(([name, value]) => `--${name} \${{${value}}}`)].join(" ");
  return { ...schedule, job: { ...job, command }, checkpoints };
}
