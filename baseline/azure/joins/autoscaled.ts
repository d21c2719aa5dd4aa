import type { GraphResource } from "../../graph";
import { AUTOSCALE_SETTING, type AutoscaleSetting } from "../autoscale-setting";
import type { AzureEstate } from "../estate";
import { anyOf, holds, knownValue, type Truth } from "../fact";
import { ONLINE_DEPLOYMENT, type OnlineDeployment } from "../online-deployment";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { isTold, resourcesAt } from "./references";

/** The settings that the input makes for online deployments, in the input or not. */
export function deploymentSettings(estate: AzureEstate): readonly AutoscaleSetting[] {
  return withoutPatches(estate.all(AUTOSCALE_SETTING)).filter(({ scaled }) =>
    scaled.state === "known"
      ? scaled.value.some((target) =>
          target.kind === "external"
            ? DEPLOYMENT_ID.test(target.id)
            : target.resource.armType === DEPLOYMENT_TYPE,
        )
      : scaled.state === "unknown" && estate.all(ONLINE_DEPLOYMENT).length > 0,
  );
}

/** The setting that changes the instances of a deployment; undefined where the input makes none. */
export function settingOf(deployment: GraphResource, estate: AzureEstate): AutoscaleSetting | undefined {
  return settingsByTarget(estate).get(deployment)?.[0];
}

/** Whether a setting changes the instances of a deployment. */
export function isAutoscaled(deployment: OnlineDeployment, estate: AzureEstate): Truth {
  const own = settingsByTarget(estate).get(deployment.resource) ?? [];
  const some = deploymentSettings(estate).some(({ scaled }) => !isTold(scaled));
  return anyOf([
    ...own.map(({ resource }): Truth => (resource.existence === "certain" ? "yes" : "unknown")),
    some ? "unknown" : "no",
  ]);
}

/** Whether Azure's own machines answer, not a Kubernetes cluster, whose instances have a scale of their own. */
function isManaged({ computeType }: OnlineDeployment): Truth {
  return computeType.state === "absent"
    ? "yes"
    : holds(computeType, (type) => type.toLowerCase() === "managed");
}

/** The online deployments that the input makes on Azure's own machines, or perhaps on them. */
export function managedDeployments(estate: AzureEstate): readonly OnlineDeployment[] {
  return withoutPatches(estate.all(ONLINE_DEPLOYMENT)).filter((one) => isManaged(one) !== "no");
}

/** Instances that a setting gives at most, over all its profiles; undefined where the input doesn't tell. */
export function mostInstances({ profiles }: AutoscaleSetting): number | undefined {
  const maxima = profiles.state === "known" ? profiles.value.map(({ maximum }) => knownValue(maximum)) : [];
  return maxima.length > 0 && maxima.every((one) => one !== undefined) ? Math.max(...maxima) : undefined;
}

const DEPLOYMENT_TYPE = "microsoft.machinelearningservices/workspaces/onlineendpoints/deployments";
const DEPLOYMENT_ID = /\/onlineEndpoints\/[^/]+\/deployments\/[^/]+$/i;

const settingsByTarget = oncePerEstate((estate) =>
  groupedBy<GraphResource, AutoscaleSetting>(withoutPatches(estate.all(AUTOSCALE_SETTING)), ({ scaled }) =>
    isTold(scaled) ? resourcesAt(scaled) : [],
  ),
);
