import { type Compute, knownValue } from "../../azure";
import { isWritten } from "../../azure/joins/references";
import { ANY_COMPUTE, aboutComputes } from "../about-computes";
import { is, must, mustHold, oneOf } from "../must";
import { type Problem, rule } from "../rule";

const PROBLEM = "SSH is open to the Internet";

export const computeSsh = rule({
  id: "security/compute-ssh",
  title: "SSH of a compute is not open to the Internet",
  recommendations: ["security/compute-public-ssh-closed"],
  severity: "high",
  why: "Whoever scans the Internet finds the port and tries keys and passwords against it.",
  fix: {
    construct: "ComputeCluster and ComputeInstance close it; there is no property that opens it",
    terraform:
      "azurerm_machine_learning_compute_cluster: ssh_public_access_enabled = false; azurerm_machine_learning_compute_instance: no ssh block",
  },
  ...aboutComputes(ANY_COMPUTE, (compute) => [
    ...must(compute.sshPublic, is(false), PROBLEM),
    ...ofCluster(compute),
    ...ofInstance(compute),
  ]),
});

/** `NotSpecified`, Azure's default, means closed where there is a subnet, else open. */
function ofCluster({ computeType, remoteLogin, subnet }: Compute): Problem[] {
  const isDefault = remoteLogin.state === "known" && remoteLogin.byDefault;
  if (isDefault && knownValue(computeType) === "ComputeInstance") {
    return [];
  }
  return knownValue(remoteLogin)?.toLowerCase() === "notspecified"
    ? mustHold(isWritten(subnet), `${PROBLEM}, as nothing closes it and there is no subnet`, {
        attribute: remoteLogin.at,
      })
    : must(remoteLogin, oneOf("Disabled"), PROBLEM);
}

/** azurerm opens an instance's SSH with the block. */
function ofInstance({ resource, sshAccount }: Compute): Problem[] {
  return resource.type !== "azurerm_machine_learning_compute_instance" || sshAccount.state === "absent"
    ? []
    : mustHold(sshAccount.state === "known" ? "no" : "unknown", PROBLEM, { attribute: sshAccount.at });
}
