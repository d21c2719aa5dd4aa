import { scheduledJobCluster } from "../../../../baseline/rules/reliability/scheduled-job-cluster";
import { findingsOf } from "../findings";
import { job } from "../schedules";

const TYPE = "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01";
const found = (computeType: string, computeId = "${azapi_resource.c.id}") =>
  findingsOf(
    scheduledJobCluster,
    job({ computeId }, {}, { c: { type: TYPE, body: { properties: { computeType } } } }),
  );

test("a cluster passes, here or elsewhere", () => {
  expect(found("AmlCompute")).toEqual([]);
  expect(found("ComputeInstance", "/x/workspaces/w/computes/train")).toEqual([]);
});

test("the machine of one person is a violation", () => {
  expect(found("ComputeInstance")).toEqual([
    "azapi_resource.s: violation: its jobs run on azapi_resource.c, the machine of one person",
  ]);
});
