import { badRequest } from "../../arm/arm-error";
import { at, textAt } from "../../arm/json";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType } from "../resource-type";
import { ENDPOINT_NAME } from "./endpoint-name";
import { mustFitEndpoint } from "./kubernetes-serving";
import { ONLINE_ENDPOINT, shareOf } from "./online-endpoint";
import { mustBeWithinLimits } from "./serving-limits";

const ALLOWED = {
  "properties.endpointComputeType": ["Managed", "Kubernetes", "AzureMLCompute"],
  "properties.egressPublicNetworkAccess": ["Enabled", "Disabled"],
};

/** A deployment of an online endpoint: a model on so many machines. */
export const onlineDeployment: ResourceType = {
  type: `${ONLINE_ENDPOINT}/deployments`,
  tracked: true,
  seconds: { create: 480, update: 300, delete: 120 },
  busy: "Conflict",
  immutable: ["properties.endpointComputeType", "properties.egressPublicNetworkAccess"],
  kept: ["sku"],
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!ENDPOINT_NAME.test(id.name)) {
      throw badRequest(
        "BadArgument",
        `The deployment name '${id.name}' takes 3 to 32 letters, digits and hyphens, a letter first.`,
      );
    }
    const kind = textAt(resource, "properties", "endpointComputeType");
    if (kind === undefined) {
      throw badRequest("BadArgument", `The deployment '${id.name}' takes 'properties.endpointComputeType'.`);
    }
    mustBeAllowed(resource, ALLOWED, "BadArgument");
    const capacity = at(resource, "sku", "capacity") ?? 1;
    if (!(Number.isInteger(capacity) && Number(capacity) >= 1)) {
      throw badRequest("BadArgument", `The deployment '${id.name}' has ${String(capacity)} instances.`);
    }
    if (kind === "Managed" && textAt(resource, "properties", "instanceType") === undefined) {
      throw badRequest("BadArgument", `The deployment '${id.name}' takes 'properties.instanceType'.`);
    }
    mustFitEndpoint(resource, cloud.store.get(id.parent), cloud);
    mustBeWithinLimits(write, cloud);
  },
  checkDelete: (deployment, cloud) => {
    const endpoint = cloud.store.get(deployment.id.split("/").slice(0, -2).join("/"));
    const share = shareOf(endpoint, deployment.name);
    if (share > 0) {
      throw badRequest(
        "BadArgument",
        `The deployment '${deployment.name}' of the endpoint '${endpoint?.name}' has ${share} percent of the traffic: it can be deleted once it has none.`,
      );
    }
  },
};
