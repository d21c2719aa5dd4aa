import { SecurityContact, type SecurityContactProps } from "../../../constructs/governance/security-contact";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";

const SUBSCRIPTION = `/subscriptions/${TEST_SUBSCRIPTION}`;

function template(props: Partial<SecurityContactProps> = {}): Template {
  const stack = testStack();
  new SecurityContact(stack, "contact", { emails: ["security@example.org", "soc@example.org"], ...props });
  return Template.of(stack);
}

describe("SecurityContact", () => {
  test("security/security-baseline-and-defender: a team and the owners hear of alerts and of ways to an attack", () => {
    expect(template().resource("azapi_resource").only).toEqual(
      expect.objectContaining({
        type: "Microsoft.Security/securityContacts@2023-12-01-preview",
        name: "default",
        parent_id: SUBSCRIPTION,
        body: {
          properties: {
            emails: "security@example.org;soc@example.org",
            isEnabled: true,
            notificationsByRole: { state: "On", roles: ["Owner"] },
            notificationsSources: [
              { sourceType: "Alert", minimalSeverity: "Medium" },
              { sourceType: "AttackPath", minimalRiskLevel: "High" },
            ],
          },
        },
      }),
    );
  });

  test("from which severity on is the team's to say, and a number can be called", () => {
    const props = { alertsFrom: "Low", attackPathsFrom: "Critical", phone: "+49 30 1234567" } as const;
    expect(template(props).resource("azapi_resource").only.body).toMatchObject({
      properties: {
        phone: "+49 30 1234567",
        notificationsSources: [{ minimalSeverity: "Low" }, { minimalRiskLevel: "Critical" }],
      },
    });
  });

  test("a contact that is there already is taken over", () => {
    expect(template({ exists: true }).json.import).toEqual([
      { id: `${SUBSCRIPTION}/providers/Microsoft.Security/securityContacts/default`, to: expect.any(String) },
    ]);
    expect(template().json.import).toBeUndefined();
  });

  test("all problems are told at once", () => {
    const props = {
      emails: ["a@example.org", "nobody", "a@example.org"],
      alertsFrom: "All",
      attackPathsFrom: "Some",
      phone: "call me",
    } as unknown as SecurityContactProps;
    expect(messageOf(() => template(props)).split("; ")).toEqual([
      'test/contact: emails must be addresses (got "nobody")',
      "emails must name each address once (got a@example.org twice)",
      'alertsFrom must be one of Low, Medium, High (got "All")',
      'attackPathsFrom must be one of Low, Medium, High, Critical (got "Some")',
      'phone must be a telephone number (got "call me")',
    ]);
    expect(messageOf(() => template({ emails: [] }))).toBe(
      "test/contact: emails must be 1 to 50 addresses (got 0)",
    );
  });
});
