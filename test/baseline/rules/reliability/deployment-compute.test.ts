import { deploymentCompute } from "../../../../baseline/rules/reliability/deployment-compute";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const CLUSTER = "/x/workspaces/w/computes/aks";
const found = (endpointComputeType: string, compute?: string) =>
  findingsOf(
    deploymentCompute,
    together(
      served("onlineEndpoints", { properties: { compute } }),
      served(
        "onlineEndpoints/deployments",
        { properties: { endpointComputeType } },
        { parent_id: "${azapi_resource.e.id}" },
      ),
    ),
  );
const OTHER = ["azapi_resource.blue: violation: its endpoint runs on machines of the other kind"];

test("a deployment of its endpoint's kind passes", () => {
  expect(found("Managed")).toEqual([]);
  expect(found("Kubernetes", CLUSTER)).toEqual([]);
});

test("one of the other kind is a violation", () => {
  expect(found("Kubernetes")).toEqual(OTHER);
  expect(found("Managed", CLUSTER)).toEqual(OTHER);
});

test("of an endpoint that isn't in the input nobody can tell", () => {
  const alone = served("onlineEndpoints/deployments", { properties: { endpointComputeType: "Kubernetes" } });
  expect(findingsOf(deploymentCompute, alone)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.t}")).toEqual([expect.stringContaining("blue: unknown: ")]);
});
