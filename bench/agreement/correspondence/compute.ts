import { POLICIES } from "../../../baseline/catalogue/policies";
import { type Domain, same } from "./correspondence";

export const COMPUTE: Domain = {
  types: [
    "azurerm_machine_learning_compute_cluster",
    "azurerm_machine_learning_compute_instance",
    "azapi_resource",
    "azapi_update_resource",
  ],
  correspondences: [
    ...same([POLICIES.computeLocalAuth, POLICIES.computeLocalAuthModify], {
      rule: "security/compute-local-auth",
      about: /local_?auth/i,
    }),
    ...same([POLICIES.computesInVirtualNetwork], { rule: "security/compute-isolation" }),
    ...same([POLICIES.instanceIdleShutdown], { rule: "cost/instance-idle-shutdown" }),
  ],
};
