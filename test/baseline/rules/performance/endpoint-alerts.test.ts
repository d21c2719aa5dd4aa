import { endpointAlerts } from "../../../../baseline/rules/performance/endpoint-alerts";
import { criterion, logAlert, logAlertByAzapi, metricAlert, metricAlertByAzapi } from "../alerting";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const ENDPOINT = served("onlineEndpoints", {}, { name: "churn-score" });
const found = (...alerts: readonly object[]) =>
  findingsOf(endpointAlerts, together(ENDPOINT, ...alerts), { production: true });
const told = (what: string) => `azapi_resource.e: violation: no alert of this input tells of ${what}`;
const [SLOW, BROKEN, AWAY, BYTES] = [
  told("how long answers take"),
  told("answers that are broken"),
  told("requests that are turned away"),
  told("the bytes that it serves"),
];

const traffic = (where: string, endpoint = "churn-score") =>
  `AmlOnlineEndpointTrafficLog\n| where EndpointName =~ "${endpoint}"\n| where ${where}`;
const LATENCY = metricAlert();
const NETWORK = metricAlert({ criteria: [criterion("NetworkBytes", { threshold: 4e6 })] }, "n");
const ERRORS = logAlert(traffic("ResponseCode >= 500"));
const AVAILABILITY = logAlert(
  traffic("ResponseCode >= 500 or ResponseCode == 429"),
  { window_duration: "P1D" },
  "a",
);

test("an endpoint of which somebody is told all passes", () => {
  expect(found(LATENCY, NETWORK, ERRORS, AVAILABILITY)).toEqual([]);
});

test("performance/inference-targets: what nobody is told of is a violation each", () => {
  expect(found()).toEqual([SLOW, BROKEN, AWAY, BYTES]);
  expect(found(LATENCY, NETWORK, AVAILABILITY)).toEqual([BROKEN]);
  expect(found(LATENCY, NETWORK, ERRORS)).toEqual([AWAY]);
});

test("outside of production nobody has to be told", () => {
  expect(findingsOf(endpointAlerts, ENDPOINT, { production: false })).toEqual([]);
});

test("an alert that looks a day back tells of what is long over", () => {
  expect(found(metricAlert({ window_size: "P1D" }), NETWORK, ERRORS, AVAILABILITY)).toEqual([SLOW]);
});

test("an alert that fires when all is fast isn't one on slow answers", () => {
  const fast = criterion("RequestLatency_P95", { operator: "LessThan" });
  expect(found(metricAlert({ criteria: [fast] }), NETWORK, ERRORS, AVAILABILITY)).toEqual([SLOW]);
});

test("a query on another endpoint, or on other tables, tells nothing of this one", () => {
  expect(found(LATENCY, NETWORK, AVAILABILITY, logAlert(traffic("ResponseCode >= 500", "other")))).toEqual([
    BROKEN,
  ]);
  expect(found(LATENCY, NETWORK, AVAILABILITY, logAlert("Heartbeat | where ResponseCode >= 500"))).toEqual([
    BROKEN,
  ]);
  const ofAnother = metricAlert({ scopes: ["/subscriptions/s/x/onlineEndpoints/other"] });
  expect(found(ofAnother, NETWORK, ERRORS, AVAILABILITY)).toEqual([SLOW]);
});

test("one query on all endpoints, on a list of them, or on telemetry tells of this one, too", () => {
  const all = "AmlOnlineEndpointTrafficLog | where ResponseCode >= 400";
  const several =
    'AmlOnlineEndpointTrafficLog | where EndpointName in ("a", "churn-score") and ResponseCode != 200';
  const prefix =
    'AmlOnlineEndpointTrafficLog | where EndpointName startswith "churn" | where ResponseCode >= 300';
  const telemetry = 'AppRequests | where Url has "churn-score" | where Success == false';
  for (const query of [all, several, prefix, telemetry]) {
    expect(found(LATENCY, NETWORK, logAlert(query))).toEqual([]);
  }
});

test("requests a minute by how they ended tell of broken answers and of callers turned away", () => {
  const counted = criterion("RequestsPerMinute", {
    dimension: [{ name: "statusCodeClass", operator: "Include", values: ["5xx", "4xx"] }],
  });
  expect(found(LATENCY, NETWORK, metricAlert({ criteria: [counted] }, "c"))).toEqual([]);
  const uncounted = metricAlert({ criteria: [criterion("RequestsPerMinute")] }, "c");
  expect(found(LATENCY, NETWORK, uncounted)).toEqual([BROKEN, AWAY]);
});

test("alerts by azapi are alerts", () => {
  const query = traffic("ResponseCode >= 500 or ResponseCode == 429");
  expect(found(together(metricAlertByAzapi(), NETWORK, logAlertByAzapi(query)))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  const unknown = [expect.stringContaining("azapi_resource.e: unknown: ")];
  expect(found(metricAlert({ scopes: "${var.scopes}" }), NETWORK, ERRORS, AVAILABILITY)).toEqual(unknown);
  expect(found(LATENCY, NETWORK, AVAILABILITY, logAlert("${var.query}"))).toEqual(unknown);
  const nameless = served("onlineEndpoints", {}, { name: "${var.name}" });
  const all = together(nameless, LATENCY, NETWORK, ERRORS, AVAILABILITY);
  expect(findingsOf(endpointAlerts, all, { production: true })).toEqual([
    expect.stringContaining("unknown: "),
    expect.stringContaining("unknown: "),
  ]);
});
