/**
 * What only a running service knows, so no request and no plan can carry it. Where a captured body
 * does carry it, it is used like any other value.
 */
const RUN_TIME_FIELDS = [
  // Whether a newer image has been published since the instance was created.
  "Microsoft.MachineLearningServices/workspaces/computes/osImageMetadata.",
  // The service stamps each key when it makes it.
  "Microsoft.Storage/storageAccounts/keyCreationTime.",
].map((prefix) => prefix.toLowerCase());

const RUN_TIME_TYPES = [
  // Defender's findings about a running resource.
  "Microsoft.Security/assessments",
].map((type) => type.toLowerCase());

/** Whether an alias names run-time state. */
export function isRunTimeState(alias: string): boolean {
  const lower = alias.toLowerCase();
  return RUN_TIME_FIELDS.some((prefix) => lower.startsWith(prefix));
}

/** Whether resources of a type come into being at run time only. */
export function isRunTimeType(type: string): boolean {
  return RUN_TIME_TYPES.includes(type.toLowerCase());
}
