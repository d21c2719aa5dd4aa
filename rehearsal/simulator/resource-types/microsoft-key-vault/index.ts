import { ArmError } from "../../arm/arm-error";
import type { ArmRequest, ArmResponse } from "../../arm/messages";
import type { Cloud, SoftDeleted } from "../../cloud";
import type { ResourceType } from "../resource-type";
import { key } from "./key";
import { DELETED_VAULT, deletedVault, VAULT, vault } from "./vault";

/** Microsoft.KeyVault by the control plane: vaults and keys. Secrets and versions are data plane. */
export const keyVaultTypes: readonly ResourceType[] = [
  vault,
  key,
  {
    type: DELETED_VAULT,
    refuses: ["PUT", "PATCH", "DELETE"],
    absent: ({ name }, cloud) => deletedVault(keptVault(name, cloud)),
  },
];

/** What Azure answers of vaults that were deleted. */
export const keyVaultCollections: Readonly<
  Record<string, (request: ArmRequest, cloud: Cloud) => ArmResponse>
> = {
  "microsoft.keyvault/locations/deletedvaults/purge": (request, cloud) => {
    const name = request.path.split("/").at(-2) ?? "";
    const kept = keptVault(name, cloud);
    cloud.authorization.mustAllow(
      request.caller,
      "Microsoft.KeyVault/locations/deletedVaults/purge/action",
      request.path.replace(/\/purge$/i, ""),
    );
    if (kept.resource.properties.enablePurgeProtection === true) {
      throw new ArmError(
        405,
        "MethodNotAllowed",
        `The vault '${name}' has purge protection: it can't be purged.`,
      );
    }
    cloud.purge(VAULT, name);
    return { status: 200 };
  },
  "microsoft.keyvault/deletedvaults": (_, cloud) => ({
    status: 200,
    body: {
      value: [...cloud.softDeleted.values()]
        .filter(({ resource }) => resource.type === VAULT)
        .map((kept) => deletedVault(kept)),
    },
  }),
};

/** @throws ArmError 404 where none of the name is kept */
function keptVault(name: string, cloud: Cloud): SoftDeleted {
  const kept = cloud.kept(VAULT, name);
  if (kept === undefined) {
    throw new ArmError(404, "DeletedVaultNotFound", `The specified deleted vault '${name}' does not exist.`);
  }
  return kept;
}
