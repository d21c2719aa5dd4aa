import { Token } from "cdktf";

/** What a deployment takes from a workspace or a registry. */
export type AssetKind = "models" | "environments" | "codes" | "components";

const NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,254}";
const VERSION = "[A-Za-z0-9][A-Za-z0-9._-]{0,29}";

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

function example(kind: AssetKind): string {
  return `/${kind}/<name>/versions/<version>`;
}
