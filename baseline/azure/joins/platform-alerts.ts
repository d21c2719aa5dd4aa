import type { MetricCriterion } from "../alert-rule";
import { allOf, anyOf, holds, not, type Truth } from "../fact";
import type { Watched } from "./alerts";
import { isAbout, reads } from "./queried";

/** Minutes: who looks back longer tells of something that is long over. */
const SAME_DAY = 6 * 60;

const yes = (is: boolean): Truth => (is ? "yes" : "no");

function metric(name: RegExp, operator: RegExp): (criterion: MetricCriterion) => Truth {
  return (criterion) =>
    allOf([
      holds(criterion.metric, (text) => name.test(text)),
      holds(criterion.operator, (text) => operator.test(text)),
    ]);
}

/** A metric of clusters that is too high, not only when it is all the time. */
function isHigh(name: RegExp): (criterion: MetricCriterion) => Truth {
  return (criterion) =>
    allOf([
      metric(name, /^Greater/i)(criterion),
      not(holds(criterion.aggregation, (text) => /^Minimum$/i.test(text))),
    ]);
}

/** Requests that are answered so, when there are many. */
function answers(name: RegExp, answer: RegExp): (criterion: MetricCriterion) => Truth {
  return (criterion) => {
    const { dimensionValues } = criterion;
    return allOf([
      metric(name, /^Greater/i)(criterion),
      dimensionValues.state === "known"
        ? anyOf(
            dimensionValues.value.map((values) =>
              holds(values, (all) => all.some((one) => answer.test(one))),
            ),
          )
        : dimensionValues.state === "unknown"
          ? "unknown"
          : "no",
    ]);
  };
}

const AVAILABILITY = metric(/^Availability$/i, /^Less/i);

/**
 * What somebody is told of a storage account that a workspace stands on.
 *
 * @param account its name in lower case; undefined where the input doesn't tell it
 */
export function watchedOfStorage(account: string | undefined): Readonly<Record<string, Watched>> {
  const ofType = "Microsoft.Storage/storageAccounts";
  const asks = (words: RegExp) => (query: string) =>
    reads(query, "StorageBlobLogs", "StorageFileLogs") && words.test(query)
      ? isAbout(query, "AccountName", account)
      : "no";
  return {
    "requests that it leaves unanswered": {
      ofType,
      within: SAME_DAY,
      byMetric: AVAILABILITY,
      byQuery: asks(/\b5\d\d\b|ServerError|ServerTimeout/i),
    },
    "requests that it refuses": {
      ofType,
      within: SAME_DAY,
      byMetric: answers(/^Transactions$/i, /^(\*|.*Auth(orization|entication)Error)$/i),
      byQuery: asks(/\b403\b|Authorization|Authentication/i),
    },
  };
}

/** What somebody is told of a key vault. */
export const WATCHED_OF_VAULT: Readonly<Record<string, Watched>> = {
  "requests that it leaves unanswered": {
    ofType: "Microsoft.KeyVault/vaults",
    within: SAME_DAY,
    byMetric: AVAILABILITY,
  },
  "requests that it refuses": {
    ofType: "Microsoft.KeyVault/vaults",
    within: SAME_DAY,
    byMetric: answers(/^ServiceApiResult$/i, /^(\*|40[13]|4xx)$/i),
    byQuery: (query) =>
      yes(reads(query, "AzureDiagnostics", "AZKVAuditLogs") && /\b403\b|Forbidden|Unauthorized/i.test(query)),
  },
};

const OF_WORKSPACE = "Microsoft.MachineLearningServices/workspaces";

/** What somebody is told of the clusters of a workspace, besides jobs that fail. */
export const WATCHED_OF_CLUSTERS: Readonly<Record<string, Watched>> = {
  "nodes that can't work": {
    ofType: OF_WORKSPACE,
    byMetric: isHigh(/^Unusable Nodes$/i),
    within: SAME_DAY,
    byQuery: (query) => yes(reads(query, "AmlComputeClusterNodeEvent") && /unusable/i.test(query)),
  },
  "cores that run out": {
    ofType: OF_WORKSPACE,
    byMetric: isHigh(/^Quota Utilization Percentage$/i),
    within: SAME_DAY,
  },
};

/** Nodes that are paid for and do nothing. */
export const IDLE_NODES: Watched = {
  ofType: OF_WORKSPACE,
  byMetric: (criterion) =>
    anyOf([
      metric(/^Idle Nodes$/i, /^Greater/i)(criterion),
      metric(/^(Cpu|Gpu)Utilization(Percentage)?$/i, /^Less/i)(criterion),
    ]),
  byQuery: (query) =>
    yes(reads(query, "AmlComputeCpuGpuUtilization", "AmlComputeClusterEvent") && /idle|<|<=/i.test(query)),
};

/** More logs than are budgeted for. */
export const INGESTION: Watched = {
  byQuery: (query) => yes(reads(query, "Usage") || /_BilledSize|_IsBillable/i.test(query)),
};
