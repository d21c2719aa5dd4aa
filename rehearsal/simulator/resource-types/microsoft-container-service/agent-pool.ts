import { badRequest, cannotChange } from "../../arm/arm-error";
import { at, isObject, listAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType, Write } from "../resource-type";
import { poolSubnet } from "./cluster-network";
import { completedPool } from "./pool-answer";

const AGENT_POOL = "Microsoft.ContainerService/managedClusters/agentPools";

const ALLOWED = {
  "properties.mode": ["System", "User", "Gateway"],
  "properties.osType": ["Linux", "Windows"],
  "properties.scaleSetPriority": ["Regular", "Spot"],
  "properties.osDiskType": ["Managed", "Ephemeral"],
};
const TAINT = /^[\w./-]+(=[\w.-]*)?:(NoSchedule|NoExecute|PreferNoSchedule)$/;

/** Nodes of one kind; Azure works on one pool of a cluster at a time. */
export const agentPool: ResourceType = {
  type: AGENT_POOL,
  seconds: { create: 120, update: 120, delete: 60 },
  busy: "OperationNotAllowed",
  immutable: ["properties.vmSize", "properties.vnetSubnetID", "properties.osType"],
  links: (resource) => {
    const scope = textAt(resource, "properties", "vnetSubnetID");
    return scope === undefined
      ? []
      : [{ action: "Microsoft.Network/virtualNetworks/subnets/join/action", scope }];
  },
  check: (write, cloud) => {
    mustBeAllowed(write.resource, ALLOWED, "InvalidParameter");
    mustBeWellFormed(write);
    mustStayInZones(write);
    poolSubnet(write.id.name, write.resource.properties, cloud);
  },
  complete: ({ id, resource }, cloud) => {
    const version = textAt(cloud.store.get(id.parent), "properties", "currentKubernetesVersion") ?? "";
    resource.properties = completedPool(resource.properties, version);
  },
  finished: ({ id }, cloud) => showPools(clusterOf(id), cloud),
  checkDelete: (pool, cloud) => {
    const others = poolsOf(clusterOf(pool.id), cloud).filter((each) => each !== pool);
    if (!others.some((each) => sameText(textAt(each, "properties", "mode"), "System"))) {
      throw badRequest(
        "MustDefineAtLeastOneSystemPool",
        `There must be at least one system pool; '${pool.name}' is the last one.`,
      );
    }
  },
  deleted: (pool, cloud) => showPools(clusterOf(pool.id), cloud, pool),
};

/** The pools of a cluster. */
export function poolsOf(clusterId: string, cloud: Cloud): ArmResource[] {
  return cloud.store.childrenOf(clusterId, AGENT_POOL);
}

/** A cluster's write brings pools; those that it leaves out stay. */
export function storePools(cluster: ArmResource, cloud: Cloud): void {
  for (const profile of listAt(cluster, "properties", "agentPoolProfiles")) {
    if (isObject(profile)) {
      const { name, ...properties } = profile;
      cloud.store.set({
        id: `${cluster.id}/agentPools/${String(name)}`,
        name: String(name),
        type: AGENT_POOL,
        properties,
      });
    }
  }
}

/** The cluster shows its pools, but not one that has just gone. */
export function showPools(clusterId: string, cloud: Cloud, gone?: ArmResource): void {
  const cluster = cloud.store.get(clusterId);
  if (cluster !== undefined) {
    cluster.properties.agentPoolProfiles = poolsOf(clusterId, cloud)
      .filter((each) => each !== gone)
      .map(({ name, properties }) => ({ name, ...properties }));
  }
}

function clusterOf(poolId: string): string {
  return poolId.split("/").slice(0, -2).join("/");
}

/** Zones are fixed at creation; their order says nothing. @throws ArmError 409 */
function mustStayInZones({ resource, previous }: Write): void {
  const zonesOf = (pool: ArmResource): string =>
    listAt(pool, "properties", "availabilityZones").map(String).sort().join();
  if (previous !== undefined && zonesOf(previous) !== zonesOf(resource)) {
    throw cannotChange("properties.availabilityZones", resource.name);
  }
}

function mustBeWellFormed({ id, resource }: Write): void {
  const { properties } = resource;
  if (!/^[a-z][a-z0-9]{0,11}$/.test(id.name)) {
    throw badRequest(
      "InvalidParameter",
      `The pool name '${id.name}' takes 1 to 12 lower-case letters and digits, a letter first.`,
    );
  }
  if (textAt(properties, "vmSize") === undefined) {
    throw badRequest("InvalidParameter", `The pool '${id.name}' takes 'properties.vmSize'.`);
  }
  const [least, most, count] = ["minCount", "maxCount", "count"].map((name) => Number(at(properties, name)));
  const isOrdered = Number(least) <= Number(count) && Number(count) <= Number(most);
  if (properties.enableAutoScaling === true && !isOrdered) {
    throw badRequest(
      "InvalidParameter",
      `The pool '${id.name}' scales from ${least} to ${most} nodes and has ${count}.`,
    );
  }
  const odd = listAt(properties, "nodeTaints").find((taint) => !TAINT.test(String(taint)));
  if (odd !== undefined) {
    throw badRequest("InvalidParameter", `The taint '${String(odd)}' of the pool '${id.name}' is invalid.`);
  }
}
