import { TYPES_WITHOUT_AUDIT_LOGS } from "../../../log-groups";
import { badRequest, conflict } from "../../arm/arm-error";
import { isObject, type JsonObject, listAt, sameText, textAt } from "../../arm/json";
import { parseId, SUBSCRIPTION } from "../../arm/resource-id";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType, Write } from "../resource-type";

const DIAGNOSTIC_SETTING = "Microsoft.Insights/diagnosticSettings";
const MOST_SETTINGS = 5;
const SINKS = ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"];

/** Types that write no logs of their own: an account's are those of its services (gotcha 25). */
const WITHOUT_LOGS = ["microsoft.storage/storageaccounts", "microsoft.network/networkinterfaces"];
const WITHOUT_METRICS = ["microsoft.network/networksecuritygroups"];
/** Types that Azure Monitor knows nothing of. */
const WITHOUT_DIAGNOSTICS = [
  "microsoft.managedidentity/userassignedidentities",
  "microsoft.network/routetables",
  "microsoft.resources/resourcegroups",
];

/** What a subscription writes into its activity log; it has no metrics. */
const ACTIVITY_LOG =
  "administrative alert autoscale policy recommendation resourcehealth security servicehealth".split(" ");

/** A diagnostic setting: where the logs and metrics of the resource that it lies on go. */
export const diagnosticSetting: ResourceType = {
  type: DIAGNOSTIC_SETTING,
  created: 200,
  links: (setting) => {
    const scope = textAt(setting, "properties", "workspaceId");
    return scope === undefined
      ? []
      : [{ action: "Microsoft.OperationalInsights/workspaces/sharedKeys/action", scope }];
  },
  check: (write, cloud) => {
    mustHaveSink(write, cloud);
    mustNameCategories(write);
    mustBeKnownThere(write);
    mustNotRepeat(write, cloud);
  },
  complete: ({ resource, id }, cloud) => {
    const target = cloud.store.get(id.parent)?.type ?? "";
    resource.properties.logs = withBothGroups(listAt(resource, "properties", "logs"), target);
  },
};

function mustHaveSink({ resource, id }: Write, cloud: Cloud): void {
  const sinks = SINKS.flatMap((name) => textAt(resource, "properties", name) ?? []);
  if (sinks.length === 0) {
    throw badRequest("BadRequest", `The diagnostic setting '${id.id}' takes at least one data sink.`);
  }
  const workspace = textAt(resource, "properties", "workspaceId");
  const isElsewhere = workspace !== undefined && parseId(workspace)?.subscription !== id.subscription;
  if (workspace !== undefined && !isElsewhere && cloud.store.get(workspace) === undefined) {
    throw badRequest("ResourceNotFound", `The workspace '${workspace}' of '${id.id}' could not be found.`);
  }
}

/** Known only when Azure looks at it: gotcha 23. */
function mustNameCategories({ resource, id }: Write): void {
  const logs = logsOf(resource);
  const odd = logs.find((log) => [log.category, log.categoryGroup].filter(isGiven).length !== 1);
  if (odd !== undefined) {
    throw badRequest(
      "BadRequest",
      `Each log of '${id.id}' takes exactly one of category and categoryGroup: ${JSON.stringify(odd)}.`,
    );
  }
  const isMixed = logs.some((log) => isGiven(log.category)) && logs.some((log) => isGiven(log.categoryGroup));
  if (isMixed) {
    throw badRequest(
      "BadRequest",
      `The logs of '${id.id}' take either categories or category groups, not both.`,
    );
  }
  if (logs.length + listAt(resource, "properties", "metrics").length === 0) {
    throw badRequest("BadRequest", `The diagnostic setting '${id.id}' takes at least one log or metric.`);
  }
}

function mustBeKnownThere({ resource, id }: Write): void {
  const owner = parseId(id.parent ?? "")?.type ?? "";
  const key = owner.toLowerCase();
  if (WITHOUT_DIAGNOSTICS.includes(key)) {
    throw badRequest(
      "ResourceTypeNotSupported",
      `The resource type '${owner}' of '${id.id}' does not support diagnostic settings.`,
    );
  }
  const isSubscription = sameText(owner, SUBSCRIPTION);
  const log = WITHOUT_LOGS.includes(key)
    ? logsOf(resource)[0]
    : logsOf(resource).find((each) => isSubscription && !isOfActivityLog(each));
  const hasNoMetrics = isSubscription || WITHOUT_METRICS.includes(key);
  const [metric] = hasNoMetrics ? listAt(resource, "properties", "metrics") : [];
  const odd = log ?? metric;
  if (odd !== undefined) {
    const category = textAt(odd, "category") ?? textAt(odd, "categoryGroup");
    throw badRequest("BadRequest", `Category '${category}' is not supported: '${id.id}'.`);
  }
}

function isOfActivityLog(log: JsonObject): boolean {
  return isGiven(log.categoryGroup) || ACTIVITY_LOG.includes(String(log.category).toLowerCase());
}

function mustNotRepeat({ resource, id }: Write, cloud: Cloud): void {
  const others = cloud.store
    .childrenOf(id.parent ?? "", DIAGNOSTIC_SETTING)
    .filter((each) => each.id.toLowerCase() !== id.key);
  if (others.length >= MOST_SETTINGS) {
    throw conflict(
      "Conflict",
      `'${id.parent}' takes at most ${MOST_SETTINGS} diagnostic settings; '${id.name}' would be one more.`,
    );
  }
  const twin = others.find((other) => sharesSink(other, resource));
  if (twin !== undefined) {
    throw conflict(
      "Conflict",
      `Data sink '${textAt(resource, "properties", "workspaceId")}' is already used in diagnostic setting '${twin.name}' for a category of '${id.name}'. Data sinks can't be reused in different settings on the same category for the same resource.`,
    );
  }
}

function sharesSink(other: ArmResource, own: ArmResource): boolean {
  const kind = (log: unknown): string =>
    `${textAt(log, "category")} ${textAt(log, "categoryGroup")}`.toLowerCase();
  const used = [other, own].map(
    (each) => new Set(logsOf(each).flatMap((log) => (log.enabled === true ? [kind(log)] : []))),
  );
  const [theirs, ours] = used;
  return (
    sameText(textAt(other, "properties", "workspaceId"), textAt(own, "properties", "workspaceId")) &&
    [...(ours ?? [])].some((each) => theirs?.has(each))
  );
}

/** ARM answers both category groups of a resource, as far as it has them, once one of them is used. */
function withBothGroups(logs: readonly unknown[], target: string): unknown[] {
  const groups = logs.flatMap((log) => textAt(log, "categoryGroup")?.toLowerCase() ?? []);
  const twin = { audit: "allLogs", alllogs: "audit" }[groups.length === 1 ? (groups[0] ?? "") : ""];
  const retentionPolicy = { enabled: false, days: 0 };
  const isThere = twin !== "audit" || !TYPES_WITHOUT_AUDIT_LOGS.includes(target.toLowerCase());
  return twin === undefined || !isThere
    ? [...logs]
    : [...logs, { categoryGroup: twin, enabled: false, retentionPolicy }];
}

function logsOf(setting: ArmResource): JsonObject[] {
  return listAt(setting, "properties", "logs").filter(isObject);
}

function isGiven(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
