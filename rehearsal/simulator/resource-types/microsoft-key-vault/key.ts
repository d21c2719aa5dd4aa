import { badRequest } from "../../arm/arm-error";
import { at, sameText, textAt } from "../../arm/json";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType, Write } from "../resource-type";
import { VAULT } from "./vault";

const KINDS = ["RSA", "RSA-HSM", "EC", "EC-HSM"];
const RSA_SIZES = [2048, 3072, 4096];

/** A key by the control plane: made once, never updated, never deleted. Gotcha 32. */
export const key: ResourceType = {
  type: `${VAULT}/keys`,
  created: 200,
  refuses: ["PATCH", "DELETE"],
  versions: {
    served: ["2019-09-01", "2021-10-01", "2022-07-01", "2023-02-01", "2023-07-01", "2024-11-01"],
    // stands in the published types
    notServed: ["2026-02-01"],
  },
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!/^[a-z0-9-]{1,127}$/i.test(id.name)) {
      throw badRequest(
        "BadParameter",
        `The key name '${id.name}' takes 1 to 127 letters, digits and hyphens.`,
      );
    }
    if (textAt(resource, "properties", "kty") === undefined) {
      throw badRequest("BadParameter", `The key '${id.name}' takes 'properties.kty'.`);
    }
    mustBeAllowed(resource, { "properties.kty": KINDS }, "BadParameter");
    const size = at(resource, "properties", "keySize");
    const isRsa = /^rsa/i.test(textAt(resource, "properties", "kty") ?? "");
    if (isRsa && size !== undefined && !RSA_SIZES.includes(Number(size))) {
      throw badRequest(
        "BadParameter",
        `The size ${String(size)} of the key '${id.name}' is not one of ${RSA_SIZES.join(", ")}.`,
      );
    }
    mustBePremiumForHsm(write, cloud);
  },
  complete: (write, cloud) => {
    const { resource, previous, id } = write;
    if (previous !== undefined) {
      // a second PUT changes nothing and says nothing
      for (const name of Object.keys(resource)) {
        delete resource[name];
      }
      Object.assign(resource, structuredClone(previous));
      return;
    }
    const vaultUri = textAt(cloud.store.get(id.parent), "properties", "vaultUri") ?? "";
    const keyUri = `${vaultUri}keys/${id.name}`;
    Object.assign(resource.properties, {
      keyUri,
      keyUriWithVersion: `${keyUri}/00000000000000000000000000000001`,
    });
  },
};

function mustBePremiumForHsm({ id, resource }: Write, cloud: Cloud): void {
  const sku = textAt(cloud.store.get(id.parent), "properties", "sku", "name");
  if (/-hsm$/i.test(textAt(resource, "properties", "kty") ?? "") && !sameText(sku, "premium")) {
    throw badRequest(
      "BadParameter",
      `The key '${id.name}' cannot be kept in hardware: its vault has the SKU ${sku}, which takes premium.`,
    );
  }
}
