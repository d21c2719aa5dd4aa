import type { GuardrailDeviations, PolicyInputs } from "../../constructs/governance/policy-inputs";
import type { PoliciesHere } from "./resolved-config";

/** What the policies of an environment are given besides the configuration's section `policies`. */
export interface PolicySurroundings {
  /** Login servers of the registries that images come from: the landing zone's own, and those that are named. */
  readonly registries: readonly string[];
  readonly customerManagedKeys: boolean;
  /** Whether computes run in the managed network; one of the team's own has no isolation mode. */
  readonly managedNetwork: boolean;
}

/** The section `policies` of a configuration in the words of the policies' own parameters. */
export function policyInputs(
  policies: Omit<PoliciesHere, "assigned">,
  { customerManagedKeys, managedNetwork, registries }: PolicySurroundings,
): PolicyInputs & GuardrailDeviations {
  const { approvalEndpoint, signingKey } = policies;
  return {
    jobRegistries: { allowedACRs: registries },
    jobPythonPackages: { allowedPythonPackageChannels: policies.pythonChannels ?? [] },
    jobSignedCode: signingKey === undefined ? undefined : { signingKey: signingKey.join("\n") },
    jobApproval: approvalEndpoint === undefined ? undefined : { approvalEndpoint },
    jobLogs: { logFilters: policies.logFilters },
    approvedModels: { registries: policies.modelRegistries },
    isolationMode: managedNetwork ? "AllowOnlyApprovedOutbound" : "Disabled",
    customerManagedKeys,
    unsignedCode: policies.unsignedCode,
    unapprovedJobs: policies.unapprovedJobs,
    notEnforced: policies.notEnforced,
  };
}
