import { COMPUTE } from "../compute";
import type { AzureEstate } from "../estate";
import { KUBERNETES_CLUSTER, type KubernetesCluster } from "../kubernetes-cluster";
import { KUBERNETES_EXTENSION, type KubernetesExtension } from "../kubernetes-extension";
import { oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { resourcesAt } from "./references";

/** Azure Machine Learning's parts in Kubernetes clusters, by which these answer for models. */
export function inferenceExtensions(estate: AzureEstate): readonly KubernetesExtension[] {
  return estate
    .all(KUBERNETES_EXTENSION)
    .filter(
      ({ extensionType }) =>
        extensionType.state !== "known" || /^Microsoft\.AzureML\./i.test(extensionType.value),
    );
}

/** The clusters of the input that models answer from: they have the part for it, or are a workspace's compute. */
export function inferenceClusters(estate: AzureEstate): readonly KubernetesCluster[] {
  const used = usedForModels(estate);
  return withoutPatches(estate.all(KUBERNETES_CLUSTER)).filter(({ resource }) => used.has(resource));
}

const usedForModels = oncePerEstate(
  (estate) =>
    new Set([
      ...inferenceExtensions(estate).flatMap(({ cluster }) => resourcesAt(cluster)),
      ...estate.all(COMPUTE).flatMap(({ attached }) => resourcesAt(attached)),
    ]),
);
