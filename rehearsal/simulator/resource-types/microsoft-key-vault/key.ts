import { badRequest } from "../../arm/arm-error";
import { textAt } from "../../arm/json";
import type { ResourceType } from "../resource-type";
import { VAULT } from "./vault";

/** A key by the control plane: made once, never updated, never deleted. Gotcha 32. */
export const key: ResourceType = {
  type: `${VAULT}/keys`,
  created: 200,
  refuses: ["PATCH", "DELETE"],
  check: ({ body }) => {
    const kind = textAt(body, "properties", "kty");
    if (kind === undefined || !["RSA", "RSA-HSM", "EC", "EC-HSM"].includes(kind)) {
      throw badRequest("BadParameter", `The key type '${kind}' is not one of RSA, RSA-HSM, EC, EC-HSM.`);
    }
  },
  complete: (write) => {
    const { resource, previous, id } = write;
    if (previous !== undefined) {
      // a second PUT changes nothing and says nothing
      Object.assign(resource, structuredClone(previous));
      return;
    }
    const keyUri = `https://${id.parent?.split("/").at(-1)}.vault.azure.net/keys/${id.name}`;
    Object.assign(resource.properties, {
      keyUri,
      keyUriWithVersion: `${keyUri}/00000000000000000000000000000001`,
    });
  },
};
