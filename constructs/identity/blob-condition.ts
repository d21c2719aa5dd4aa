import type { RoleCondition } from "./role-assignment";

/** The blobs that a role is narrowed to. */
export interface BlobScope {
  /** Names of containers. @default - every container */
  readonly containers?: readonly string[];
  /** Path patterns in a container, `*` stands for anything, e.g. `landing/*`. @default - every path */
  readonly paths?: readonly string[];
  /**
   * Patterns of containers that stay open whatever `containers` and `paths` say, e.g. `azureml*`.
   * @default - none
   */
  readonly always?: readonly string[];
}

const BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";
const NAME = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name]";
const PATH = `@Resource[${BLOBS}:path]`;
const ACTIONS = ["read", "write", "add/action", "move/action", "delete"];

/**
 * The attribute condition that narrows a blob data role to containers and paths
 * (`ai-security/rbac-abac-control-and-data-plane`). Listing stays allowed: tools can't browse
 * without it, and it shows names only.
 *
 * @throws if neither containers nor paths are named, or one holds a quote or a brace
 */
export function blobCondition(blobs: BlobScope): RoleCondition {
  const { containers = [], paths = [], always = [] } = blobs;
  const wrong = [...containers, ...paths, ...always].filter((name) => name === "" || /['"{}]/.test(name));
  if (containers.length + paths.length === 0 || wrong.length > 0) {
    const detail = wrong.length > 0 ? `; not allowed: ${JSON.stringify(wrong)}` : "";
    throw new Error(`blobCondition: name containers or paths, without quotes and braces${detail}`);
  }
  const actions = ACTIONS.map((action) =>
    action === "read"
      ? `!(ActionMatches{'${BLOBS}/read'} AND NOT SubOperationMatches{'Blob.List'})`
      : `!(ActionMatches{'${BLOBS}/${action}'})`,
  ).join(" AND ");
  const limits = [
    containers.length > 0 ? `${NAME} ForAnyOfAnyValues:StringEquals {${quoted(containers)}}` : undefined,
    paths.length > 0 ? `${PATH} ForAnyOfAnyValues:StringLike {${quoted(paths)}}` : undefined,
  ].filter((limit) => limit !== undefined);
  const open = always.length > 0 ? ` OR (${NAME} ForAnyOfAnyValues:StringLike {${quoted(always)}})` : "";
  return { expression: `((${actions}) OR (${limits.join(" AND ")})${open})` };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
