import type { Fact } from "../../baseline/azure";
import { KEY_VAULT, STORAGE_ACCOUNT, type StorageAccount } from "../../baseline/azure";
import { BLOB_SERVICE, type BlobService } from "../../baseline/azure/blob-service";
import { FILE_SERVICE } from "../../baseline/azure/file-service";
import { protectionOf, type StorageProtection } from "../../baseline/azure/joins/storage-protection";
import { STORAGE_LIFECYCLE } from "../../baseline/azure/storage-lifecycle";
import type { ResourceChange, ShownValue } from "../changes";
import { destroyable } from "./destroyable";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { unlocked } from "./unlocked";
import { isLess, isOf, isOff, type RiskWords, row, weakerFacts } from "./weaker-fact";

const RECOVERY = ["reliability/recovery-strategy-for-dependencies"] as const;

const KEPT: RiskWords = {
  what: "deleted data is kept for less long",
  why: "A deletion by mistake, or in anger, is noticed too late to bring the data back.",
  fix: "Keep the days as they were.",
  severity: "medium",
  recommendations: RECOVERY,
};

const RULED: RiskWords = {
  ...KEPT,
  what: "versions of changed data are not kept any more",
  fix: "Keep it on.",
};

/** From the fewest copies to the most; whether the far ones can be read makes them no more. */
const REDUNDANCY = ["LRS", "ZRS", "GRS", "GZRS"];

const known = new WeakMap<StorageAccount, StorageProtection>();

/** Several rows ask, and it takes a while to find out. */
function onceOf(account: StorageAccount): StorageProtection {
  const protection = known.get(account) ?? protectionOf(account);
  known.set(account, protection);
  return protection;
}

const ROWS = [
  daysOf(({ blobDays }) => blobDays, "deleted blobs are kept for less long"),
  daysOf(({ containerDays }) => containerDays, "deleted containers are kept for less long"),
  daysOf(({ shareDays }) => shareDays, "deleted file shares are kept for less long"),
  daysOf(({ restoreDays }) => restoreDays, "blobs can be set back by fewer days"),
  row(STORAGE_ACCOUNT, "protection-removed", (one) => onceOf(one).versioning, isOff, RULED),
  row(STORAGE_ACCOUNT, "protection-removed", (one) => onceOf(one).changeFeed, isOff, {
    ...RULED,
    what: "changes of data are not written down any more",
  }),
  row(STORAGE_ACCOUNT, "guidance", redundancyOf, hasFewerCopies, {
    ...KEPT,
    what: "there are fewer copies of the data",
    why: "The loss of a zone, or of a region, takes the data with it.",
    fix: "Keep the redundancy.",
  }),
  row(KEY_VAULT, "protection-removed", ({ purgeProtection }) => purgeProtection, isOff, {
    ...KEPT,
    what: "deleted keys and secrets may be purged",
    why: "Data encrypted with a purged key is lost for good. Azure refuses to switch it off for a vault that has it.",
    fix: "Keep it on.",
    severity: "high",
  }),
  row(BLOB_SERVICE, "protection-removed", days("softDelete", "softDeleteDays"), isLess, {
    ...KEPT,
    what: "deleted blobs are kept for less long",
  }),
  row(BLOB_SERVICE, "protection-removed", days("containerSoftDelete", "containerSoftDeleteDays"), isLess, {
    ...KEPT,
    what: "deleted containers are kept for less long",
  }),
  row(BLOB_SERVICE, "protection-removed", days("restore", "restoreDays"), isLess, {
    ...KEPT,
    what: "blobs can be set back by fewer days",
  }),
  row(BLOB_SERVICE, "protection-removed", ({ versioning }) => versioning, isOff, RULED),
  row(
    FILE_SERVICE,
    "protection-removed",
    ({ softDelete, softDeleteDays }) => kept(softDelete, softDeleteDays),
    isLess,
    {
      ...KEPT,
      what: "deleted file shares are kept for less long",
    },
  ),
  row(KEY_VAULT, "protection-removed", ({ softDeleteDays }) => softDeleteDays, isLess, {
    ...KEPT,
    what: "deleted keys and secrets are kept for less long",
  }),
];

const ofFacts = weakerFacts(ROWS);

/** Locks, soft delete, versions, copies, purge protection, `prevent_destroy`. */
export const protectionRemoved: Detector = (context) => {
  const gone = new Gone(context);
  return [
    ...context.changes.flatMap((change) => [...unlocked(change, context, gone), ...sooner(change)]),
    ...destroyable(context),
    ...ofFacts(context),
  ];
};

const DELETES =
  /\.(base_?blob|snapshot|version)[^.]*\.(.*\.)?(auto_)?delete_?(after|\.daysAfter)|\.actions\.(version|snapshot)\..*delete_after/i;

/** A lifecycle that deletes what it kept before, or earlier than before. */
function sooner(change: ResourceChange): Risk[] {
  if (!isOf(change, STORAGE_LIFECYCLE) || change.before === undefined || change.after === undefined) {
    return [];
  }
  const attributes = change.attributes.filter(
    ({ path, before, after }) => DELETES.test(path.replace(/\[\d+\]/g, "")) && daysIn(after) < daysIn(before),
  );
  return attributes.length === 0
    ? []
    : [
        {
          ...withoutRules("protection-removed", change, {
            ...KEPT,
            what: "old versions, snapshots or blobs are deleted earlier",
          }),
          attributes,
        },
      ];
}

/** Where nothing is written, or -1, nothing is deleted. */
function daysIn(shown: ShownValue): number {
  const days = shown.state === "known" ? Number(shown.value) : Number.NaN;
  return shown.state === "absent" || days < 0 ? Number.POSITIVE_INFINITY : days;
}

function days(
  flag: "softDelete" | "containerSoftDelete" | "restore",
  number: "softDeleteDays" | "containerSoftDeleteDays" | "restoreDays",
) {
  return (service: BlobService) => kept(service[flag], service[number]);
}

/** Days count only where the policy is on. */
function kept(enabled: Fact<boolean>, count: Fact<number>): Fact<number> {
  if (enabled.state !== "known") {
    return enabled;
  }
  return enabled.value ? count : { state: "absent", at: enabled.at };
}

function daysOf(factOf: (protection: StorageProtection) => Fact<number>, what: string) {
  return row(STORAGE_ACCOUNT, "protection-removed", (one) => factOf(onceOf(one)), isLess, {
    ...KEPT,
    what,
  });
}

/** With azapi the name of a SKU such as `Standard_ZRS`. */
function redundancyOf({ redundancy }: StorageAccount): Fact<string> {
  return redundancy.state === "known"
    ? { ...redundancy, value: redundancy.value.toUpperCase().replace(/^(.*_)?(RA)?/, "") }
    : redundancy;
}

function hasFewerCopies(after: string | undefined, before: string | undefined): boolean {
  return before !== undefined && REDUNDANCY.indexOf(after ?? "") < REDUNDANCY.indexOf(before);
}
