import type { Change, Values } from "./change";
import { scaleOut, shiftTraffic } from "./serving-from-outside";

const MODELS = "azureml://registries/mlexample/models/churn/versions";
const BLUE = { name: "blue", model: `${MODELS}/1`, autoscale: { maximum: 6 } };
const GREEN = { name: "green", model: `${MODELS}/2`, autoscale: { maximum: 6 } };

/** What callers send, and what they get: made up, as a smoke test's request always is. */
const SMOKE_TEST = {
  request: { input_data: { columns: ["tenure", "calls"], index: [0], data: [[12, 3]] } },
  expect: { type: "array", minItems: 1, items: { type: "number", minimum: 0, maximum: 1 } },
};

/** What happens to a stack that serves. The values are those of `environments/*.ts`. */
export const SERVING_CHANGES: readonly Change[] = [
  {
    name: "rollout",
    title: "a model goes live, and another one takes over from it",
    base: alone(BLUE, "deployed"),
    steps: [
      {
        name: "live",
        title: "the first deployment answers, once its smoke test has held",
        head: alone(BLUE, "live"),
      },
      {
        name: "beside",
        title: "another model comes to stand beside it, without a request",
        head: at("beside"),
      },
      { name: "mirror", title: "it gets copies of requests; its answers reach nobody", head: at("mirror") },
      { name: "canary-10", title: "it answers 10 of 100 requests", head: at("canary-10") },
      {
        name: "swapped",
        title: "to call the new deployment the live one is no way around its gate",
        head: serving([BLUE, GREEN], { live: "green", candidate: "blue", step: "beside" }),
        refused: "has passed no gate so",
      },
      {
        name: "shifted",
        title: "an approved rollout from outside moves requests: the plan stays empty",
        behind: shiftTraffic,
      },
      {
        name: "rolled-back",
        title: "the old deployment answers all again, at once: no gate stands before it",
        head: at("rolled-back"),
      },
      {
        name: "shifted-again",
        title: "a rollout from outside moves requests once more",
        behind: shiftTraffic,
      },
      {
        name: "set-back",
        title: "the next step of Terraform's holds, though it shares out as the one before did",
        head: at("beside"),
      },
      {
        name: "left-out",
        title: "a deployment that answers can't be left out",
        head: alone(GREEN, "deployed"),
        refused: "blue of churn-rehearsed still gets requests",
      },
      { name: "promoted", title: "the new deployment answers all requests", head: at("promoted") },
      {
        name: "scaled",
        title: "autoscale changes how many machines answer: the plan stays empty",
        behind: scaleOut,
      },
      { name: "blue-retired", title: "the old deployment goes", head: alone(GREEN, "live") },
    ],
  },
  {
    name: "new-tag",
    title: "everything that serves gets one more tag, after autoscale was at work",
    base: alone(BLUE, "live"),
    steps: [
      {
        name: "scaled",
        title: "autoscale changes how many machines answer: the plan stays empty",
        behind: scaleOut,
      },
      {
        name: "tagged",
        title: "a tag is added in place; what autoscale has set stays",
        head: { ...alone(BLUE, "live"), tags: { release: "rehearsed" } },
      },
    ],
  },
  {
    name: "default-switched",
    title: "another deployment of a batch endpoint runs where callers name none, and the way back",
    base: running("north"),
    steps: [
      { name: "switched", title: "the default is another deployment; both stay", head: running("south") },
      { name: "switched-back", title: "the default is the one before again", head: running("north") },
      {
        name: "north-retired",
        title: "the default deployment goes, once the other one runs in its place",
        head: running("south", "north"),
      },
    ],
  },
];

/** A batch endpoint of two models, one of which runs by default. */
function running(runs: string, retired?: string): Values {
  const models = ["north", "south"].map((name) => ({
    name,
    model: `azureml://registries/mlexample/models/churn-${name}/versions/1`,
    ...(name === runs ? { default: true } : {}),
    ...(name === retired ? { retired: true } : {}),
  }));
  return { serving: { online: [], batch: [{ prefix: "stores-rehearsed", models, maxAgeHours: 26 }] } };
}

function alone(deployment: Values, step: string): Values {
  return serving([deployment], { live: deployment.name, step });
}

function at(step: string): Values {
  return serving([BLUE, GREEN], { live: "blue", candidate: "green", mirror: 10, canary: [10], step });
}

/** One endpoint in place of those that the environment has. */
function serving(deployments: readonly Values[], rollout: Values): Values {
  const endpoint = {
    name: "churn-rehearsed",
    deployments,
    rollout,
    smokeTest: SMOKE_TEST,
    latencyP95Ms: 1000,
  };
  return { serving: { online: [endpoint] } };
}
