import { goodDeviation } from "../../stacks/config/good-configs";
import { INSIGHTS, LOGS } from "./addresses";
import { remove, set } from "./edits";
import { type Expected, each, type Pair } from "./pair";
import { dev, prod } from "./sides";

const setting = (name: string) => `azurerm_monitor_diagnostic_setting.${name}-logs`;
const IN_PLACE = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };
const DAYS = { attributes: ["retention_in_days"] };

const SHORTER: Expected = {
  fails: false,
  risks: each("monitoring-lost", [INSIGHTS, LOGS], { ...DAYS, accepted: true }),
  changes: { update: 2, create: 0, destroy: 0, replace: 0 },
  findings: { new: [], accepted: ["operations/log-retention"] },
};

/** Who did what is seen less, or for less long. */
export const MONITORING: readonly Pair[] = [
  {
    name: "nobody logs any more who reads secrets of the vault",
    base: dev(),
    head: dev({}, remove(setting("vault_vault"))),
    expected: {
      fails: true,
      risks: each("monitoring-lost", [setting("vault_vault")]),
      changes: { destroy: 1, create: 0, update: 0, replace: 0 },
      findings: { new: ["operations/service-diagnostics"] },
    },
  },
  {
    name: "of blobs only deletions are logged",
    base: dev(),
    head: dev({}, set(setting("storage_blob"), "enabled_log", [{ category: "StorageDelete" }])),
    expected: {
      fails: true,
      risks: each("monitoring-lost", [setting("storage_blob")], { attributes: ["enabled_log"] }),
      ...IN_PLACE,
      findings: { new: ["operations/storage-diagnostics"] },
    },
  },
  {
    name: "a setting names each category in place of the group of all",
    base: dev(),
    head: dev(
      {},
      set(
        setting("storage_blob"),
        "enabled_log",
        ["StorageDelete", "StorageRead", "StorageWrite"].map((category) => ({ category })),
      ),
    ),
    expected: { fails: false, risks: [], ...IN_PLACE, findings: { new: [] } },
  },
  {
    name: "dev keeps logs for 30 days instead of 90, within the limits",
    base: dev({ monitoring: { retentionDays: 90 } }),
    head: dev(),
    expected: {
      fails: true,
      risks: each("monitoring-lost", [INSIGHTS, LOGS], DAYS),
      changes: { update: 2, create: 0, destroy: 0, replace: 0 },
      findings: { new: [] },
    },
  },
  {
    name: "prod keeps logs for 90 days instead of 365, and somebody accepts it",
    base: prod(),
    head: prod({ monitoring: { retentionDays: 90, shorterRetention: goodDeviation() } }),
    expected: {
      // no rule looks at the days of Application Insights, so the acceptance may not reach them
      oneOf: [
        SHORTER,
        {
          ...SHORTER,
          fails: true,
          risks: [
            ...each("monitoring-lost", [INSIGHTS], DAYS),
            ...each("monitoring-lost", [LOGS], { ...DAYS, accepted: true }),
          ],
        },
      ],
    },
  },
  {
    name: "dev keeps logs for longer",
    base: dev(),
    head: dev({ monitoring: { retentionDays: 90 } }),
    expected: {
      fails: false,
      risks: [],
      changes: { update: 2, create: 0, destroy: 0, replace: 0 },
      cost: "same",
    },
  },
  {
    name: "a fifth of the telemetry is kept, within the limits",
    base: dev(),
    head: dev({}, set(INSIGHTS, "sampling_percentage", 20)),
    expected: {
      fails: true,
      risks: each("monitoring-lost", [INSIGHTS], { attributes: ["sampling_percentage"] }),
      ...IN_PLACE,
      findings: { new: [] },
    },
  },
  {
    name: "logs stop for the day after a gigabyte",
    base: dev(),
    head: dev({ monitoring: { dailyQuotaGb: 1 } }),
    expected: {
      // a limit of cost to some, a way to blind the logs to others
      oneOf: [
        {
          fails: true,
          risks: each("monitoring-lost", [LOGS], { attributes: ["daily_quota_gb"] }),
          ...IN_PLACE,
        },
        { fails: false, risks: [], ...IN_PLACE },
      ],
    },
  },
];
