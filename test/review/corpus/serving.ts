import { prod as example } from "../../../environments/prod";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { set } from "./edits";
import { type Expected, type ExpectedRisk, each, type Pair } from "./pair";
import { prod, prodServing, type Sides } from "./sides";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Online = NonNullable<Serving["online"]>[number];
type Deployment = Online["deployments"][number];

const SERVING: Serving = example.serving ?? missing();
const [ONLINE = missing()] = SERVING.online ?? [];
const [BLUE = missing()] = ONLINE.deployments;

function missing(): never {
  throw new Error("prod has no online endpoint with a deployment");
}

const ENDPOINT = "azapi_resource.online_churn-score";
const DEPLOYMENT = "azapi_resource.online_churn-score_blue";
const CANDIDATE = "azapi_resource.online_churn-score_green";
const AUTOSCALE = "azurerm_monitor_autoscale_setting.online_churn-score_blue-autoscale";
const CPU = "azurerm_monitor_metric_alert.online_churn-score_blue-alerts_cpu";
const LATENCY = "azurerm_monitor_metric_alert.online_churn-score_alerts_latency-p95";
const READERS = "azurerm_role_assignment.payload-store_readers";
const RETENTION = "azurerm_storage_management_policy.payload-store_retention";
const CLUSTER =
  "/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-aks/providers/Microsoft.MachineLearningServices/workspaces/mlw/computes/aks";

const group = (last: string) => ({ group: `00000000-0000-0000-0000-0000000000${last}` });
const withServing = (more: Partial<Serving>): Partial<LandingZoneConfig> => ({
  serving: { ...SERVING, ...more },
});

const GREEN: Deployment = {
  ...BLUE,
  name: "green",
  model: "azureml://registries/mlexample/models/churn/versions/2",
};
const KEPT: NonNullable<Deployment["payloadCollection"]> = {
  purpose: "to see whether the inputs drift",
  consent: "paragraph 7 of each customer's contract",
  columnsLeftOut: [],
};
/** Kept for some days, read by a group. */
const payload = (retentionDays = 30, reader = "41"): Partial<Serving> => ({
  payload: { retentionDays, readers: [group(reader)] },
});

/** Blue alone answers, with changes of it and of its endpoint. */
function live(deployment: Partial<Deployment> = {}, more: Partial<Online> = {}): Sides {
  const deployments = [{ ...BLUE, ...deployment }];
  const rollout = { live: "blue", step: "live" };
  return prodServing(withServing({ ...payload(), online: [{ ...ONLINE, deployments, rollout, ...more }] }));
}

/** Green stands beside blue, at a step. */
function at(step: string, green: Partial<Deployment> = {}, more: Partial<Online> = {}): Sides {
  const deployments = [BLUE, { ...GREEN, ...green }];
  const rollout = { live: "blue", candidate: "green", step };
  return prodServing(withServing({ ...payload(), online: [{ ...ONLINE, deployments, rollout, ...more }] }));
}

/** Requests are shared out otherwise; the gate is Terraform's alone, and nothing else is touched. */
const stepped = (more: Expected["changes"]): Expected => ({
  fails: false,
  risks: [],
  changes: { update: 1, create: 0, destroy: 0, replace: 0, keep: 0, ...more },
  cost: "same",
  findings: { new: [], fixed: [] },
});

function weaker(name: string, base: Sides, head: Sides, ...risks: readonly ExpectedRisk[]): Pair {
  return { name, base, head, expected: { fails: true, risks } };
}

const noGate: ExpectedRisk = { kind: "protection-removed", address: ENDPOINT };
const TRAFFIC = "azapi_resource_action.online_churn-score_traffic";
const ungated: ExpectedRisk = { kind: "guidance", address: TRAFFIC };
const keepsMore: ExpectedRisk = {
  kind: "rights-widened",
  address: DEPLOYMENT,
  attributes: ["body.properties.dataCollector"],
};

