import { autoscaleEnabled } from "../../../../baseline/rules/performance/autoscale-enabled";
import { autoscale, autoscaleByAzapi } from "../alerting";
import { findingsOf } from "../findings";

const found = (over: object) => findingsOf(autoscaleEnabled, autoscale(undefined, { ...over }));

test("a setting that is on passes, and one of which nobody wrote it", () => {
  expect(found({ enabled: true })).toEqual([]);
  expect(found({})).toEqual([]);
});

test("one that is off is a violation, and Azure's own default is off", () => {
  expect(found({ enabled: false })).toEqual([
    "azurerm_monitor_autoscale_setting.s: violation: enabled is false: the number of instances stays as it is",
  ]);
  expect(findingsOf(autoscaleEnabled, autoscaleByAzapi())).toEqual([]);
  expect(findingsOf(autoscaleEnabled, autoscaleByAzapi({ enabled: undefined }))).toEqual([
    "azapi_resource.s: violation: body.properties.enabled is false by default: the number of instances stays as it is",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ enabled: "${var.on}" })).toEqual([expect.stringContaining(".s: unknown: ")]);
});

test("settings of anything else are nobody's here", () => {
  expect(
    found({ enabled: false, target_resource_id: "/subscriptions/s/x/virtualMachineScaleSets/v" }),
  ).toEqual([]);
  const elsewhere = "/subscriptions/s/x/workspaces/w/onlineEndpoints/e/deployments/blue";
  expect(found({ enabled: false, target_resource_id: elsewhere })).toHaveLength(1);
});
