import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { allOf, holds, type Truth } from "../fact";
import { KUBERNETES_CLUSTER, type KubernetesCluster, poolsInside } from "../kubernetes-cluster";
import { NODE_POOL } from "../node-pool";
import type { nodePoolFacts } from "../node-pool-facts";
import type { Subject } from "../subject";
import { groupedBy, oncePerEstate } from "./once";
import { resourcesAt } from "./references";

/** A pool of nodes, whether it is a resource of its own or written inside of its cluster. */
export interface NodePool extends Subject, ReturnType<typeof nodePoolFacts> {
  /** Undefined where the cluster isn't in the input. */
  readonly clusterResource: GraphResource | undefined;
}

/** All pools of all clusters that the input tells; those of a cluster come with it. */
export const nodePools = oncePerEstate((estate): readonly NodePool[] => [
  ...estate.all(KUBERNETES_CLUSTER).flatMap(inside),
  ...estate.all(NODE_POOL).map((pool) => ({ ...pool, clusterResource: resourcesAt(pool.cluster)[0] })),
]);

/** The pools of one cluster. */
export function poolsOf({ resource }: KubernetesCluster, estate: AzureEstate): readonly NodePool[] {
  return byCluster(estate).get(resource) ?? [];
}

/** Whether nodes are kept for some pods: others, which don't tolerate the taint, are placed elsewhere. */
export function isDedicated({ mode, taints }: NodePool): Truth {
  return allOf([
    holds(mode, (word) => /^user$/i.test(word)),
    holds(taints, (all) => all.some((taint) => KEEPS_AWAY.test(taint))),
  ]);
}

/** Of what Azure itself taints, spot nodes are for whoever bears to lose them. */
const KEEPS_AWAY =
  /^(?!kubernetes\.azure\.com\/scalesetpriority=|CriticalAddonsOnly=).+:(NoSchedule|NoExecute)$/;

function inside({ facts, name, resource }: KubernetesCluster): NodePool[] {
  const pools = poolsInside(facts);
  return pools.state === "known"
    ? pools.value.map((pool) => ({ ...pool, resource, facts, name, clusterResource: resource }))
    : [];
}

const byCluster = oncePerEstate((estate) =>
  groupedBy(nodePools(estate), ({ clusterResource }) => (clusterResource ? [clusterResource] : [])),
);
