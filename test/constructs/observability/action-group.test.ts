import { ActionGroup, type ActionGroupProps } from "../../../constructs/observability/action-group";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";

const APPLICATION = "aaaaaaaa-1111-2222-3333-444444444444";
const WEBHOOK = {
  name: "tickets",
  uri: "https://tickets.example.com/alerts",
  applicationObjectId: APPLICATION,
};

function group(props: Partial<ActionGroupProps> = {}, version?: AzurermVersion): Template {
  const stack = testStack(version);
  new ActionGroup(stack, "alerts", {
    resourceGroup: existingResourceGroup(),
    name: "ag-churn-test-weu",
    shortName: "churn",
    emails: ["ML.Platform@example.com"],
    ...props,
  });
  return Template.of(stack);
}

function attributes(props: Partial<ActionGroupProps>): Record<string, unknown> {
  return group(props).resource("azurerm_monitor_action_group").only;
}

const addresses = (length: number): string[] => Array.from({ length }, (_, index) => `m${index}@example.com`);

describe("ActionGroup", () => {
  test.each(["4.81.0", "5.2.0"] as const)(
    "ai-operations/automated-monitoring-alerting-audit: writes to a team in the common form, azurerm %s",
    (version) => {
      expect(group({}, version).resource("azurerm_monitor_action_group").only).toEqual({
        name: "ag-churn-test-weu",
        resource_group_name: "rg-churn-test-weu",
        location: "global",
        short_name: "churn",
        enabled: true,
        email_receiver: [
          {
            name: "ml-platform-at-example-com",
            email_address: "ML.Platform@example.com",
            use_common_alert_schema: true,
          },
        ],
        arm_role_receiver: [],
        webhook_receiver: [],
        tags: { owner: "ml-platform", costCenter: "4711" },
      });
    },
  );

  test("writes to the holders of roles too, each by the role's own GUID", () => {
    expect(
      attributes({ armRoles: ["Monitoring Contributor", "Monitoring Reader", "Contributor", "Reader"] })
        .arm_role_receiver,
    ).toEqual(
      [
        ["Monitoring Contributor", "749f88d5-cbae-40b8-bcfc-e573ddc772fa"],
        ["Monitoring Reader", "43d0d8ad-25c7-4714-9337-8ba259a9fe05"],
        ["Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"],
        ["Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"],
      ].map(([name, role_id]) => ({ name, role_id, use_common_alert_schema: true })),
    );
  });

  test("posts to an address only with an Entra token for the application behind it", () => {
    expect(attributes({ webhooks: [WEBHOOK] }).webhook_receiver).toEqual([
      {
        name: "tickets",
        service_uri: "https://tickets.example.com/alerts",
        use_common_alert_schema: true,
        aad_auth: { object_id: APPLICATION },
      },
    ]);
  });

  test("lies in one region where the addresses must stay there, with tags of its own", () => {
    expect(attributes({ location: "swedencentral", tags: { owner: "sre" } })).toMatchObject({
      location: "swedencentral",
      tags: { owner: "sre" },
    });
  });

  test("is found by its id, and by no other one's", () => {
    const id = armId("Microsoft.Insights/actionGroups", "ag-ml");
    expect(ActionGroup.fromActionGroupId(id)).toEqual({ actionGroupId: id });
    expect(() => ActionGroup.fromActionGroupId(armId("Microsoft.Insights/components", "ag-ml"))).toThrow(
      "is not the ARM id of a resource of type Microsoft.Insights/actionGroups",
    );
  });

  test("says all that is wrong at once", () => {
    const armRoles: string[] = ["Owner"];
    expect(
      messageOf(() =>
        group({
          name: "ag/churn",
          shortName: "churn-alerts1",
          emails: ["nobody", "a.b@example.com", "A-B@example.com"],
          armRoles: armRoles as ActionGroupProps["armRoles"],
          webhooks: [
            { ...WEBHOOK, uri: "https://tickets.example.com?code=4711", applicationObjectId: "tickets" },
          ],
        }),
      ),
    ).toBe(
      "test/alerts: name must be 1 to 260 characters, none of : < > + / & % \\ ?, without a point or blank at " +
        'its end (got "ag/churn"); ' +
        'shortName must be 1 to 12 characters (got "churn-alerts1"); ' +
        'emails must be addresses (got "nobody"); ' +
        'armRoles must be of Contributor, Monitoring Contributor, Monitoring Reader, Reader (got "Owner"); ' +
        "webhooks[0].uri must be an https address without a query or a password: a secret in it would stand in " +
        "the state; " +
        'webhooks[0].applicationObjectId must be the object id of an Entra application, a GUID (got "tickets"); ' +
        "emails, armRoles and webhooks must each be named once (got a-b-at-example-com twice)",
    );
  });

  test.each<[string, Partial<ActionGroupProps>]>([
    ["no name", { name: "" }],
    ["a name with a point at its end", { name: "ag." }],
    ["a name that is too long", { name: "a".repeat(261) }],
    ["no short name", { shortName: "" }],
    ["nobody to write to", { emails: [] }],
    ["an address without a domain", { emails: ["a@b"] }],
    ["two addresses in one", { emails: ["a@b.example,c@b.example"] }],
    ["more addresses than Azure takes", { emails: addresses(1001) }],
    ["a webhook in clear text", { webhooks: [{ ...WEBHOOK, uri: "http://tickets.example.com" }] }],
    ["a webhook with a password", { webhooks: [{ ...WEBHOOK, uri: "https://me:word@tickets.example.com" }] }],
    ["a webhook with a fragment", { webhooks: [{ ...WEBHOOK, uri: "https://tickets.example.com/#word" }] }],
    ["a webhook twice", { webhooks: [WEBHOOK, WEBHOOK] }],
  ])("refuses %s", (_what, props) => {
    expect(() => group(props)).toThrow("test/alerts: ");
  });

  test("takes what is just within Azure's limits", () => {
    const made = attributes({ name: "a".repeat(260), shortName: "twelve chars", emails: addresses(1000) });
    expect(made.email_receiver).toHaveLength(1000);
  });
});
