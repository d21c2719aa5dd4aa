import { payloadPurpose } from "../../../../baseline/rules/ai-security/payload-purpose";
import { findingsOf } from "../findings";
import { served } from "../serving";

const ON = { collections: { model_inputs: { dataCollectionMode: "Enabled" } } };
const TAGS = { "payload-purpose": "drift", "payload-consent": "contract", "payload-retention-days": "30" };
const found = (tags: unknown, dataCollector: unknown = ON) =>
  findingsOf(
    payloadPurpose,
    served("onlineEndpoints/deployments", { properties: { dataCollector } }, { tags }),
  );

test("a deployment with its purpose, ground and time passes", () => {
  expect(found(TAGS)).toEqual([]);
});

test("each note that is missing, or empty, is a violation", () => {
  expect(found({ ...TAGS, "payload-consent": "" })).toEqual([
    "azapi_resource.blue: violation: nobody can read on what ground requests may be kept: the tag payload-consent is missing",
  ]);
  expect(found({})).toHaveLength(3);
  expect(found(undefined)).toHaveLength(3);
});

test("a deployment that keeps nothing needs none", () => {
  expect(found({}, {})).toEqual([]);
  expect(found({}, { collections: { model_inputs: { dataCollectionMode: "Disabled" } } })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.t}")).toEqual(Array(3).fill(expect.stringContaining("blue: unknown: ")));
  expect(found({}, { collections: "${var.c}" })).toEqual(
    Array(3).fill(expect.stringContaining("blue: unknown: ")),
  );
});
