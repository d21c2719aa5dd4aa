import { identityUsers, keepsApart } from "../../azure/joins/identity-users";
import { isTold, targetKeys } from "../../azure/joins/references";
import { ANY_COMPUTE, aboutMadeComputes } from "../about-computes";
import { mustHold } from "../must";
import { rule } from "../rule";

export const computeIdentitySharing = rule({
  id: "ai-security/compute-identity-sharing",
  title: "Computes of different purposes or workspaces have different identities",
  recommendations: ["ai-security/identity-segmentation", "security/use-case-workspace-segregation"],
  severity: "medium",
  why: "Code of one purpose has the rights of the other: a training job could push images, or write into another use case.",
  fix: {
    construct: "ComputeCluster and ComputeInstance: identity, one WorkloadIdentity a purpose",
    terraform:
      "azurerm_machine_learning_compute_cluster, azurerm_machine_learning_compute_instance: identity.identity_ids, one azurerm_user_assigned_identity a purpose",
  },
  ...aboutMadeComputes(ANY_COMPUTE, (compute, estate) => {
    if (!isTold(compute.identities)) {
      return mustHold("unknown", "another compute has the same identity for something else", {
        attribute: compute.identities.at,
      });
    }
    const users = targetKeys(compute.identities).flatMap((key) => identityUsers(estate).get(key) ?? []);
    const own = users.find(({ resource }) => resource === compute.resource);
    const rival = own && users.find((other) => other !== own && keepsApart(own, other));
    return rival === undefined
      ? []
      : mustHold("no", `${rival.resource.address} has the same identity for something else`, {
          attribute: compute.identities.at,
          related: [rival.resource.address],
        });
  }),
});