/** Rollouts step by step, which weaken nothing; and what serves with less care than before. */
export const SERVED: readonly Pair[] = [
  {
    // nobody was answered before: what answers has stood the test of its gate
    name: "the first model begins to answer",
    base: prodServing(),
    head: prodServing(withServing({ online: [{ ...ONLINE, rollout: { live: "blue", step: "live" } }] })),
    expected: stepped({ create: 3, update: 0 }),
  },
  {
    // blue's gate has done its work; that it goes takes nothing from blue's share
    name: "the next model is deployed beside, and nobody is answered by it",
    base: live(),
    head: at("beside"),
    expected: {
      fails: false,
      risks: [],
      changes: { create: 6, update: 1, replace: 0, destroy: 1 },
      cost: "up",
    },
  },
  {
    name: "a rollout lets ten of a hundred requests reach the next model",
    base: at("beside"),
    head: at("canary-10"),
    expected: stepped({ create: 1 }),
  },
  {
    // each step has a gate of its own: one that moved would refuse the new receipt for ever
    name: "a rollout lets all requests reach the next model",
    base: at("canary-10"),
    head: at("promoted"),
    expected: { ...stepped({ create: 2, destroy: 1 }), moves: [] },
  },
  {
    name: "a rollout is taken back, for which no gate asks",
    base: at("canary-10"),
    head: at("rolled-back"),
    expected: stepped({ destroy: 1 }),
  },
  // the next model reaches callers untested, whatever its gate said of this one
  weaker(
    "the gate goes while one model answers",
    live(),
    live({}, { smokeTest: undefined }),
    noGate,
    ungated,
  ),
  weaker(
    "the gate goes between two steps, where none stands",
    at("beside"),
    at("beside", {}, { smokeTest: undefined }),
    noGate,
    ungated,
  ),
  weaker(
    "the gate goes with the step that it would have stopped",
    at("beside"),
    at("canary-10", {}, { smokeTest: undefined }),
    noGate,
    { ...ungated, attributes: ["body.properties.traffic.blue"] },
    { ...ungated, attributes: ["body.properties.traffic.green"] },
  ),
  // who is on call hears nothing while it burns
  weaker(
    "an alert of a deployment is switched off",
    prodServing(),
    prodServing({}, set(CPU, "enabled", false)),
    {
      kind: "monitoring-lost",
      address: CPU,
      attributes: ["enabled"],
    },
  ),
  // ten times as slow is told by nobody; whether callers can live with it only they know
  weaker("an alert waits until answers are ten times as slow", live(), live({}, { latencyP95Ms: 5000 }), {
    kind: "monitoring-lost",
    address: LATENCY,
    attributes: ["criteria.threshold"],
  }),
  // three instances are one a zone: with two, the loss of a zone may leave one
  weaker(
    "autoscale may go below three instances",
    prodServing(),
    prodServing({}, set(AUTOSCALE, "profile.0.capacity.minimum", "2")),
    { kind: "guidance", address: AUTOSCALE, attributes: ["profile.capacity.minimum"] },
  ),
  // personal data that was for the model alone lies somewhere, for whoever reads there
  weaker(
    "requests and answers are kept that nobody kept",
    live(),
    live({ payloadCollection: KEPT }),
    keepsMore,
  ),
  weaker(
    "all requests are kept in place of one in ten",
    live({ payloadCollection: KEPT }),
    live({ payloadCollection: { ...KEPT, samplingPercent: 100 } }),
    keepsMore,
  ),
  // a header names who asks, or carries what lets in
  weaker(
    "a header of requests is kept, too",
    live({ payloadCollection: KEPT }),
    live({ payloadCollection: { ...KEPT, headers: ["x-customer"] } }),
    keepsMore,
  ),
  weaker("only the next model keeps what callers send", live(), at("beside", { payloadCollection: KEPT }), {
    kind: "rights-widened",
    address: CANDIDATE,
  }),
  {
    // the gate asks anew, for what answers is described otherwise
    name: "requests are kept no more",
    base: live({ payloadCollection: KEPT }),
    head: live(),
    expected: { fails: false, risks: [], changes: { create: 2, update: 1, replace: 0, destroy: 2 } },
  },
  weaker(
    "another group reads what was kept",
    prod(withServing(payload())),
    prod(withServing(payload(30, "42"))),
    { kind: "rights-widened", address: READERS, attributes: ["principal_id"] },
  ),
  // those concerned were told thirty days
  weaker(
    "what was kept is deleted after a year in place of a month",
    prod(withServing(payload())),
    prod(withServing(payload(365))),
    { kind: "guidance", address: RETENTION },
  ),
  // right by those concerned, and yet what is older is gone at once, and nobody brings it back
  weaker(
    "what was kept is deleted after a week in place of a month",
    prod(withServing(payload())),
    prod(withServing(payload(7))),
    { kind: "protection-removed", address: RETENTION, attributes: ["rule.actions"] },
  ),
  weaker(
    "one more group calls endpoints",
    prod(),
    prod(withServing({ invokers: [group("34"), group("43")] })),
    ...each(
      "rights-widened",
      ["batch", "online"].map(
        (one) => `azurerm_role_assignment.${one}-invoker-workspace-${group("43").group}`,
      ),
    ),
  ),
  // its machines are the cluster's: what isolates, logs and scales them is no more this stack's
  weaker(
    "an endpoint goes to a Kubernetes cluster",
    prodServing(),
    prodServing({}, set(ENDPOINT, "body.properties.compute", CLUSTER)),
    { kind: "guidance", address: ENDPOINT, attributes: ["body.properties.compute"] },
  ),
];
