import { ROLE_ASSIGNMENT, ROLE_DEFINITION, type ScopeLevel, scopeLevelOf } from "../../baseline/azure";
import { knownTargets, placeOf } from "../../baseline/azure/joins/address";
import type { GraphResource } from "../../baseline/graph";
import type { ResourceChange, ShownValue } from "../changes";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { protectsOff, type Setting, typeOf, weakerSettings } from "./setting";
import { attributesAt, isOf, type RiskWords } from "./weaker-fact";

const MORE: RiskWords = {
  what: "somebody gets a right that they did not have",
  why: "A right that nobody needs is one that somebody else can use.",
  fix: "Make sure who it is, what for, and that nothing narrower does.",
  severity: "medium",
  recommendations: ["security/least-privilege-user-rbac"],
};

/** Roles that a service keeps itself, beside those of Azure. */
const GIVES =
  /^azurerm_(cosmosdb_sql_role_assignment|kusto_(cluster|database)_principal_assignment|synapse_role_assignment|redis_cache_access_policy_assignment|(postgresql|mysql)_flexible_server_active_directory_administrator)$|^microsoft\.documentdb\/databaseaccounts\/sqlroleassignments$/;

/** What such a role holds on. */
const HELD_ON = [
  "account_name",
  "cluster_name",
  "database_name",
  "redis_cache_id",
  "server_id",
  "server_name",
];

const COMPUTE =
  /^azurerm_machine_learning_compute_instance$|^microsoft\.machinelearningservices\/workspaces\/computes$/;

const WIDENED = { kind: "rights-widened" } as const;

const SETTINGS: readonly Setting[] = [
  {
    ...WIDENED,
    of: GIVES,
    at: /^(principal_?id|object_id|role_?definition_?id|role|role_name|access_policy_name|scope)$/i,
    words: { ...MORE, what: "the assignment gets another holder, role or scope" },
    weaker: { other: "certain" },
  },
  {
    ...WIDENED,
    of: COMPUTE,
    at: /^assign_to_user\.object_id$|assignedUser\.objectId$/,
    words: {
      ...MORE,
      what: "the instance, with the files and sign-ins on it, is somebody else's",
      fix: "Make an instance for each person.",
    },
    weaker: { other: "certain" },
  },
  {
    ...WIDENED,
    of: COMPUTE,
    at: /(^|\.)enableRootAccess$/,
    words: { ...MORE, what: "who works on it is root", fix: "Keep root access off." },
    weaker: { than: protectsOff(true) },
  },
  {
    ...WIDENED,
    of: COMPUTE,
    at: /(^|\.)enableSSO$/,
    words: {
      ...MORE,
      what: "whoever gets onto it acts with the person's own sign-in",
      fix: "Keep single sign-on off, or the instance that of one person.",
      severity: "low",
    },
    weaker: { than: protectsOff(true) },
  },
  {
    ...WIDENED,
    of: /^microsoft\.machinelearningservices\/workspaces$/,
    at: /^allowRoleAssignmentOnRG$/,
    words: { ...MORE, what: "its identity gets a role on the whole resource group" },
    weaker: { than: protectsOff(false) },
  },
  {
    ...WIDENED,
    of: /^azurerm_log_analytics_workspace$|^microsoft\.operationalinsights\/workspaces$/,
    at: /^allow_resource_only_permissions$|^features\.enableLogAccessUsingOnlyResourcePermissions$/,
    words: {
      ...MORE,
      what: "whoever reads a resource reads its logs, too",
      fix: "Keep it off, so that logs need a role on the workspace.",
      severity: "low",
    },
    weaker: { than: protectsOff(true) },
  },
  {
    ...WIDENED,
    of: /^azurerm_resource_group$|^microsoft\.resources\/resourcegroups$/,
    at: /^managed_?by$/i,
    words: { ...MORE, what: "another resource is said to manage the group", severity: "low" },
    weaker: { by: (after) => (after === undefined ? undefined : "possible") },
  },
];

