import { monitorNotification } from "../../../../baseline/rules/operations/monitor-notification";
import { findingsOf } from "../findings";
import { monitor } from "../schedules";
import { together } from "../serving";

const HEARD = { notificationTypes: ["AmlNotification"] };
const found = (emails: unknown, drift: object = HEARD) =>
  findingsOf(
    monitorNotification,
    monitor({
      alertNotificationSettings: { emailNotificationSettings: { emails } },
      signals: { drift },
    }),
  );

test("a monitor that writes mails of each signal passes", () => {
  expect(found(["ml@example.com"])).toEqual([]);
});

test("mails to nobody are a violation", () => {
  expect(found([])).toHaveLength(1);
  expect(found(undefined)).toEqual([
    expect.stringMatching(
      /^azapi_resource\.s: violation: .*emails is missing: nobody hears when the model drifts$/,
    ),
  ]);
});

test("a signal that tells nothing is a violation", () => {
  expect(found(["ml@example.com"], {})).toEqual([
    expect.stringMatching(/signals\.drift\.notificationTypes is missing: nobody hears of drift$/),
  ]);
});

test("events of the workspace that somebody gets pass, others don't", () => {
  const subscribed = (type: string) =>
    findingsOf(
      monitorNotification,
      together(monitor({ signals: { drift: {} } }), {
        resource: { azurerm_eventgrid_event_subscription: { e: { included_event_types: [type] } } },
      }),
    );
  expect(subscribed("Microsoft.MachineLearningServices.RunStatusChanged")).toEqual([]);
  expect(subscribed("Microsoft.Storage.BlobCreated")).toHaveLength(2);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.e}")).toEqual([expect.stringContaining("s: unknown: ")]);
});
