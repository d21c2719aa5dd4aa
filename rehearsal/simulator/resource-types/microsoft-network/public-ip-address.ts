import { badRequest } from "../../arm/arm-error";
import { listAt, sameText, textAt } from "../../arm/json";
import type { ResourceType } from "../resource-type";

/** A public address; it stays while something has it. */
export const publicIpAddress: ResourceType = {
  type: "Microsoft.Network/publicIPAddresses",
  tracked: true,
  seconds: { create: 5, delete: 5 },
  checkDelete: (resource, cloud) => {
    const user = cloud.store
      .all()
      .find((each) =>
        listAt(each, "properties", "ipConfigurations").some((configuration) =>
          sameText(textAt(configuration, "properties", "publicIPAddress", "id"), resource.id),
        ),
      );
    if (user !== undefined) {
      throw badRequest(
        "PublicIPAddressCannotBeDeleted",
        `Public IP address ${resource.id} can not be deleted since it is still allocated to resource ${user.id}.`,
      );
    }
  },
};