/** Members of groups, roles that services keep themselves, places of custom roles, and instances. */
export const handedRights: Detector = (context) => {
  const gone = new Gone(context);
  const holders = holdersIn(context);
  return context.changes.flatMap((change) => [
    ...weakerSettings(change, SETTINGS),
    ...elsewhere(change),
    ...(context.base === undefined ? [] : [...given(change, gone), ...joined(change, gone, holders)]),
  ]);
};

const LEVELS: readonly ScopeLevel[] = [
  "resource",
  "resource group",
  "subscription",
  "management group",
  "tenant",
];

/** A role of one's own that may be given on more than before. */
function elsewhere(change: ResourceChange): Risk[] {
  const { after, before } = change;
  const attributes = attributesAt(change, ...PLACES);
  if (
    !isOf(change, ROLE_DEFINITION) ||
    before === undefined ||
    after === undefined ||
    attributes.length === 0
  ) {
    return [];
  }
  return widest(after) > widest(before)
    ? [
        {
          ...withoutRules("rights-widened", change, {
            ...MORE,
            what: "the role may be given in a wider place",
          }),
          attributes,
        },
      ]
    : [];
}

const PLACES = ["scope", "assignable_scopes", "body.properties.assignableScopes"];

function widest(role: GraphResource): number {
  const levels = PLACES.flatMap((path) => knownTargets(role.targets(path))).map(scopeLevelOf);
  return Math.max(-1, ...levels.map((level) => (level === undefined ? -1 : LEVELS.indexOf(level))));
}

function given(change: ResourceChange, gone: Gone): Risk[] {
  const { after, kind } = change;
  return kind === "create" &&
    after !== undefined &&
    GIVES.test(typeOf(change)) &&
    !HELD_ON.some((path) => gone.isCreated(after.targets(path)))
    ? [
        withoutRules("rights-widened", change, {
          ...MORE,
          what: "somebody gets a role in the service itself",
        }),
      ]
    : [];
}

const MEMBER = /^azuread_(group_member|privileged_access_group_(assignment|eligibility)_schedule)$/;

/** Somebody comes into a group that has roles here. */
function joined(change: ResourceChange, gone: Gone, holders: ReadonlySet<unknown>): Risk[] {
  const { after, before, type } = change;
  const isGroup = type === "azuread_group";
  if (after === undefined || !(isGroup || MEMBER.test(type))) {
    return [];
  }
  const attributes = isGroup
    ? attributesAt(change, "members", "owners").filter((one) => hasMore(one.before, one.after))
    : attributesAt(change, "member_object_id", "group_object_id", "principal_id", "group_id");
  const isNew = change.kind === "create" && !isGroup;
  const groups = [after.targets("group_object_id"), after.targets("group_id")];
  const places = isGroup ? [after] : groups.flatMap(knownTargets).map(placeOf);
  const isMeant = isNew || (before !== undefined && attributes.length > 0);
  return isMeant &&
    places.some((place) => holders.has(place)) &&
    !groups.some((group) => gone.isCreated(group))
    ? [
        {
          ...withoutRules("rights-widened", change, {
            ...MORE,
            what: "somebody comes into a group that has roles here",
            fix: "Make sure who it is, and that all roles of the group are meant for them.",
          }),
          attributes,
        },
      ]
    : [];
}

function hasMore(before: ShownValue, after: ShownValue): boolean {
  const old: readonly unknown[] = before.state === "known" && Array.isArray(before.value) ? before.value : [];
  return (
    after.state === "unknown" ||
    (after.state === "known" &&
      (!Array.isArray(after.value) || after.value.some((one) => !old.includes(one))))
  );
}

/** Whoever has a role in HEAD. */
function holdersIn({ changes, head }: RiskContext): ReadonlySet<unknown> {
  const isAsked = changes.some(({ type }) => type.startsWith("azuread_"));
  return new Set(
    isAsked
      ? (head?.all(ROLE_ASSIGNMENT) ?? []).flatMap(({ principal }) => knownTargets(principal).map(placeOf))
      : [],
  );
}
