import { deploymentSize } from "../../../../baseline/rules/cost/deployment-size";
import { vmSizesFor } from "../../../../constructs/compute/vm-sizes";
import { findingsOf } from "../findings";
import { served, updated } from "../serving";

const found = (instanceType: string) =>
  findingsOf(deploymentSize, served("onlineEndpoints/deployments", { properties: { instanceType } }));

test.each(["Standard_DS3_v2", "Standard_E4s_v3", "Standard_NC24ads_A100_v4", "standard_f72s_v2"])(
  "%s passes",
  (instanceType) => {
    expect(found(instanceType)).toEqual([]);
  },
);

test.each(["Standard_M8ms", "Standard_ND96asr_v4", "Standard_L8s_v3", "Standard_B2ms", "Something"])(
  "%s is of no family that serves",
  (instanceType) => {
    expect(found(instanceType)).toEqual([
      "azapi_resource.blue: violation: its family is none of D, E, F and NC, with which this project serves models",
    ]);
  },
);

test("one that is too large is a violation", () => {
  expect(found("Standard_E104is_v5")).toEqual([
    'azapi_resource.blue: violation: body.properties.instanceType is "Standard_E104is_v5": one instance is larger than several would be',
  ]);
  expect(found("Standard_M128ms")).toHaveLength(2);
});

test("on a Kubernetes cluster a type of instances has any name", () => {
  const on = (endpointComputeType: string) =>
    findingsOf(
      deploymentSize,
      served("onlineEndpoints/deployments", { properties: { endpointComputeType, instanceType: "small" } }),
    );
  expect(on("Kubernetes")).toEqual([]);
  expect(on("Managed")).toHaveLength(1);
  expect(on("${var.type}")).toEqual([expect.stringContaining("blue: unknown: ")]);
});

test("an update is looked at as well; of what it leaves alone nobody can tell", () => {
  const changed = (instanceType: string) =>
    findingsOf(deploymentSize, updated("onlineEndpoints/deployments", { properties: { instanceType } }));
  expect(changed("Standard_E104is_v5")).toEqual([expect.stringContaining("u: violation: ")]);
  expect(changed("small")).toEqual([expect.stringContaining("u: unknown: ")]);
});

test("each size that the construct takes passes", () => {
  const sizes = [...vmSizesFor("onlineInference"), ...vmSizesFor("onlineInference", { gpu: true })];
  expect(sizes.flatMap(({ name }) => found(name))).toEqual([]);
  expect(sizes.length).toBeGreaterThan(10);
});

test("none written is Azure's to choose", () => {
  expect(findingsOf(deploymentSize, served("onlineEndpoints/deployments", {}))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.s}")).toEqual([expect.stringContaining("blue: unknown: ")]);
});
