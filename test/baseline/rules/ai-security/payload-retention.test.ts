import { payloadRetention } from "../../../../baseline/rules/ai-security/payload-retention";
import { findingsOf } from "../findings";
import { DELETES, payloadStore } from "../payload";

const found = (rule: object) => findingsOf(payloadRetention, payloadStore({ rule }));
const KEPT = ["azapi_resource.inputs: violation: no lifecycle rule deletes what was collected"];

test("a rule for the container passes, and so does one for the whole account", () => {
  expect(found(DELETES)).toEqual([]);
  expect(found({ ...DELETES, filters: { blob_types: ["blockBlob"] } })).toEqual([]);
});

test("none, one that is off, and one for something else are violations", () => {
  expect(found({ ...DELETES, actions: {} })).toEqual(KEPT);
  expect(found({ ...DELETES, enabled: false })).toEqual(KEPT);
  expect(
    found({ ...DELETES, filters: { blob_types: ["blockBlob"], prefix_match: ["payload/outputs"] } }),
  ).toEqual(KEPT);
});

test("ten years are for ever", () => {
  const actions = { base_blob: { delete_after_days_since_creation_greater_than: 3650 } };
  expect(found({ ...DELETES, actions })).toEqual(KEPT);
});

test("a store that isn't in the input is judged where it is made", () => {
  const uri = "azureml://datastores/elsewhere/paths/inputs/";
  expect(findingsOf(payloadRetention, payloadStore({ uri, rule: {} }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  const actions = { base_blob: { delete_after_days_since_creation_greater_than: "${var.d}" } };
  expect(found({ ...DELETES, actions })).toEqual([expect.stringContaining("inputs: unknown: ")]);
});
