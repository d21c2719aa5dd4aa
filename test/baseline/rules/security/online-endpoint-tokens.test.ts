import { onlineEndpointTokens } from "../../../../baseline/rules/security/online-endpoint-tokens";
import { findingsOf } from "../findings";
import { requested, served, together, updated } from "../serving";

const found = (template: object) => findingsOf(onlineEndpointTokens, template);
const made = (properties: object) => found(served("onlineEndpoints", { properties }));
const BY_OTHERS = "callers sign in to the endpoint with something else than an Entra token";

test("Entra tokens pass, in any case", () => {
  expect(made({ authMode: "AADToken" })).toEqual([]);
  expect(made({ authMode: "aadtoken" })).toEqual([]);
});

test("a key is a violation, and so is what nobody wrote", () => {
  expect(made({ authMode: "Key" })).toEqual([
    `azapi_resource.e: violation: body.properties.authMode is "Key": ${BY_OTHERS}`,
  ]);
  expect(made({})).toEqual([
    `azapi_resource.e: violation: body.properties.authMode is missing: ${BY_OTHERS}`,
  ]);
});

test("tokens of the service's own pass only where a Kubernetes cluster answers", () => {
  const own = { authMode: "AMLToken" };
  expect(made(own)).toEqual([`azapi_resource.e: violation: ${BY_OTHERS}`]);
  expect(made({ ...own, compute: "/x/workspaces/w/computes/aks" })).toEqual([]);
  expect(made({ ...own, compute: "managed" })).toHaveLength(1);
  const compute = (computeType: string) => ({
    resource: {
      azapi_resource: {
        c: {
          type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
          body: { properties: { computeType } },
        },
      },
    },
  });
  const on = (computeType: string) =>
    found(
      together(
        compute(computeType),
        served("onlineEndpoints", { properties: { ...own, compute: "${azapi_resource.c.id}" } }),
      ),
    );
  expect(on("Kubernetes")).toEqual([]);
  expect(on("AmlCompute")).toHaveLength(1);
  expect(made({ ...own, compute: "${var.c}" })).toEqual([expect.stringContaining("unknown: can't be told")]);
});

test("a key that somebody brings along is a violation", () => {
  expect(made({ authMode: "AADToken", keys: { primaryKey: "k" } })).toEqual([
    "azapi_resource.e: violation: body.properties.keys is something else: a key to the endpoint stands in the code",
  ]);
});

test("an update that changes it is read, one of something else isn't; a request says all of it", () => {
  expect(found(updated("onlineEndpoints", { properties: { authMode: "Key" } }))).toHaveLength(1);
  expect(found(updated("onlineEndpoints", { properties: {} }))).toEqual([]);
  expect(found(requested("onlineEndpoints", { properties: {} }))).toHaveLength(1);
  expect(found(requested("onlineEndpoints", { properties: { authMode: "AADToken" } }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(made({ authMode: "${var.x}" })).toEqual([
    `azapi_resource.e: unknown: body.properties.authMode can't be told, var.x is given at plan: perhaps ${BY_OTHERS}`,
  ]);
});
