import { monitorStore } from "../../../../baseline/rules/security/monitor-store";
import { findingsOf } from "../findings";
import { payloadStore } from "../payload";
import { monitor } from "../schedules";
import { together } from "../serving";

const data = (uri: string) => ({ uri });
const APART = data("azureml://datastores/monitor/paths/inputs/");
const OWN = data("azureml://datastores/workspaceblobstore/paths/inputs/");
const found = (signal: object) => findingsOf(monitorStore, monitor({ signals: { drift: signal } }));
const BESIDE = ["azapi_resource.s: violation: drift reads from the workspace's own account"];

test("a datastore apart from the workspace's passes", () => {
  expect(found({ productionData: APART, referenceData: APART })).toEqual([]);
});

test("the workspace's own account is a violation, for either side and among several", () => {
  expect(found({ productionData: OWN, referenceData: APART })).toEqual(BESIDE);
  expect(found({ productionData: [APART, OWN], referenceData: APART })).toEqual(BESIDE);
  expect(found({ productionData: APART, referenceData: OWN })).toEqual(BESIDE);
});

test("a datastore of the input tells its account", () => {
  const signals = { drift: { productionData: data("azureml://datastores/payload/paths/inputs/") } };
  const on = (account: "store" | "workspace") =>
    findingsOf(monitorStore, together(payloadStore({ account }), monitor({ signals })));
  expect(on("store")).toEqual([]);
  expect(on("workspace")).toEqual(BESIDE);
});

test("what only a plan tells is unknown", () => {
  expect(found({ productionData: data("${var.u}") })).toEqual([expect.stringContaining("s: unknown: ")]);
});
