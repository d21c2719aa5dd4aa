import { allOf, anyOf, type Fact, holds, knownValue, not, type Truth } from "../fact";
import type { Facts } from "../facts";
import type { StorageAccount } from "../storage-account";
import { STORAGE_LIFECYCLE } from "../storage-lifecycle";
import { attached } from "./attached";
import { protectionOf } from "./storage-protection";

/** What becomes of an account's blobs with time. */
export interface StorageAgeing {
  /** Whether blobs move to a cheaper tier, or are in one from the beginning. */
  readonly tiers: Truth;
  readonly deletesSnapshots: Truth;
  /** Also where there are no versions. */
  readonly deletesVersions: Truth;
}

/** What takes longer than a year saves nothing worth having. */
const MOST_DAYS = 365;

const TIERS = ["cool", "cold", "archive"];
const SINCE = ["modification", "last_access_time", "creation"];
const TIER_PATHS = TIERS.flatMap((tier) =>
  SINCE.map((since) => `actions.base_blob.tier_to_${tier}_after_days_since_${since}_greater_than`),
);

/** What the account's lifecycle rules do. */
export function agesOf(account: StorageAccount): StorageAgeing {
  const { accessTier, hierarchicalNamespace } = account;
  const versioned = protectionOf(account).versioning;
  return {
    tiers: anyOf([
      accessTier.state === "known" ? holds(accessTier, (tier) => /^(cool|cold)$/i.test(tier)) : "no",
      anyRule(account, (rule) =>
        anyOf(TIER_PATHS.map((path) => isDays(rule.any({ azurerm: path, body: bodyOf(path) })))),
      ),
    ]),
    deletesSnapshots: anyRule(account, (rule) => isDays(deletion(rule, "snapshot"))),
    deletesVersions: anyOf([
      knownValue(hierarchicalNamespace) === true || knownValue(versioned) === false ? "yes" : "no",
      anyRule(account, (rule) => isDays(deletion(rule, "version"))),
    ]),
  };
}

/** Days after which old versions and snapshots are deleted, by each rule; absent where they aren't. */
export function keptDays(account: StorageAccount): readonly Fact<number>[] {
  return rulesOf(account).flatMap((rule) => [rule.number(DELETION.version), rule.number(DELETION.snapshot)]);
}

/** Of each rule, whether it deletes blobs wherever they lie, in use or not. */
export function deletesAnywhere(account: StorageAccount): readonly Truth[] {
  return rulesOf(account).map((rule) =>
    allOf([
      // whatever the days are: nothing should delete
      isEnabled(rule) === "no" ? "no" : "yes",
      DELETE_PATHS.every((path) => isDays(rule.any(path), Number.MAX_SAFE_INTEGER) === "no") ? "no" : "yes",
      ...NARROWING.map((path) => not(isSaid(rule.any(path)))),
    ]),
  );
}

function isSaid({ state }: Fact<unknown>): Truth {
  return state === "unknown" ? "unknown" : state === "known" ? "yes" : "no";
}

/** Asks something of the prefixes below which blobs are deleted within a year; an empty one is all of them. */
export function deletedPrefixes(
  account: StorageAccount,
  holdsFor: (prefixes: readonly string[]) => Truth,
): Truth {
  const prefixes: string[] = [];
  const perhaps: string[] = [];
  const deletes = anyRule(account, (rule) => {
    const goes = anyOf(DELETE_PATHS.map((path) => isDays(rule.any(path))));
    const [prefix, tag] = [rule.texts(NARROWING_PREFIX), rule.any(NARROWING_TAG)];
    const counts = allOf([goes, isEnabled(rule), isForBlocks(rule)]);
    if (counts !== "no" && tag.state === "absent" && prefix.state !== "unknown") {
      const below = prefix.state === "known" ? prefix.value : [""];
      (counts === "yes" ? prefixes : perhaps).push(...below);
    }
    return goes;
  });
  const certain = allOf([deletes, holdsFor(prefixes)]);
  // a rule that can't be told may be the one that is missing
  return certain === "no" && holdsFor([...prefixes, ...perhaps]) !== "no" ? "unknown" : certain;
}

function rulesOf({ resource }: StorageAccount): readonly Facts[] {
  return attached(resource, STORAGE_LIFECYCLE, "storage_account_id").flatMap(({ rules }) =>
    rules.state === "known" ? rules.value : [],
  );
}

const DELETION = {
  snapshot: {
    azurerm: "actions.snapshot.delete_after_days_since_creation_greater_than",
    body: "definition.actions.snapshot.delete.daysAfterCreationGreaterThan",
  },
  version: {
    azurerm: "actions.version.delete_after_days_since_creation",
    body: "definition.actions.version.delete.daysAfterCreationGreaterThan",
  },
};

const DELETE_PATHS = SINCE.map((since) => ({
  azurerm: `actions.base_blob.delete_after_days_since_${since}_greater_than`,
  body: "definition.actions.baseBlob.delete",
}));

/** What a rule is narrowed to. */
const NARROWING_PREFIX = { azurerm: "filters.prefix_match", body: "definition.filters.prefixMatch" };
const NARROWING_TAG = {
  azurerm: "filters.match_blob_index_tag",
  body: "definition.filters.blobIndexMatch",
};
const NARROWING = [NARROWING_PREFIX, NARROWING_TAG];

function deletion(rule: Facts, what: keyof typeof DELETION): Fact<unknown> {
  return rule.any(DELETION[what]);
}

/** ARM has an object for each tier, with days in it. */
function bodyOf(path: string): string {
  const name = TIERS.find((tier) => path.includes(`_${tier}_`)) ?? "";
  return `definition.actions.baseBlob.tierTo${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function anyRule({ resource }: StorageAccount, does: (rule: Facts) => Truth): Truth {
  return anyOf(
    attached(resource, STORAGE_LIFECYCLE, "storage_account_id").map((policy) => {
      const { rules } = policy;
      if (rules.state !== "known") {
        return rules.state === "unknown" ? "unknown" : "no";
      }
      return allOf([
        policy.resource.existence === "certain" ? "yes" : "unknown",
        anyOf(rules.value.map((rule) => allOf([isEnabled(rule), isForBlocks(rule), does(rule)]))),
      ]);
    }),
  );
}

function isEnabled(rule: Facts): Truth {
  return holds(rule.flag({ azurerm: "enabled", body: "enabled", whenAbsent: { arm: true } }), (on) => on);
}

/** Days that anybody lives to see; azurerm's -1 is none, and ARM may have an object of days. */
function isDays(fact: Fact<unknown>, most = MOST_DAYS): Truth {
  return holds(fact, (value) => {
    const days = typeof value === "object" && value !== null ? Object.values(value)[0] : value;
    return typeof days === "number" || typeof days === "string" ? isWithin(Number(days), most) : false;
  });
}

function isWithin(days: number, most: number): boolean {
  return days >= 0 && days <= most;
}

/** Rules for append blobs leave data sets and models as they are. */
function isForBlocks(rule: Facts): Truth {
  const types = rule.texts({ azurerm: "filters.blob_types", body: "definition.filters.blobTypes" });
  return types.state === "absent"
    ? "yes"
    : holds(types, (all) => all.some((type) => /^blockBlob$/i.test(type)));
}
