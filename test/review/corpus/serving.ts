import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { prod as example } from "../../../environments/prod";
import { LOGS } from "./addresses";
import { set } from "./edits";
import { dev, prod, prodServing, type Sides } from "./sides";

type Serving = NonNullable<LandingZoneConfig["serving"]>;
type Online = NonNullable<Serving["online"]>[number];
type Deployment = Online["deployments"][number];

const SERVING: Serving = example.serving ?? fail();
const [ONLINE = fail()] = SERVING.online ?? [];
const [BLUE = fail()] = ONLINE.deployments;

function fail(): never {
  throw new Error("prod has no online endpoint");
}

const withServing = (more: Partial<Serving>): Partial<LandingZoneConfig> => ({ serving: { ...SERVING, ...more } });
const withOnline = (more: Partial<Online>) => withServing({ online: [{ ...ONLINE, ...more }] });
const group = (last: string) => ({ group: `00000000-0000-0000-0000-0000000000${last}` });

/** What serves with changes of its one online endpoint. */
const online = (more: Partial<Online>): Sides => prodServing(withOnline(more));
/** Blue alone answers. */
const live = (deployment: Partial<Deployment> = {}, more: Partial<Online> = {}) =>
  online({ deployments: [{ ...BLUE, ...deployment }], rollout: { live: "blue", step: "live" }, ...more });
/** Green stands beside blue, at a step. */
const green = (step: string) =>
  online({
    deployments: [BLUE, { ...BLUE, name: "green", model: "azureml://registries/mlexample/models/churn/versions/2" }],
    rollout: { live: "blue", candidate: "green", step },
  });
const KEPT = { purpose: "drift of the inputs, and nothing else", consent: "paragraph 7 of the contract of each customer", columnsLeftOut: [] };
const payload = { payload: { retentionDays: 30, readers: [group("41")] } };


const AUTO = "azurerm_monitor_autoscale_setting.online_churn-score_blue-autoscale";
const END = "azapi_resource.online_churn-score";
const BL = "azapi_resource.online_churn-score_blue";
const DATA=withServing({...payload, online:[{...ONLINE, deployments:[{...BLUE, payloadCollection: KEPT}]}]});
export const PROBE: Record<string, [Sides, Sides]> = {
  min2: [prodServing(), prodServing({}, set(AUTO, "profile.0.capacity.minimum", "1"))],
  min2n: [prodServing(), prodServing({}, set(AUTO, "profile.0.capacity.minimum", 1), set(AUTO, "profile.0.capacity.default", 1))],
  inst: [prodServing(), prodServing({}, set(BL, "body.sku.capacity", 1))],
  payloadOn: [prodServing(withServing(payload)), prodServing(DATA)],
  payloadOn0: [prodServing(), prodServing(DATA)],
  payloadSampling: [prodServing(DATA), prodServing(withServing({...payload, online:[{...ONLINE, deployments:[{...BLUE, payloadCollection: {...KEPT, samplingPercent:100}}]}]}))],
  payloadHeaders: [prodServing(DATA), prodServing(withServing({...payload, online:[{...ONLINE, deployments:[{...BLUE, payloadCollection: {...KEPT, headers:["x-user"]}}]}]}))],
  payloadOff: [prodServing(DATA), prodServing(withServing(payload))],
  alertOff: [prodServing(), prodServing({}, set("azurerm_monitor_metric_alert.online_churn-score_blue-alerts_cpu", "enabled", false))],
  k8s: [prodServing(), prodServing({}, set(END, "body.properties.compute", "/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-k/providers/Microsoft.MachineLearningServices/workspaces/w/computes/aks"))],
  alertRemovedRg: [prod(), prod({}, set("azurerm_monitor_action_group.alerts_people","enabled",false))],
  zone: [prod(), prod({tags: {...example.tags, owner: "somebody@example.com"}})],
  logsName: [dev(), dev({}, set(LOGS, "name", "log-other"))],
  payloadReset: [prod(withServing(payload)), prod()],
};
