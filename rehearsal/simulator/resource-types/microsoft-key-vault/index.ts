import { ArmError } from "../../arm/arm-error";
import type { ArmRequest, ArmResponse } from "../../arm/messages";
import type { Cloud } from "../../cloud";
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
    absent: ({ name }, cloud) => {
      const kept = cloud.kept(VAULT, name);
      return kept === undefined ? undefined : deletedVault(kept);
    },
  },
];

/** What Azure answers of vaults that were deleted. */
export const keyVaultCollections: Readonly<
  Record<string, (request: ArmRequest, cloud: Cloud) => ArmResponse>
> = {
  "microsoft.keyvault/locations/deletedvaults/purge": (request, cloud) => {
    const name = request.path.split("/").at(-2) ?? "";
    const kept = cloud.kept(VAULT, name);
    if (kept === undefined) {
      throw new ArmError(
        404,
        "DeletedVaultNotFound",
        `The specified deleted vault '${name}' does not exist.`,
      );
    }
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
