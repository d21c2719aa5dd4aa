import { deploymentInstances } from "../../../../baseline/rules/reliability/deployment-instances";
import { findingsOf } from "../findings";
import { served, updated } from "../serving";

const found = (body: object, production = true) =>
  findingsOf(deploymentInstances, served("onlineEndpoints/deployments", { ...body }), { production });
const TOO_FEW = "the loss of a zone may leave nobody to answer";

test("three instances pass", () => {
  expect(found({ sku: { name: "Default", capacity: 3 } })).toEqual([]);
});

test("fewer are a violation, and what nobody wrote is one", () => {
  expect(found({ sku: { capacity: 2 } })).toEqual([
    `azapi_resource.blue: violation: body.sku.capacity is 2: ${TOO_FEW}`,
  ]);
  expect(found({})).toEqual([
    `azapi_resource.blue: violation: body.sku.capacity is 1 by default: ${TOO_FEW}`,
  ]);
});

test("outside of production one is enough", () => {
  expect(found({}, false)).toEqual([]);
});

test("an update says only what it changes", () => {
  const changed = (body: object) =>
    findingsOf(deploymentInstances, updated("onlineEndpoints/deployments", { ...body }), {
      production: true,
    });
  expect(changed({})).toEqual([]);
  expect(changed({ sku: { capacity: 1 } })).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found({ sku: { capacity: "${var.n}" } })).toEqual([expect.stringContaining("blue: unknown: ")]);
});
