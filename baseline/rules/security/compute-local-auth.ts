import { type Compute, knownValue } from "../../azure";
import type { Value } from "../../graph";
import { ANY_COMPUTE, aboutComputes } from "../about-computes";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const computeLocalAuth = rule({
  id: "security/compute-local-auth",
  title: "Nobody signs in to a compute with a local account",
  recommendations: ["security/compute-local-auth-disabled", "security/policy-computes-local-auth-disabled"],
  severity: "high",
  why: "A local account is no person of Entra ID: no group, no conditional access and no log knows who used it.",
  fix: {
    construct: "ComputeCluster and ComputeInstance close it; there is no property that opens it",
    terraform:
      "azurerm_machine_learning_compute_cluster, azurerm_machine_learning_compute_instance: local_auth_enabled = false, and no ssh block",
  },
  ...aboutComputes(ANY_COMPUTE, ({ computeType, localAuth, sshAccount }) => [
    ...must(localAuth, is(false), "local accounts can sign in"),
    ...(isCluster(computeType) ? noAccount(sshAccount) : []),
  ]),
});

/** Only clusters have one in a body, so a patch of it needs no type. */
function isCluster(computeType: Compute["computeType"]): boolean {
  return computeType.state === "absent" || knownValue(computeType) === "AmlCompute";
}

function noAccount(account: Value<readonly unknown[]>) {
  return account.state === "absent"
    ? []
    : mustHold(account.state === "known" ? "no" : "unknown", "a local administrator is made on each node", {
        attribute: account.at,
      });
}
