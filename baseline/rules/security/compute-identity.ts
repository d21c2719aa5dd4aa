import { isWritten } from "../../azure/joins/references";
import { ANY_COMPUTE, aboutMadeComputes } from "../about-computes";
import { mustHave, mustHold, oneOf } from "../must";
import { rule } from "../rule";

export const computeIdentity = rule({
  id: "security/compute-identity",
  title: "Each compute has a user-assigned identity",
  recommendations: ["security/managed-identity-between-services", "ai-security/identity-segmentation"],
  severity: "medium",
  why: "Without an identity that has its roles beforehand, jobs need keys to reach data and images.",
  fix: {
    construct: "ComputeCluster and ComputeInstance: identity",
    terraform:
      'azurerm_machine_learning_compute_cluster, azurerm_machine_learning_compute_instance: identity { type = "UserAssigned", identity_ids = […] }',
  },
  ...aboutMadeComputes(ANY_COMPUTE, ({ identityType, identities }) => [
    ...mustHave(identityType, oneOf("UserAssigned"), "jobs have no identity with roles of its own"),
    ...(identityType.state === "absent"
      ? []
      : mustHold(isWritten(identities), "no user-assigned identity is named", { attribute: identities.at })),
  ]),
});
