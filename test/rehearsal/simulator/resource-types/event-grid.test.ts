import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { estate } from "../support/estate";
import { GROUP, ids, OTHER_SUBSCRIPTION, SUBSCRIPTION, sibling } from "../support/ids";

const TOPIC = `${GROUP}/providers/Microsoft.EventGrid/systemTopics/evgt-test`;
const QUEUE = `${ids.account}/queueServices/default/queues/events`;
const topic = {
  location: "westeurope",
  identity: { type: "SystemAssigned" },
  properties: { source: ids.vault, topicType: "Microsoft.KeyVault.vaults" },
};

describe("a system topic of Event Grid", () => {
  test("is told by what is there, by its type and in its region", () => {
    const azure = estate();
    expectRefused(azure.put(TOPIC, topic), 400, "InvalidRequest", ids.vault, "evgt-test");
    azure.make(ids.vault, bodies.vault);
    const wrong = changed(topic, { properties: { topicType: "Microsoft.Storage.storageAccounts" } });
    expectRefused(azure.put(TOPIC, wrong), 400, "InvalidRequest", "Microsoft.Storage.storageAccounts");
    const away = changed(topic, { location: "northeurope" });
    expectRefused(azure.put(TOPIC, away), 400, "InvalidRequest", "evgt-test", "westeurope");
    expectAccepted(azure.put(TOPIC, topic));
    expect(azure.get(TOPIC).body.identity).toMatchObject({ principalId: expect.any(String) });
  });

  test("of another subscription's resource isn't looked for", () => {
    const source = ids.vault.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION);
    expectAccepted(estate().put(TOPIC, changed(topic, { properties: { source } })));
  });

  test("is the only one of its source", () => {
    const azure = estate(["vault"]);
    azure.make(TOPIC, topic);
    const second = azure.put(sibling(TOPIC, "second"), topic);
    expectRefused(second, 400, "InvalidRequest", "Only one system topic is allowed per source", ids.vault);
    expectAccepted(azure.put(TOPIC, changed(topic, { tags: { owner: "ml" } })));
  });

  test("keeps its source", () => {
    const azure = estate(["vault", "account"]);
    azure.make(TOPIC, topic);
    const properties = { source: ids.account, topicType: "Microsoft.Storage.storageAccounts" };
    const answer = azure.put(TOPIC, changed(topic, { properties }));
    expectRefused(answer, 400, "InvalidRequest", "source cannot be modified");
  });
});

describe("an event subscription", () => {
  const put = (properties: object, identity: object | undefined = topic.identity) => {
    const azure = estate(["vault", "account"]);
    azure.make(QUEUE, { properties: {} });
    azure.make(TOPIC, changed(topic, { identity }));
    return azure.put(`${TOPIC}/eventSubscriptions/all`, { properties });
  };
  const queue = (queueName: string, resourceId: string = ids.account) => ({
    endpointType: "StorageQueue",
    properties: { resourceId, queueName },
  });
  const delivered = (destination: object, type = "SystemAssigned") => ({
    deliveryWithResourceIdentity: { identity: { type }, destination },
  });

  test("delivers to a queue that is there, or to what can't be looked at", () => {
    expectAccepted(put(delivered(queue("events"))));
    expectAccepted(put({ destination: queue("events") }));
    expectAccepted(put(delivered(queue("events", ids.account.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)))));
    expectAccepted(put({ destination: { endpointType: "WebHook", properties: {} } }));
    expectRefused(put(delivered(queue("none"))), 400, "InvalidRequest", "'all'", "queues/none");
    expectRefused(put({}), 400, "InvalidRequest", "'all'", "no destination");
  });

  test("delivers as an identity that its topic has", () => {
    const asItself = delivered(queue("events"));
    expectRefused(put(asItself, { type: "None" }), 400, "InvalidRequest", "'all'", "SystemAssigned");
    expectRefused(put(delivered(queue("events"), "UserAssigned")), 400, "InvalidRequest", "UserAssigned");
    expectRefused(put(delivered(queue("events"), "")), 400, "InvalidRequest", "nobody");
  });

  test("alerts an action group by itself of key vaults only", () => {
    const alert = { destination: { endpointType: "MonitorAlert", properties: { severity: "Sev2" } } };
    expectAccepted(put(alert));
    const azure = estate(["account"]);
    const properties = { source: ids.account, topicType: "Microsoft.Storage.storageAccounts" };
    azure.make(TOPIC, changed(topic, { properties }));
    const answer = azure.put(`${TOPIC}/eventSubscriptions/all`, { properties: alert });
    expectRefused(answer, 400, "InvalidRequest", "'all'", "MonitorAlert");
  });

  test("shows what it does where nothing is said", () => {
    const azure = estate(["vault", "account"]);
    azure.make(QUEUE, { properties: {} });
    azure.make(TOPIC, topic);
    const id = `${TOPIC}/eventSubscriptions/all`;
    const filter = { includedEventTypes: ["A"], subjectBeginsWith: null };
    azure.make(id, { properties: { ...delivered(queue("events")), filter } });
    expect(azure.properties(id)).toMatchObject({
      topic: TOPIC,
      filter: { includedEventTypes: ["A"], subjectBeginsWith: "", subjectEndsWith: "" },
      labels: [],
      retryPolicy: { eventTimeToLiveInMinutes: 1440, maxDeliveryAttempts: 30 },
    });
    const retryPolicy = { eventTimeToLiveInMinutes: 60, maxDeliveryAttempts: 2 };
    const said = { filter: { subjectEndsWith: ".jpg" }, labels: ["a"], retryPolicy };
    azure.make(id, { properties: { ...delivered(queue("events")), ...said } });
    expect(azure.properties(id)).toMatchObject({
      filter: { subjectBeginsWith: "", subjectEndsWith: ".jpg" },
      labels: ["a"],
      retryPolicy,
    });
  });

  test("tells the address of a webhook only", () => {
    const azure = estate(["vault", "account"]);
    azure.make(QUEUE, { properties: {} });
    azure.make(TOPIC, topic);
    const [hook, kept] = [`${TOPIC}/eventSubscriptions/hook`, `${TOPIC}/eventSubscriptions/kept`];
    const endpointUrl = "https://example.com/events";
    azure.make(hook, {
      properties: { destination: { endpointType: "WebHook", properties: { endpointUrl } } },
    });
    azure.make(kept, { properties: delivered(queue("events")) });
    expect(azure.post(`${hook}/getFullUrl`).body).toEqual({ endpointUrl });
    expectRefused(azure.post(`${kept}/getFullUrl`), 400, "InvalidRequest", "kept is StorageQueue");
  });

  test("goes to a queue whose name Azure takes", () => {
    const azure = estate(["account"]);
    const bad = azure.put(sibling(QUEUE, "Events"), { properties: {} });
    expectRefused(bad, 400, "InvalidResourceName", "Events");
    expect(azure.put(QUEUE, { properties: {} }).status).toBe(200);
    expect(azure.delete(QUEUE).status).toBe(204);
  });
});
