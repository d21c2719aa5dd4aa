import { endpointPreventDestroy } from "../../../../baseline/rules/reliability/endpoint-prevent-destroy";
import { findingsOf } from "../findings";
import { requested, served } from "../serving";

const found = (lifecycle?: object, production = true) =>
  findingsOf(endpointPreventDestroy, served("onlineEndpoints", {}, { lifecycle }), { production });

test("an endpoint that Terraform refuses to destroy passes", () => {
  expect(found({ prevent_destroy: true })).toEqual([]);
});

test("any other is a violation in production, and only there", () => {
  const problem = "a destroy or a replacement deletes it";
  expect(found({ prevent_destroy: false })).toEqual([
    `azapi_resource.e: violation: lifecycle.prevent_destroy is false: ${problem}`,
  ]);
  expect(found()).toEqual([
    `azapi_resource.e: violation: lifecycle.prevent_destroy is false by default: ${problem}`,
  ]);
  expect(found(undefined, false)).toEqual([]);
});

test("a request that writes one which is there already has nothing to destroy", () => {
  expect(findingsOf(endpointPreventDestroy, requested("onlineEndpoints", {}), { production: true })).toEqual(
    [],
  );
});
