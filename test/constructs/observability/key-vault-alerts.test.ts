import { KeyExpiryAlert, type KeyExpiryAlertProps } from "../../../constructs/observability/key-expiry-alert";
import { KeyVaultAlerts, type KeyVaultAlertsProps } from "../../../constructs/observability/key-vault-alerts";
import { reference, Template } from "../../support/template";
import { ACTION_GROUP, messageOf, testAlerting } from "../serving/alerting";
import { testStack } from "../serving/readable-stack";
import { all, metricOf, nobody, vault } from "./alert-readers";

function vaults(props: Partial<KeyVaultAlertsProps> = {}): Template {
  const stack = testStack();
  new KeyVaultAlerts(stack, "alerts", { alerting: testAlerting(), vault, ...props });
  return Template.of(stack);
}

function expiry(props: Partial<KeyExpiryAlertProps> = {}) {
  const stack = testStack();
  const made = new KeyExpiryAlert(stack, "expiry", {
    alerting: testAlerting(),
    vault,
    location: "northeurope",
    topicName: "evgt-kv-churn",
    ...props,
  });
  return { made, template: Template.of(stack) };
}

describe("KeyVaultAlerts", () => {
  test("tells of what is left unanswered, what is refused, and of a vault near its limits", () => {
    const made = vaults();
    expect(metricOf(made, "vault-availability")).toMatchObject({
      name: "kv-churn-vault-availability",
      scopes: [vault.keyVaultId],
      severity: 1,
      criteria: [{ metric_name: "Availability", operator: "LessThan", threshold: 99 }],
    });
    expect(metricOf(made, "vault-saturation")).toMatchObject({
      severity: 2,
      criteria: [{ metric_name: "SaturationShoebox", operator: "GreaterThan", threshold: 75 }],
    });
    expect(metricOf(made, "vault-denied")).toMatchObject({
      severity: 2,
      window_size: "PT1H",
      criteria: [
        {
          metric_namespace: "Microsoft.KeyVault/vaults",
          metric_name: "ServiceApiResult",
          aggregation: "Count",
          operator: "GreaterThan",
          threshold: 10,
          dimension: [all(["403"], "StatusCode")],
        },
      ],
    });
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      vaults({
        alerting: nobody,
        availability: { threshold: -1 },
        denied: { threshold: -1 },
        saturation: { threshold: 0, window: JSON.parse('"P7D"') },
      }),
    );
    for (const field of [
      "alerting.actionGroupId must",
      "availability.threshold must",
      "denied.threshold must",
      "saturation.threshold must be 1 to 100 percent (got 0)",
      "saturation.window must be one of",
    ]) {
      expect(message).toContain(field);
    }
  });
});

describe("KeyExpiryAlert", () => {
  const TOPIC = "azurerm_eventgrid_system_topic.expiry";
  const subscription = (props?: Partial<KeyExpiryAlertProps>) =>
    expiry(props).template.resource("azapi_resource").only;

  test("an action group is told of all that expires soon, or has", () => {
    expect(subscription()).toMatchObject({
      type: "Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15",
      name: "kv-churn-key-near-expiry",
      parent_id: reference(`${TOPIC}.id`),
      body: {
        properties: {
          destination: {
            endpointType: "MonitorAlert",
            properties: {
              severity: "Sev1",
              actionGroups: [ACTION_GROUP],
              description: expect.stringMatching(/What to do: https:.*\/key-near-expiry\.md$/),
            },
          },
          filter: {
            includedEventTypes: [
              "Microsoft.KeyVault.KeyNearExpiry",
              "Microsoft.KeyVault.KeyExpired",
              "Microsoft.KeyVault.SecretNearExpiry",
              "Microsoft.KeyVault.SecretExpired",
              "Microsoft.KeyVault.CertificateNearExpiry",
              "Microsoft.KeyVault.CertificateExpired",
            ],
          },
        },
      },
    });
    expect(subscription({ severity: 3 })).toMatchObject({
      body: { properties: { destination: { properties: { severity: "Sev3" } } } },
    });
  });

  test("the topic listens to the vault, where that one is, and its logs can be collected", () => {
    const { made, template } = expiry();
    expect(template.resource("azurerm_eventgrid_system_topic").only).toEqual({
      name: "evgt-kv-churn",
      resource_group_name: "rg-churn-test-weu",
      location: "northeurope",
      source_resource_id: vault.keyVaultId,
      topic_type: "Microsoft.KeyVault.vaults",
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
    expect(made.diagnosticTargets).toMatchObject([{ resourceType: "Microsoft.EventGrid/systemTopics" }]);
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      expiry({ alerting: nobody, topicName: "a_b", severity: JSON.parse("7") }),
    );
    for (const field of ["alerting.actionGroupId must", "topicName must be 3 to 50", "severity must be 0"]) {
      expect(message).toContain(field);
    }
  });
});
