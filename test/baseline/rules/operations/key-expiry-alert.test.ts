import { keyExpiryAlert } from "../../../../baseline/rules/operations/key-expiry-alert";
import { logAlert } from "../alerting";
import { findingsOf, resources } from "../findings";
import { all, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(keyExpiryAlert, template, { production });
const EVENTS = ["Microsoft.KeyVault.KeyNearExpiry", "Microsoft.KeyVault.SecretNearExpiry"];
const topic = (source: object = { source_resource_id: "${azurerm_key_vault.v.id}" }) =>
  resources({ azurerm_eventgrid_system_topic: { t: { name: "t", ...source } } });
const alert = (over: { events?: readonly string[]; actionGroups?: readonly string[] } = {}) =>
  resources({
    azapi_resource: {
      e: {
        type: "Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15",
        name: "e",
        parent_id: "${azurerm_eventgrid_system_topic.t.id}",
        body: {
          properties: {
            destination: {
              endpointType: "MonitorAlert",
              properties: { actionGroups: over.actionGroups ?? ["/made/elsewhere"] },
            },
            filter: { includedEventTypes: over.events ?? EVENTS },
          },
        },
      },
    },
  });

test("an alert of Event Grid's on the vault passes, in either spelling of the topic", () => {
  expect(found(all(landingZone(), topic(), alert()))).toEqual([]);
  expect(
    found(all(landingZone(), topic({ source_arm_resource_id: "${azurerm_key_vault.v.id}" }), alert())),
  ).toEqual([]);
});

test("so does whatever else gets the events", () => {
  const direct = resources({
    azurerm_eventgrid_event_subscription: {
      e: { scope: "${azurerm_key_vault.v.id}", included_event_types: EVENTS },
    },
  });
  expect(found(all(landingZone(), direct))).toEqual([]);
});

test("without one, production lacks it", () => {
  expect(found(landingZone())).toEqual([
    "azurerm_key_vault.v: violation: nothing of this input tells of keys that expire",
    "azurerm_key_vault.v: violation: nothing of this input tells of secrets that expire",
  ]);
  expect(found(landingZone(), false)).toEqual([]);
});

test("one that tells nobody, or only when it is too late, is none", () => {
  expect(found(all(landingZone(), topic(), alert({ actionGroups: [] })))).toHaveLength(2);
  expect(
    found(all(landingZone(), topic(), alert({ events: ["Microsoft.KeyVault.KeyExpired"] }))),
  ).toHaveLength(2);
});

test("one on another vault is none; what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), topic({ source_resource_id: "/made/elsewhere" }), alert()))).toHaveLength(
    2,
  );
  const somewhere = resources({
    azurerm_eventgrid_event_subscription: { e: { scope: "${var.scope}", included_event_types: EVENTS } },
  });
  expect(found(all(landingZone(), somewhere))[0]).toContain(": unknown: ");
  expect(found(all(landingZone(), logAlert("${var.query}")))[0]).toContain(": unknown: ");
});
