import { Testing } from "cdktf";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../../stacks/config/profile";
import { isServing } from "../../../stacks/config/serving-config";
import { ServingStack } from "../../../stacks/serving-stack";
import { Template } from "../../support/template";

const model = (name: string) => `azureml://registries/shared/models/${name}/versions/1`;

/** The bodies that a serving stack sends to a kind of resource below a workspace, requests and updates included. */
function bodies(config: LandingZoneConfig, kind: string): unknown[] {
  const resolved = resolveConfig({
    ...config,
    serving: {
      backend: { kind: "local" },
      deployers: [{ group: "00000000-0000-0000-0000-000000000031" }],
      invokers: [{ group: "00000000-0000-0000-0000-000000000032" }],
      online: [
        {
          name: "churn-score",
          deployments: ["blue", "green"].map((name) => ({
            name,
            model: model(name),
            autoscale: { maximum: 6 },
          })),
          rollout: { live: "blue", candidate: "green", step: "canary-10" },
          smokeTest: { request: {}, expect: { type: "array" } },
        },
      ],
      batch: [
        {
          prefix: "stores",
          models: ["north", "south"].map((name) => ({ name, model: model(name) })),
          maxAgeHours: 26,
        },
      ],
    },
  });
  if (!isServing(resolved)) {
    throw new Error("it serves nothing");
  }
  const stack = new ServingStack(Testing.app({ stackTraces: false }), "serving", { config: resolved });
  const type = `Microsoft.MachineLearningServices/workspaces/${kind}@2025-12-01`;
  return Template.of(stack)
    .resources()
    .filter(({ attributes }) => attributes.type === type)
    .map(({ attributes }) => attributes.body);
}

const signIns = (kind: string) =>
  bodies(prod, kind).flatMap((body) => {
    const { authMode } = Object(Object(body).properties);
    return authMode === undefined ? [] : [authMode];
  });

test("ai-security/authenticate-every-inference-endpoint: whatever writes an endpoint asks for Entra tokens", () => {
  expect(signIns("onlineEndpoints")).toEqual(["AADToken", "AADToken", "AADToken"]);
});

test("deploy/batch-entra-tokens: so it is with batch endpoints", () => {
  expect(signIns("batchEndpoints")).toEqual(["AADToken", "AADToken"]);
});

test("ai-reliability/api-hosting-zones-or-regions: in prod three instances answer, which Azure spreads over zones", () => {
  const capacities = (config: LandingZoneConfig) =>
    bodies(config, "onlineEndpoints/deployments").map((body) => Object(Object(body).sku).capacity);
  expect(capacities(prod)).toEqual([3, 3]);
  expect(capacities(dev)).toEqual([1, 1]);
});

test("ai-reliability/retry-and-circuit-breaker: a mini-batch that failed is tried again", () => {
  const retried = { properties: { retrySettings: { maxRetries: 3 } } };
  expect(bodies(prod, "batchEndpoints/deployments")).toMatchObject([retried, retried]);
});

test("performance/deployment-compute-choice, ai-performance/right-size-by-load-characteristics: machines come from a list of sizes", () => {
  const sized = { properties: { instanceType: "Standard_DS3_v2" } };
  expect(bodies(prod, "onlineEndpoints/deployments")).toMatchObject([sized, sized]);
});

test("reliability/blue-green-online-endpoint: a new version answers step by step, beside the one that it replaces", () => {
  expect(bodies(prod, "onlineEndpoints")).toContainEqual(
    expect.objectContaining({
      properties: expect.objectContaining({ traffic: { blue: 90, green: 10 } }),
    }),
  );
});
