import { isInManagedNetwork } from "../../azure/joins/deployments";
import { ONLINE_DEPLOYMENT } from "../../azure/online-deployment";
import { is, must } from "../must";
import { rule } from "../rule";

export const deploymentEgress = rule({
  id: "security/deployment-egress",
  title: "Online deployments outside of a managed network don't reach the Internet",
  recommendations: ["security/exfiltration-guard-explicit-egress", "security/managed-vnet-isolation"],
  severity: "high",
  why: "Code of a model, or of a package in its image, can send each request's data anywhere.",
  fix: {
    construct: "MachineLearningWorkspace: managedNetwork, in which its deployments run",
    terraform:
      'azurerm_machine_learning_workspace: managed_network; or egressPublicNetworkAccess = "Disabled" on each deployment',
  },
  looksAt: ONLINE_DEPLOYMENT,
  finds: (deployment, estate) => {
    // of a workspace that isn't in the input nobody can tell; in a managed network Azure ignores the switch
    const isInside = isInManagedNetwork(deployment, estate) ?? "yes";
    const problems = isInside === "yes" ? [] : must(deployment.publicEgress, is(false), TO_ANYBODY);
    return isInside === "unknown"
      ? problems.map((problem) => ({ ...problem, certainty: "unknown" as const }))
      : problems;
  },
});

const TO_ANYBODY = "the deployment's code reaches the Internet, and its workspace has no managed network";
