import { nodePools } from "../../azure/joins/node-pools";
import { hasZones } from "../../azure/region";
import { must, mustHave } from "../must";
import { rule } from "../rule";

export const kubernetesZones = rule({
  id: "reliability/kubernetes-zones",
  title: "In production, the nodes of a Kubernetes cluster survive the loss of a zone",
  recommendations: [
    "reliability/zone-redundant-inference",
    "ai-reliability/api-hosting-zones-or-regions",
    "ai-reliability/redundancy-no-single-instance",
  ],
  severity: "medium",
  why: "Nodes in one zone are gone together; so is the only node of a zone-redundant pool that has shrunk to one.",
  fix: {
    construct:
      "InferenceCluster: three zones, and minNodes of its pools; withoutZones says who accepted fewer",
    terraform: 'azurerm_kubernetes_cluster_node_pool: zones = ["1", "2", "3"], min_count = 3 or more',
  },
  looksAt: (estate) =>
    estate.environment.production
      ? nodePools(estate).filter(({ clusterResource, resource }) => hasZones(clusterResource ?? resource))
      : [],
  finds: ({ autoscaling, count, minimum, zones }) => [
    ...mustHave(zones, isSpread, "the loss of one zone takes all nodes away"),
    ...(autoscaling.state === "known" && autoscaling.value
      ? must(minimum, isEnough, FEW)
      : must(count, isEnough, FEW)),
  ],
});

/** One in each zone. */
const LEAST = 3;
const FEW = "the loss of a zone may leave no node";

const isEnough = (nodes: number) => nodes >= LEAST;

function isSpread(zones: unknown): boolean {
  return Array.isArray(zones) && new Set(zones.map(String)).size >= LEAST;
}
