import { TYPES_WITHOUT_AUDIT_LOGS } from "../log-groups";
import { isRecord, isUnknown, type PolicyResource, propertyOf, sameText } from "./resource";

export const DIAGNOSTIC_SETTINGS = "Microsoft.Insights/diagnosticSettings";

const GROUPS = ["audit", "allLogs"];

/**
 * A diagnostic setting as ARM returns it: where a category group is chosen, the other one is listed
 * too, and disabled. Definitions that look for both groups, or for `logs.enabled` throughout, depend
 * on it.
 */
export function completeDiagnosticSetting(
  setting: PolicyResource,
  all: readonly PolicyResource[],
): PolicyResource {
  const { properties } = setting;
  const logs = propertyOf(properties, "logs");
  if (!isRecord(properties) || !Array.isArray(logs)) {
    return setting;
  }
  const groups = logs.map((log) => propertyOf(log, "categoryGroup"));
  if (groups.some(isUnknown) || !groups.some(isGroup)) {
    return setting;
  }
  const target = setting.id.slice(0, setting.id.toLowerCase().lastIndexOf("/providers/"));
  const type = all.find(({ id }) => sameText(id, target))?.type ?? "";
  const possible = GROUPS.filter(
    (group) => group !== "audit" || !TYPES_WITHOUT_AUDIT_LOGS.includes(type.toLowerCase()),
  );
  const missing = possible
    .filter((group) => !groups.some((one) => isGroup(one) && sameText(one, group)))
    .map((categoryGroup) => ({ category: null, categoryGroup, enabled: false }));
  return { ...setting, properties: { ...properties, logs: [...logs, ...missing] } };
}

function isGroup(value: unknown): value is string {
  return typeof value === "string" && GROUPS.some((group) => sameText(group, value));
}
