import type { MetricCriterion } from "../alert-rule";
import { allOf, anyOf, holds, not, type Truth } from "../fact";
import type { Watched } from "./alerts";
import { looksAt, type PublishedPlace } from "./published-place";
import { isAbout, reads } from "./queried";

/** Minutes: who looks back longer tells of something that is long over. */
const SAME_DAY = 6 * 60;

/** Tables of requests, by the column that names the endpoint. */
const TRAFFIC = "AmlOnlineEndpointTrafficLog";
const TELEMETRY = ["AppRequests", "requests"];

/** A query on the requests to an endpoint, with these words in it. */
function asks(endpoint: string | undefined, words: RegExp): (query: string) => Truth {
  return (query) => {
    if (!words.test(query)) {
      return "no";
    }
    if (reads(query, TRAFFIC)) {
      return isAbout(query, "EndpointName", endpoint);
    }
    if (!reads(query, ...TELEMETRY)) {
      return "no";
    }
    return endpoint === undefined ? "unknown" : yes(query.toLowerCase().includes(endpoint));
  };
}

function yes(holds: boolean): Truth {
  return holds ? "yes" : "no";
}

/** A metric of this name that is too high; of several instances, not only when all of them are. */
function isHigh(name: RegExp): (criterion: MetricCriterion) => Truth {
  return ({ aggregation, metric, operator }) =>
    allOf([
      holds(metric, (text) => name.test(text)),
      holds(operator, (text) => /^Greater/i.test(text)),
      not(holds(aggregation, (text) => /^Minimum$/i.test(text))),
    ]);
}

/** Requests a minute, told apart by how they ended. */
function countsAnswers({ dimensions, metric }: MetricCriterion): Truth {
  const isCount = holds(metric, (text) => /^RequestsPerMinute$/i.test(text));
  if (isCount !== "yes" || dimensions.state !== "known") {
    return isCount === "no" || dimensions.state === "absent" ? "no" : "unknown";
  }
  return anyOf(dimensions.value.map((name) => holds(name, (text) => /^(model)?statusCode/i.test(text))));
}

/**
 * What somebody is told of an endpoint that others rely on.
 *
 * @param endpoint its name in lower case; undefined where the input doesn't tell it
 */
export function watchedOfEndpoint(endpoint: string | undefined): Readonly<Record<string, Watched>> {
  return {
    "how long answers take": {
      byMetric: isHigh(/^(Mean)?RequestLatency/i),
      byQuery: asks(endpoint, /Duration/i),
      within: SAME_DAY,
    },
    "answers that are broken": {
      byMetric: countsAnswers,
      byQuery: asks(endpoint, /ResponseCode|ModelStatusCode|ResultCode|success/i),
      within: SAME_DAY,
    },
    "requests that are turned away": {
      byMetric: countsAnswers,
      byQuery: asks(endpoint, /\b429\b|>=?\s*(2\d\d|[34]00|399)\b|!=\s*200\b|!\s*startswith|success/i),
    },
    "the bytes that it serves": {
      byMetric: isHigh(/^NetworkBytes$/i),
      byQuery: asks(endpoint, /PayloadSize/i),
      within: SAME_DAY,
    },
  };
}

/** A metric of a deployment, by an alert on it or on its copy in the logs. */
export function watchedMetric(name: string): Watched {
  const pattern = new RegExp(`\\b${name}\\b`, "i");
  return {
    byMetric: isHigh(new RegExp(`^${name}$`, "i")),
    byQuery: (query) => yes(reads(query, "AzureMetrics") && pattern.test(query)),
    within: SAME_DAY,
  };
}

/** GPUs that are paid for and do next to nothing, over whatever time. */
export const IDLE_GPUS: Watched = {
  byMetric: ({ metric, operator }) =>
    allOf([
      holds(metric, (text) => /^GpuUtilizationPercentage$/i.test(text)),
      holds(operator, (text) => /^Less/i.test(text)),
    ]),
  byQuery: (query) =>
    yes(reads(query, "AzureMetrics") && /GpuUtilizationPercentage/i.test(query) && query.includes("<")),
};

/**
 * Jobs of a batch endpoint that end badly.
 *
 * @param cluster that they run on, in lower case; undefined where the input doesn't tell it
 */
export function failedJobs(cluster: string | undefined): Watched {
  return {
    byMetric: isHigh(/^Failed Runs$/i),
    byQuery: (query) =>
      /fail/i.test(query) ? anyOf([isOnCluster(query, cluster), yes(reads(query, ...RUNS))]) : "no",
  };
}

/**
 * Jobs that go on and on.
 *
 * @param cluster that they run on, in lower case; undefined where the input doesn't tell it
 * @param experiment that they are listed under, in lower case; undefined where the input doesn't tell it
 */
export function longJobs(cluster: string | undefined, experiment: string | undefined): Watched {
  return {
    byQuery: (query) =>
      /JobRunning/i.test(query) && />/.test(query)
        ? allOf([isOnCluster(query, cluster), isAbout(query, "ExperimentName", experiment)])
        : "no",
  };
}

/** Predictions of a model that aren't made: no job succeeds on its cluster, or nothing is written to its place. */
export function stalePredictions(cluster: string | undefined, place: PublishedPlace): Watched {
  return {
    byMetric: ({ metric }) => holds(metric, (text) => /^Completed Runs$/i.test(text)),
    byQuery: (query) =>
      anyOf([
        /succe/i.test(query) ? isOnCluster(query, cluster) : "no",
        yes(reads(query, ...RUNS) && /complet/i.test(query)),
        reads(query, "StorageBlobLogs") && WRITES.test(query) ? looksAt(query, place) : "no",
      ]),
  };
}

const RUNS = ["AmlRunStatusChangedEvent", "AmlRunEvent"];
const WRITES = /StorageWrite|PutBlob|PutBlock|FlushFile|CreatePathFile/i;

function isOnCluster(query: string, cluster: string | undefined): Truth {
  return reads(query, "AmlComputeJobEvent") ? isAbout(query, "ClusterName", cluster) : "no";
}
