import { securityContact } from "../../../../baseline/rules/security/security-contact";
import { findingsOf, resources } from "../findings";
import { all, defenderPlan } from "../governing";

const found = (template: object) => findingsOf(securityContact, template);
const contact = (over: object = {}) =>
  resources({
    azurerm_security_center_contact: {
      c: { email: "security@example.com", alert_notifications: true, alerts_to_admins: true, ...over },
    },
  });
const byAzapi = (over: object = {}) =>
  resources({
    azapi_resource: {
      c: {
        type: "Microsoft.Security/securityContacts@2023-12-01-preview",
        name: "default",
        body: {
          properties: {
            emails: "security@example.com;soc@example.com",
            isEnabled: true,
            notificationsByRole: { state: "On", roles: ["Owner"] },
            notificationsSources: [{ sourceType: "Alert", minimalSeverity: "Medium" }],
            ...over,
          },
        },
      },
    },
  });

test("a contact that is written to passes", () => {
  expect(found(contact())).toEqual([]);
  expect(found(byAzapi())).toEqual([]);
});

test.each([
  [{ email: "" }, "email"],
  [{ email: "nobody" }, "email"],
  [{ alert_notifications: false }, "alerts are written to nobody"],
  [{ alerts_to_admins: false }, "owners of the subscription aren't told"],
])("%j is a violation", (over, problem) => {
  expect(found(contact(over))).toEqual([expect.stringContaining(problem)]);
});

test.each([
  { emails: undefined },
  { isEnabled: false },
  { notificationsSources: [{ sourceType: "AttackPath", minimalRiskLevel: "High" }] },
  { notificationsByRole: { state: "Off" } },
])("by azapi %j is a violation", (over) => {
  expect(found(byAzapi(over))).toHaveLength(1);
});

test("who switches plans on names somebody to write to", () => {
  expect(found(defenderPlan("KeyVaults"))).toEqual([
    expect.stringContaining("violation: the input sees to the subscription, and names nobody to write to"),
  ]);
  expect(found(all(defenderPlan("KeyVaults"), contact()))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(contact({ email: "${var.email}" }))[0]).toContain(": unknown: ");
});
