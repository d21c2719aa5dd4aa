import type { JsonObject } from "../../../../rehearsal/simulator/arm/json";
import { type Azure, expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { workspaceEstate } from "../support/estate";
import { ids, sibling } from "../support/ids";

const schedule = `${ids.workspace}/schedules/nightly`;
const compute = `${ids.workspace}/computes/train`;
const endpoint = `${ids.workspace}/batchEndpoints/churn`;
const location = "westeurope";

const retraining = {
  properties: {
    isEnabled: true,
    trigger: { triggerType: "Cron", expression: "0 4 * * *", timeZone: "UTC" },
    action: { actionType: "CreateJob", jobDefinition: { jobType: "Pipeline", computeId: compute } },
  },
};
const scoring = changed(retraining, {
  properties: {
    action: {
      actionType: "InvokeBatchEndpoint",
      jobDefinition: undefined,
      endpointInvocationDefinition: { endpointId: endpoint },
    },
  },
});
const triggered = (trigger: JsonObject): JsonObject => changed(retraining, { properties: { trigger } });
const acting = (action: JsonObject): JsonObject => changed(retraining, { properties: { action } });

function clustered(): Azure {
  const azure = workspaceEstate();
  azure.make(compute, bodies.cluster);
  return azure;
}

describe("a schedule", () => {
  test("is created, changed and, once it is switched off, deleted", () => {
    const azure = clustered();
    azure.make(schedule, retraining);
    expectRefused(azure.delete(schedule), 400, "UserError", "Cannot delete an active trigger nightly");
    azure.make(schedule, changed(retraining, { properties: { isEnabled: false } }));
    azure.end(schedule);
    expect(azure.get(schedule).status).toBe(404);
  });

  test("is replaced as a whole, because Azure has no PATCH for it", () => {
    const azure = clustered();
    azure.make(schedule, retraining);
    expect(azure.patch(schedule, { properties: { isEnabled: false } }).status).toBe(405);
  });

  test("is active where nothing else is said", () => {
    const azure = clustered();
    azure.make(schedule, changed(retraining, { properties: { isEnabled: undefined } }));
    expect(azure.properties(schedule).isEnabled).toBe(true);
    expectRefused(azure.delete(schedule), 400, "UserError", "nightly");
  });

  test("goes with its workspace, active or not", () => {
    const azure = clustered();
    azure.make(schedule, retraining);
    azure.end(ids.workspace);
    expect(azure.cloud.store.get(schedule)).toBeUndefined();
  });

  test("has a name of letters, digits, underscores and hyphens", () => {
    const azure = clustered();
    for (const name of ["-nightly", "a.b", "a".repeat(256)]) {
      expectRefused(azure.put(sibling(schedule, name), retraining), 400, "UserError", name);
    }
    expectAccepted(azure.put(sibling(schedule, "1_a-b"), retraining));
  });

  test("says when it runs", () => {
    const azure = clustered();
    const put = (trigger: JsonObject) => azure.put(schedule, triggered(trigger));
    expectRefused(put({ triggerType: undefined }), 400, "UserError", "trigger.triggerType", "nightly");
    expectRefused(put({ triggerType: "Event" }), 400, "UserError", "Event");
    expectRefused(put({ expression: "0 4 * *" }), 400, "UserError", "nightly", "got 4");
    expectRefused(put({ expression: undefined }), 400, "UserError", "got none");
    const recurrence = { triggerType: "Recurrence", expression: undefined, frequency: "Day", interval: 1 };
    expectRefused(put({ ...recurrence, frequency: "Year" }), 400, "UserError", "Year");
    expectRefused(put({ ...recurrence, frequency: undefined }), 400, "UserError", "frequency");
    expectRefused(put({ ...recurrence, interval: 0 }), 400, "UserError", "interval");
    expectAccepted(put(recurrence));
  });

  test("begins and ends at moments without an offset, and not in the past", () => {
    const azure = clustered();
    const put = (trigger: JsonObject) => azure.put(schedule, triggered(trigger));
    expectRefused(put({ startTime: "2027-01-01T00:00:00Z" }), 400, "UserError", "startTime", "offset");
    expectRefused(put({ endTime: "2027-01-01T00:00:00+01:00" }), 400, "UserError", "endTime", "nightly");
    azure.pass(Date.parse("2026-11-22T12:00:01Z") - azure.cloud.clock.now());
    expectRefused(put({ endTime: "2026-11-22T00:00:00" }), 400, "UserError", "endTime", "past", "nightly");
    expectAccepted(put({ startTime: "2020-01-01T00:00:00", endTime: "2026-11-22 00:00:01" }));
  });

  test("runs a job of a kind that Azure knows, on a compute that is there", () => {
    const azure = workspaceEstate();
    const put = (action: JsonObject) => azure.put(schedule, acting(action));
    expectRefused(azure.put(schedule, retraining), 400, "UserError", compute, "nightly");
    expectRefused(put({ actionType: undefined }), 400, "UserError", "action.actionType");
    expectRefused(put({ actionType: "Sing" }), 400, "UserError", "Sing");
    expectRefused(put({ jobDefinition: undefined }), 400, "UserError", "jobType");
    expectRefused(put({ jobDefinition: { jobType: "Song" } }), 400, "UserError", "Song");
    expectAccepted(put({ jobDefinition: { computeId: undefined } }));
  });

  test("invokes a batch endpoint that is there, and a deployment of it", () => {
    const azure = clustered();
    const put = (deploymentName?: string) =>
      azure.put(
        schedule,
        changed(scoring, { properties: { action: { endpointInvocationDefinition: { deploymentName } } } }),
      );
    expectRefused(put(), 400, "UserError", endpoint, "nightly");
    const batch = { location, identity: { type: "SystemAssigned" }, properties: { authMode: "AADToken" } };
    azure.make(endpoint, batch);
    for (const name of ["v0", "v1"]) {
      azure.make(`${endpoint}/deployments/${name}`, { location, properties: { compute } });
    }
    expectRefused(put("v2"), 400, "UserError", "v2", "churn");
    expectAccepted(put("V1"));
    azure.settle();
    expectAccepted(put());
  });

  test("invokes nothing else than a batch endpoint", () => {
    const azure = clustered();
    const definition = { endpointId: compute };
    const body = changed(scoring, { properties: { action: { endpointInvocationDefinition: definition } } });
    expectRefused(azure.put(schedule, body), 400, "UserError", compute);
  });
});
