import { isAttributes } from "../../terraform-json";
import type { ResourceChange } from "../changes";
import { type NewAddresses, withNewAddresses } from "../changes/addresses";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { typeOf, weakerSettings } from "./setting";
import { ENTRIES, SETTINGS, SILENT } from "./watching-settings";
import { attributesAt, type RiskWords } from "./weaker-fact";

const SUPPRESSION =
  /^azurerm_monitor_(alert_processing_rule_suppression|action_rule_suppression)$|^microsoft\.alertsmanagement\/actionrules$/;

/** Alerts, receivers, flow logs, tables and rules of Sentinel that stay, and tell less. */
export const watchedLess: Detector = (context) => {
  const gone = new Gone(context);
  const moved = new Map(
    context.changes.flatMap(({ address, movedFrom }) =>
      movedFrom === undefined ? [] : [[movedFrom, address]],
    ),
  );
  return context.changes.flatMap((change) => [
    ...[withoutFollowing(change, gone)].flatMap((one) =>
      [...weakerSettings(one, SETTINGS), ...fewerEntries(one, moved)].map((risk) => ({ ...risk, change })),
    ),
    ...(context.base === undefined ? [] : suppressed(change, gone)),
  ]);
};

/** What is made anew is the same. It goes on to watch what comes for what goes; whom it tells is another matter. */
function withoutFollowing(change: ResourceChange, gone: Gone): ResourceChange {
  const attributes = change.attributes.filter(
    ({ after, before, follows = false, path }) =>
      !follows &&
      (/action/i.test(path) ||
        before.state !== "known" ||
        after.state !== "known" ||
        !gone.isHandedOn(before.value, after.value)),
  );
  return { ...change, attributes };
}

function fewerEntries(change: ResourceChange, moved: NewAddresses): Risk[] {
  const { after, attributes, before } = change;
  if (before === undefined || after === undefined || attributes.length === 0) {
    return [];
  }
  const type = typeOf(change);
  return ENTRIES.filter(({ of }) => of?.test(type)).flatMap(({ names, words }) => {
    const [old, wanted] = [withNewAddresses(before.attributes, moved), after.attributes].map((one) =>
      entriesIn(one, names),
    );
    const paths = [...(old ?? [])]
      .filter(([path, entries]) => [...entries].some((entry) => !wanted?.get(path)?.has(entry)))
      .flatMap(([path]) => attributesAt(change, path));
    return paths.length === 0
      ? []
      : [{ ...withoutRules("monitoring-lost", change, words), attributes: paths }];
  });
}

/** Path → entries, each without what only names it. */
function entriesIn(attributes: unknown, names: RegExp, path = ""): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  if (!isAttributes(attributes)) {
    return found;
  }
  for (const [name, value] of Object.entries(attributes)) {
    const place = path === "" ? name : `${path}.${name}`;
    if (names.test(place)) {
      const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
      found.set(place, new Set(entries.map((entry) => entryText(entry, NAMED.test(name)))));
    } else if (/^body(\.properties)?$/.test(place)) {
      entriesIn(value, names, place).forEach((entries, inner) => {
        found.set(inner, entries);
      });
    }
  }
  return found;
}

/** Who is told is who they are, whatever they are called. */
const NAMED = /receivers?$/i;

function entryText(entry: unknown, isNamed: boolean): string {
  const left = isNamed ? /^(name|use_?common_?alert_?schema)$/i : /^transform_?kql$/i;
  return JSON.stringify(
    isAttributes(entry)
      ? Object.entries(entry)
          .filter(([name]) => !left.test(name))
          .sort(([one], [other]) => (one < other ? -1 : 1))
      : entry,
  );
}

const MUTED: RiskWords = {
  ...SILENT,
  what: "it keeps alerts from telling anybody",
  fix: "Limit it to the hours of maintenance and the resources that need it, and take it away afterwards.",
};

/** A rule that comes, or is switched on, or holds elsewhere. */
function suppressed(change: ResourceChange, gone: Gone): Risk[] {
  const { after, armType, before, kind } = change;
  if (after === undefined || !SUPPRESSION.test(typeOf(change))) {
    return [];
  }
  const enabled = after.value(armType === undefined ? "enabled" : "body.properties.enabled");
  const removes = JSON.stringify(after.attributes.body ?? "").includes("RemoveAllActionGroups");
  if ((enabled.state === "known" && enabled.value === false) || (armType !== undefined && !removes)) {
    return [];
  }
  if (kind === "create") {
    return gone.isCreated(after.targets("scopes")) ? [] : [withoutRules("monitoring-lost", change, MUTED)];
  }
  const attributes = attributesAt(change, "enabled", "scopes", "condition", "schedule", "body.properties");
  return before === undefined || attributes.length === 0
    ? []
    : [{ ...withoutRules("monitoring-lost", change, MUTED), certainty: "possible", attributes }];
}
