import { kubernetesNamespace } from "../../../../baseline/rules/security/kubernetes-namespace";
import { inArm } from "../alone";

const inBody = inArm(kubernetesNamespace, "Microsoft.MachineLearningServices/workspaces/computes");
const found = (properties: object, computeType = "Kubernetes") =>
  inBody({ properties: { computeType, properties } });

test("a namespace of its own passes", () => {
  expect(found({ namespace: "churn" })).toEqual([]);
});

test("everybody's is a violation, and so is none", () => {
  expect(found({ namespace: "default" })).toEqual([
    'azapi_resource.a: violation: body.properties.properties.namespace is "default": the models share a namespace with everything else',
  ]);
  expect(found({})).toEqual([expect.stringContaining("namespace is missing")]);
});

test("other computes have none", () => {
  expect(found({}, "AmlCompute")).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ namespace: "${var.n}" })).toEqual([expect.stringContaining("a: unknown: ")]);
});
