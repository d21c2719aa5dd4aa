import { exemptionReason } from "../../../../baseline/rules/security/exemption-reason";
import { findingsOf } from "../findings";
import { exemption, exemptionByAzapi } from "../governing";

const found = (template: object) => findingsOf(exemptionReason, template);

test("one that says why passes", () => {
  expect(found(exemption())).toEqual([]);
  expect(found(exemptionByAzapi())).toEqual([]);
});

test("one that doesn't, or in a word, is a violation", () => {
  expect(found(exemption({ description: undefined }))).toEqual([
    "azurerm_resource_policy_exemption.e: violation: description is missing: nobody can tell why it is there",
  ]);
  expect(found(exemption({ description: "todo" }))).toHaveLength(1);
  expect(found(exemptionByAzapi({ description: undefined }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(exemption({ description: "${var.reason}" }))[0]).toContain(": unknown: ");
});
