import { deploymentSize } from "../../../../baseline/rules/cost/deployment-size";
import { findingsOf } from "../findings";
import { served } from "../serving";

const found = (instanceType: string) =>
  findingsOf(deploymentSize, served("onlineEndpoints/deployments", { properties: { instanceType } }));

test.each(["Standard_DS3_v2", "Standard_NC24ads_A100_v4", "Standard_F72s_v2", "Something"])(
  "%s passes",
  (instanceType) => {
    expect(found(instanceType)).toEqual([]);
  },
);

test.each(["Standard_M128ms", "Standard_M8ms", "Standard_E104is_v5"])("%s is a violation", (instanceType) => {
  expect(found(instanceType)).toEqual([
    `azapi_resource.blue: violation: body.properties.instanceType is "${instanceType}": one instance is larger than several would be`,
  ]);
});

test("none written is Azure's to choose", () => {
  expect(findingsOf(deploymentSize, served("onlineEndpoints/deployments", {}))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.s}")).toEqual([expect.stringContaining("blue: unknown: ")]);
});
