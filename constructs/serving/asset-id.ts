import { Token } from "cdktf";

/** What a deployment takes from a workspace or a registry. */
export type AssetKind = "models" | "environments" | "codes" | "components";

const NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,254}";
const VERSION = "[A-Za-z0-9][A-Za-z0-9._-]{0,29}";
/** A label: tomorrow it is another version. */
const MOVES = /\/(versions\/latest|labels\/[^/]+)$/i;

/**
 * What is wrong with the id of an asset, in words; `undefined` if nothing is. Two forms are taken, both with a
 * version, so that the same configuration deploys the same model tomorrow:
 *
 * - `azureml://registries/<registry>/models/<name>/versions/<version>`
 * - `/subscriptions/…/workspaces/<workspace>/models/<name>/versions/<version>`
 */
export function assetIdProblem(field: string, kind: AssetKind, id: string): string | undefined {
  if (Token.isUnresolved(id)) {
    return undefined;
  }
  if (MOVES.test(id)) {
    return `${field} must end with a version that stays: the latest is another one tomorrow (got ${JSON.stringify(id)})`;
  }
  const asset = `/${kind}/${NAME}/versions/${VERSION}`;
  const registry = new RegExp(`^azureml://registries/${NAME}${asset}$`);
  const workspace = new RegExp(
    `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.MachineLearningServices/workspaces/[^/]+${asset}$`,
    "i",
  );
  return registry.test(id) || workspace.test(id)
    ? undefined
    : `${field} must be azureml://registries/<registry>${example(kind)} or the ARM id of a workspace's (…/workspaces/<workspace>${example(kind)}) (got ${JSON.stringify(id)})`;
}

/**
 * What is wrong with where an asset lies, in words; `undefined` if nothing is, or where either id is known at apply
 * only. A deployment takes its model from its own workspace, or from a registry.
 */
export function assetPlaceProblem(field: string, id: string, workspaceId: string): string | undefined {
  const [, from] = /^(\/subscriptions\/.*\/workspaces\/[^/]+)\//i.exec(id) ?? [];
  return from === undefined ||
    Token.isUnresolved(id) ||
    Token.isUnresolved(workspaceId) ||
    from.toLowerCase() === workspaceId.toLowerCase()
    ? undefined
    : `${field} must lie in this workspace (${nameIn(workspaceId)}), or in a registry (got one of ${nameIn(from)})`;
}

function nameIn(workspaceId: string): string {
  const [, group, name] = /\/resourceGroups\/([^/]+)\/.*\/([^/]+)$/i.exec(workspaceId) ?? [];
  return `${name} in ${group}`;
}

function example(kind: AssetKind): string {
  return `/${kind}/<name>/versions/<version>`;
}
