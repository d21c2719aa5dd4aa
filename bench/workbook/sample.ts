/** A row as a query gives it: a text, a number, or a time as ISO 8601. */
type Cell = string | number;

/** What a query found. */
export interface SampleTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What was measured, evenly spaced from the first to the last moment of the range, by line. */
export type SampleLines = Readonly<Record<string, readonly number[]>>;

export interface Sample {
  readonly from: string;
  readonly to: string;
  /** By the name of the panel. */
  readonly tables: Readonly<Record<string, SampleTable>>;
  /** By the name of the metric, then by what it is split by, or by the resource's name. */
  readonly metrics: Readonly<Record<string, SampleLines>>;
}

const FROM = "2026-11-21T12:00:00Z";
const TO = "2026-11-22T12:00:00Z";
const HOUR = 3_600_000;

/** A day and night of a landing zone that isn't there: made up, the same on every machine. */
export const SAMPLE: Sample = {
  from: FROM,
  to: TO,
  tables: {
    "failed-jobs": table("Time ClusterName Failed", [
      ...spread("training", [1, 0, 0, 2, 4, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 2, 0, 0, 1]),
      ...spread("batch", [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ]),
    "last-failed-jobs": table("TimeGenerated ClusterName ExperimentName JobName JobErrorMessage", [
      [
        "2026-11-22T11:41:07Z",
        "training",
        "churn",
        "gifted_rail_8xk2",
        "Execution failed: exit code 137, out of memory",
      ],
      [
        "2026-11-22T08:12:55Z",
        "training",
        "churn-sweep",
        "olden_reef_51qd",
        "Node was preempted; no attempt is left",
      ],
      [
        "2026-11-22T08:03:31Z",
        "batch",
        "churn-stores",
        "quiet_moon_77ab",
        "AuthorizationPermissionMismatch: this request is not authorized to perform this operation using this permission (predictions-staging)",
      ],
      [
        "2026-11-22T02:20:18Z",
        "batch",
        "churn-stores",
        "brave_sand_09fz",
        "Input asset azureml:stores-north:41 was not found",
      ],
    ]),
    latency: table("Time EndpointName P95", [
      ...spread(
        "churn-score-dev",
        [
          88, 91, 95, 92, 90, 87, 85, 84, 83, 84, 86, 88, 97, 118, 164, 231, 382, 441, 276, 149, 112, 98, 95,
          93,
        ],
      ),
      ...spread(
        "churn-next-dev",
        [61, 62, 61, 64, 63, 60, 59, 58, 58, 57, 59, 60, 66, 71, 78, 84, 91, 96, 83, 74, 69, 65, 63, 62],
      ),
    ]),
    answers: table("EndpointName DeploymentName Requests Errors Refused TurnedAway P95", [
      ["churn-score-dev", "blue", 184_220, 12, 3, 0, 118],
      ["churn-score-dev", "green", 20_469, 57, 0, 41, 262],
      ["churn-next-dev", "blue", 9_310, 0, 0, 0, 71],
    ]),
    ingestion: table("Time DataType Gigabytes", [
      ...spread("StorageBlobLogs", month(0.42, 0.51, 0.47, 0.61, 0.38, 0.12, 0.09), 24),
      ...spread("AmlOnlineEndpointConsoleLog", month(0.21, 0.24, 0.2, 0.26, 0.22, 0.08, 0.07), 24),
      ...spread("AmlComputeJobEvent", month(0.03, 0.04, 0.03, 0.05, 0.02, 0.01, 0.01), 24),
    ]),
  },
  metrics: {
    "Active Nodes": {
      training: [0, 0, 1, 3, 4, 4, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 4, 3, 1, 0],
      batch: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0],
    },
    "Idle Nodes": {
      training: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0],
      batch: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    },
    "Unusable Nodes": { training: steady(0, 24), batch: steady(0, 24) },
    "Preempted Nodes": {
      training: [0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0],
      batch: steady(0, 24),
    },
    "Quota Utilization Percentage": {
      STANDARDDSV2FAMILY: [
        8, 8, 17, 33, 42, 42, 42, 33, 8, 8, 8, 8, 8, 8, 25, 25, 25, 17, 25, 42, 42, 42, 25, 8,
      ],
    },
    Availability: {
      stchurndevweu: [...steady(100, 14), 99.7, 98.9, 99.8, ...steady(100, 7)],
      "kv-churn-dev-weu": steady(100, 24),
    },
    SaturationShoebox: {
      "kv-churn-dev-weu": [2, 2, 3, 4, 6, 6, 5, 3, 2, 2, 1, 1, 1, 2, 4, 4, 4, 3, 4, 7, 7, 5, 3, 2],
    },
  },
};

function table(columns: string, rows: readonly (readonly Cell[])[]): SampleTable {
  return { columns: columns.split(" "), rows };
}

/** A row each so many hours, up to the end of the range; where nothing happened a query has no row. */
function spread(name: string, values: readonly number[], hours = 1): Cell[][] {
  const last = Date.parse(TO) - hours * HOUR;
  return values.flatMap((value, at) => {
    const time = new Date(last - (values.length - 1 - at) * hours * HOUR);
    return value === 0 ? [] : [[time.toISOString(), name, value]];
  });
}

/** A week that comes again, for 31 days. */
function month(...week: readonly number[]): number[] {
  return Array.from({ length: 31 }, (_, day) => week[day % week.length] ?? 0);
}

function steady(value: number, times: number): number[] {
  return Array.from({ length: times }, () => value);
}
