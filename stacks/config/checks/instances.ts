import { CLUSTER_NAMES } from "../cluster-names";
import { issueWith } from "../config-issue";
import { check } from "./check";

/** Interactive compute in prod that nobody answers for. */
export const noInteractiveProduction = check(["compute", "profile"], ({ compute, profile }) =>
  (compute?.instances ?? []).flatMap((instance, at) =>
    profile === "dev" || instance.productionUse !== undefined
      ? []
      : [
          {
            path: `compute.instances[${at}]`,
            problem:
              "must be left out in prod, or say in productionUse, a Deviation, who accepted it: people explore data apart from production",
          },
        ],
  ),
);

/** The clusters of every workspace: a workspace has one list of names for all computes. */
const CLUSTERS: readonly string[] = Object.values(CLUSTER_NAMES);

/** Instances called like a cluster. */
export const namesBesideClusters = check(["compute"], ({ compute }) =>
  (compute?.instances ?? []).flatMap(({ name }, at) =>
    CLUSTERS.includes(name.toLowerCase())
      ? [
          issueWith(
            `compute.instances[${at}].name`,
            `must not be ${CLUSTERS.join(", ")}: clusters are called that`,
            name,
          ),
        ]
      : [],
  ),
);

/** Two instances of one name: Azure wants it unique in the region. */
export const distinctInstances = check(["compute"], ({ compute }) => {
  const names = (compute?.instances ?? []).map(({ name }) => name.toLowerCase());
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [
          issueWith(
            `compute.instances[${at}].name`,
            `must differ from the name of compute.instances[${names.indexOf(name)}]`,
            name,
          ),
        ],
  );
});
