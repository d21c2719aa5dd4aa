import { scheduledJobIdentity } from "../../../../baseline/rules/security/scheduled-job-identity";
import { findingsOf } from "../findings";
import { invocation, job } from "../schedules";

const found = (identity?: object) => findingsOf(scheduledJobIdentity, job({ jobType: "Pipeline", identity }));
const PERSONS = "its jobs have the rights of whoever made the schedule";

test("a managed identity passes", () => {
  expect(found({ identityType: "Managed", clientId: "x" })).toEqual([]);
});

test("a person's rights are a violation, and so is silence", () => {
  const at = "azapi_resource.s: violation: body.properties.action.jobDefinition.identity.identityType";
  expect(found({ identityType: "UserIdentity" })).toEqual([`${at} is "UserIdentity": ${PERSONS}`]);
  expect(found({ identityType: "AMLToken" })).toHaveLength(1);
  expect(found()).toEqual([`${at} is missing: ${PERSONS}`]);
});

test("a batch endpoint's jobs work as their cluster does", () => {
  expect(findingsOf(scheduledJobIdentity, invocation("a", "b"))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ identityType: "${var.i}" })).toEqual([expect.stringContaining("s: unknown: ")]);
});
