import { Testing } from "cdktf";
import { acceptedDeviations } from "../../../baseline/acknowledgements";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../../stacks/config/profile";
import { isServing } from "../../../stacks/config/serving-config";
import { ServingStack } from "../../../stacks/serving-stack";
import { accepted } from "../../support/deviations";
import type { GoodInput } from "./good-input";
import { watchedServing } from "./watched-serving";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

const model = (name: string, version = 1) => `azureml://registries/shared/models/${name}/versions/${version}`;

/** Blue answers, green gets a copy of its requests, and two models work through data by night. */
const MIRRORED: Serving = {
  backend: { kind: "local" },
  deployers: [{ group: "00000000-0000-0000-0000-000000000031" }],
  invokers: [{ group: "00000000-0000-0000-0000-000000000032" }],
  online: [
    {
      name: "churn-score",
      deployments: [
        { name: "blue", model: model("churn"), autoscale: { maximum: 6 } },
        {
          name: "green",
          model: model("churn", 2),
          scoring: {
            codeId: "azureml://registries/shared/codes/churn/versions/2",
            script: "score.py",
            environmentId: "azureml://registries/shared/environments/churn/versions/2",
          },
          autoscale: { maximum: 10, rules: { latencyP95: { out: 400, in: 100 } } },
        },
      ],
      rollout: { live: "blue", candidate: "green", mirror: 10, step: "mirror" },
      smokeTest: { request: { input_data: [[1]] }, expect: { type: "array" } },
    },
  ],
  batch: [
    {
      prefix: "stores",
      models: ["north", "south"].map((name) => ({ name, model: model(name) })),
      maxAgeHours: 26,
    },
  ],
};

const ONLINE = MIRRORED.online?.map((endpoint) => ({
  ...endpoint,
  rollout: { live: "blue", candidate: "green", step: "canary-10" },
}));

/** Before the last day of every deviation. */
const ANY_DAY = "2026-01-01";

const CASES: Readonly<Record<string, readonly [LandingZoneConfig, Serving]>> = {
  "dev that serves, with copies to a candidate": [dev, MIRRORED],
  "prod that serves, with copies to a candidate": [prod, MIRRORED],
  "prod that serves, with a canary": [prod, { ...MIRRORED, online: ONLINE, batch: [] }],
};

/** What of the constructs serves models: a stack of its own, which finds the landing zone by its names. */
export function servingStacks(): GoodInput[] {
  const stacks = Object.entries(CASES).map(([name, [base, serving]]) => {
    const config = resolveConfig({ ...base, serving });
    if (!isServing(config)) {
      throw new Error(`${name} serves nothing`);
    }
    const stack = new ServingStack(Testing.app({ stackTraces: false }), `${config.environment}-serving`, {
      config,
    });
    stack.prepareStack();
    const text = JSON.stringify(stack.toTerraform());
    return { name, text, accepted: acceptedDeviations(accepted(stack), ANY_DAY) };
  });
  return [...stacks, watchedServing()];
}
