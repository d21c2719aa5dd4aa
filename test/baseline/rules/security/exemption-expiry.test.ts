import { exemptionExpiry } from "../../../../baseline/rules/security/exemption-expiry";
import { findingsOf } from "../findings";
import { exemption, exemptionByAzapi } from "../governing";

const found = (template: object) => findingsOf(exemptionExpiry, template);

test("a waiver with an end passes, and so does what is met in another way", () => {
  expect(found(exemption())).toEqual([]);
  expect(found(exemptionByAzapi())).toEqual([]);
  expect(found(exemption({ exemption_category: "Mitigated", expires_on: undefined }))).toEqual([]);
});

test.each(["resource", "resource_group", "subscription", "management_group"])(
  "a waiver without an end is a violation on a %s",
  (scope) => {
    const type = `azurerm_${scope}_policy_exemption`;
    expect(found(exemption({ expires_on: undefined }, type))).toEqual([
      `${type}.e: violation: expires_on is missing: it never ends`,
    ]);
  },
);

test("an end that nobody lives to see is none", () => {
  expect(found(exemption({ expires_on: "9999-12-31T23:59:59Z" }))).toHaveLength(1);
  expect(found(exemption({ expires_on: "2099-12-31T23:59:59Z" }))).toEqual([]);
});

test("by azapi alike", () => {
  expect(found(exemptionByAzapi({ expiresOn: undefined }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(exemption({ expires_on: "${var.end}" }))[0]).toContain(": unknown: ");
});
