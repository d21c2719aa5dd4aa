import { badRequest } from "../../arm/arm-error";
import { sameText, textAt } from "../../arm/json";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import { completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";
import { COMPUTE } from "./compute";
import { ENDPOINT_NAME, mustBeTheOnly } from "./endpoint-name";
import { mustBeWithinLimits } from "./serving-limits";
import { WORKSPACE } from "./workspace";

const BATCH_ENDPOINT = `${WORKSPACE}/batchEndpoints`;
const DEPLOYMENT = `${BATCH_ENDPOINT}/deployments`;

/** A batch endpoint: it takes Entra tokens only, and acts as nobody but itself (gotcha 19). */
export const batchEndpoint: ResourceType = {
  type: BATCH_ENDPOINT,
  tracked: true,
  seconds: { create: 20, update: 10, delete: 20 },
  busy: "Conflict",
  immutable: ["properties.authMode"],
  kept: ["identity"],
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!ENDPOINT_NAME.test(id.name)) {
      throw badRequest(
        "BadArgument",
        `The endpoint name '${id.name}' takes 3 to 32 letters, digits and hyphens, a letter first.`,
      );
    }
    mustBeAllowed(resource, { "properties.authMode": ["AADToken"] }, "BadArgument");
    if (/userassigned/i.test(textAt(resource, "identity", "type") ?? "")) {
      throw badRequest(
        "BadArgument",
        `The batch endpoint '${id.name}' supports only a system-assigned identity.`,
      );
    }
    mustBeTheOnly(write, cloud);
    mustHaveDefault(write, cloud);
    mustBeWithinLimits(write, cloud);
    completeIdentity(resource, cloud);
  },
  complete: ({ resource }, cloud) => {
    const domain = cloud.host.replace(/^management\./, "");
    resource.properties.scoringUri = `https://${resource.name}.${resource.location}.inference.${domain}/jobs`;
  },
};

/** A deployment of a batch endpoint: a model, and the cluster that runs it. */
export const batchDeployment: ResourceType = {
  type: DEPLOYMENT,
  tracked: true,
  seconds: { create: 20, update: 10, delete: 20 },
  busy: "Conflict",
  check: (write, cloud) => {
    const { id, resource } = write;
    const compute = textAt(resource, "properties", "compute");
    const cluster = compute === undefined ? undefined : cloud.store.get(compute);
    if (compute !== undefined && !sameText(cluster?.type, COMPUTE)) {
      throw badRequest(
        "BadArgument",
        `The compute '${compute}' of the deployment '${id.name}' was not found.`,
      );
    }
    mustBeWithinLimits(write, cloud);
  },
  checkDelete: (deployment, cloud) => {
    const endpoint = cloud.store.get(deployment.id.split("/").slice(0, -2).join("/"));
    if (sameText(textAt(endpoint, "properties", "defaults", "deploymentName"), deployment.name)) {
      throw badRequest(
        "BadArgument",
        `The deployment '${deployment.name}' is the default one of the endpoint '${endpoint?.name}' and can't be deleted.`,
      );
    }
  },
};

function mustHaveDefault({ id, resource }: Write, cloud: Cloud): void {
  const wanted = textAt(resource, "properties", "defaults", "deploymentName");
  const known = cloud.store.childrenOf(id.id, DEPLOYMENT);
  if (wanted !== undefined && !known.some((each) => sameText(each.name, wanted))) {
    throw badRequest(
      "BadArgument",
      `The default deployment '${wanted}' of the endpoint '${id.name}' doesn't exist.`,
    );
  }
}
