import { productionInstances } from "../../../../baseline/rules/reliability/production-instances";
import { findingsOf } from "../findings";
import { azapiCluster, azapiInstance, cluster, instance } from "../machine-learning";

const found = (template: object, options: { production: boolean }) =>
  findingsOf(productionInstances, template, options);

test("elsewhere people work by hand, and production has clusters", () => {
  expect(found(instance({}), { production: false })).toEqual([]);
  expect(found(cluster({}), { production: true })).toEqual([]);
});

test("in production an instance is a violation, also by azapi", () => {
  expect(found(instance({}), { production: true })).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: people work by hand in production: so it was said",
  ]);
  expect(found(azapiInstance({}), { production: true })).toEqual([
    "azapi_resource.i: violation: people work by hand in production: so it was said",
  ]);
});

test("a compute that may be one is unknown", () => {
  expect(found(azapiCluster({}, { computeType: "${var.x}" }), { production: true })).toEqual([
    "azapi_resource.c: unknown: the compute's type can't be told; perhaps people work by hand in production: so it was said",
  ]);
});
