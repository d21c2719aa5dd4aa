import { isPatch } from "../../azure/facts";
import { aboutComputes } from "../about-computes";
import { must, mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const instanceUser = rule({
  id: "security/instance-user",
  title: "A compute instance belongs to one person",
  recommendations: ["security/least-privilege-user-rbac"],
  severity: "medium",
  why: "Who opens the instance acts with its rights: on one that is shared, everybody acts as everybody.",
  fix: {
    construct: "ComputeInstance: assignedUser",
    terraform: "azurerm_machine_learning_compute_instance: assign_to_user { object_id, tenant_id }",
  },
  ...aboutComputes(["ComputeInstance"], ({ applicationSharing, assignedUser, resource }) => [
    ...(isPatch(resource) ? must : mustHave)(
      assignedUser,
      (id) => id !== "",
      "the instance is nobody's, or whoever applies owns it",
    ),
    ...must(applicationSharing, oneOf("Personal"), "others of the workspace open its applications"),
  ]),
});
