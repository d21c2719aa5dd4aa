import { badRequest } from "../../arm/arm-error";
import { objectAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import { stableGuid } from "../../arm/stable-guid";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import { completeIdentity } from "../identities";
import type { ResourceType } from "../resource-type";
import { ENDPOINT_NAME, mustBeTheOnly } from "./endpoint-name";
import { mustRunOnKubernetes } from "./kubernetes-serving";
import { mustBeWithinLimits } from "./serving-limits";
import { WORKSPACE } from "./workspace";

export const ONLINE_ENDPOINT = `${WORKSPACE}/onlineEndpoints`;

const MOST_MIRRORED = 50;
const ALLOWED = {
  "properties.authMode": ["Key", "AMLToken", "AADToken"],
  "properties.publicNetworkAccess": ["Enabled", "Disabled"],
};

/**
 * An online endpoint: it is there before its deployments, and shares its traffic out among them. A PUT that
 * leaves the traffic out takes it from all of them, as a PUT replaces what is there.
 */
export const onlineEndpoint: ResourceType = {
  type: ONLINE_ENDPOINT,
  tracked: true,
  seconds: { create: 60, update: 30, delete: 60 },
  busy: "Conflict",
  immutable: ["properties.authMode", "properties.compute"],
  kept: ["identity"],
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!ENDPOINT_NAME.test(id.name)) {
      throw badRequest(
        "BadArgument",
        `The endpoint name '${id.name}' takes 3 to 32 letters, digits and hyphens, a letter first.`,
      );
    }
    if (textAt(resource, "properties", "authMode") === undefined) {
      throw badRequest("BadArgument", `The endpoint '${id.name}' takes 'properties.authMode'.`);
    }
    mustBeAllowed(resource, ALLOWED, "BadArgument");
    mustBeTheOnly(write, cloud);
    mustSuitKubernetes(resource);
    mustRunOnKubernetes(resource, cloud);
    checkTraffic(resource, cloud);
    checkMirror(resource, cloud);
    mustBeWithinLimits(write, cloud);
    completeIdentity(resource, cloud);
  },
  complete: ({ resource }, cloud) => {
    const domain = cloud.host.replace(/^management\./, "");
    const host = `https://${resource.name}.${resource.location}.inference.${domain}`;
    Object.assign(resource.properties, {
      scoringUri: `${host}/score`,
      swaggerUri: `${host}/swagger.json`,
      traffic: resource.properties.traffic ?? {},
    });
  },
  actions: {
    listkeys: (endpoint) => {
      if (!sameText(textAt(endpoint, "properties", "authMode"), "Key")) {
        throw badRequest("BadArgument", `The endpoint '${endpoint.name}' has no keys: it takes tokens.`);
      }
      return { status: 200, body: { primaryKey: stableGuid(endpoint.id), secondaryKey: "unusable" } };
    },
    regeneratekeys: () => ({ status: 202 }),
  },
};

/** Gotcha 37: an endpoint on a Kubernetes cluster takes no Entra token and mirrors nothing. */
function mustSuitKubernetes(resource: ArmResource): void {
  if (textAt(resource, "properties", "compute") === undefined) {
    return;
  }
  const mirrors = Object.keys(objectAt(resource, "properties", "mirrorTraffic")).length > 0;
  if (sameText(textAt(resource, "properties", "authMode"), "AADToken") || mirrors) {
    throw badRequest(
      "BadArgument",
      `The endpoint '${resource.name}' on a Kubernetes compute supports ${mirrors ? "no mirrored traffic" : "no AADToken"}.`,
    );
  }
}

/** Gotcha 38: the shares sum to 0 or to 100, and each names a deployment. */
function checkTraffic(resource: ArmResource, cloud: Cloud): void {
  const traffic = objectAt(resource, "properties", "traffic");
  mustNameDeployments(resource, traffic, "traffic", cloud);
  const sum = Object.values(traffic).reduce<number>((all, share) => all + Number(share), 0);
  if (sum !== 0 && sum !== 100) {
    throw badRequest(
      "BadArgument",
      `The traffic of the endpoint '${resource.name}' sums to ${sum}; it must sum to 0 or to 100.`,
    );
  }
}

/** At most half of the traffic is mirrored, to one deployment that gets none of its own. */
function checkMirror(resource: ArmResource, cloud: Cloud): void {
  const mirror = objectAt(resource, "properties", "mirrorTraffic");
  const traffic = objectAt(resource, "properties", "traffic");
  mustNameDeployments(resource, mirror, "mirrorTraffic", cloud);
  const shares = Object.entries(mirror).filter(([, share]) => Number(share) > 0);
  const tooMuch = shares.find(([, share]) => Number(share) > MOST_MIRRORED);
  const both = shares.find(([name]) => Number(traffic[name] ?? 0) > 0);
  if (shares.length > 1 || tooMuch !== undefined || both !== undefined) {
    throw badRequest(
      "BadArgument",
      `The mirrored traffic of the endpoint '${resource.name}' (${JSON.stringify(mirror)}) takes at most ${MOST_MIRRORED} percent, to one deployment that has no traffic of its own.`,
    );
  }
}

function mustNameDeployments(resource: ArmResource, shares: object, property: string, cloud: Cloud): void {
  const known = cloud.store.childrenOf(resource.id, `${ONLINE_ENDPOINT}/deployments`);
  for (const [name, share] of Object.entries(shares)) {
    if (!known.some((each) => sameText(each.name, name))) {
      throw badRequest(
        "BadArgument",
        `The ${property} of the endpoint '${resource.name}' names the deployment '${name}', which doesn't exist.`,
      );
    }
    if (!(Number(share) >= 0 && Number(share) <= 100)) {
      throw badRequest(
        "BadArgument",
        `The ${property} of the endpoint '${resource.name}' gives '${name}' ${String(share)} percent.`,
      );
    }
  }
}

/** The share of traffic, live or mirrored, that a deployment of an endpoint has. */
export function shareOf(endpoint: ArmResource | undefined, deployment: string): number {
  return ["traffic", "mirrorTraffic"]
    .flatMap((property) => Object.entries(objectAt(endpoint, "properties", property)))
    .filter(([name]) => sameText(name, deployment))
    .reduce((sum, [, share]) => sum + Number(share), 0);
}
