import type { GuardrailDeviations, PolicyInputs } from "../../constructs/governance/policy-inputs";
import type { PoliciesHere } from "./resolved-config";

/** What the policies of an environment are given besides the configuration's section `policies`. */
export interface PolicySurroundings {
  /** Login server of the landing zone's own registry. */
  readonly registry: string;
  readonly customerManagedKeys: boolean;
  /** Whether computes run in the managed network; one of the team's own has no isolation mode. */
  readonly managedNetwork: boolean;
}

/** The section `policies` of a configuration in the words of the policies' own parameters. */
export function policyInputs(
  policies: PoliciesHere,
  { customerManagedKeys, managedNetwork, registry }: PolicySurroundings,
): PolicyInputs & GuardrailDeviations {
  const { approvalEndpoint, signingKey } = policies;
  return {
    jobRegistries: { allowedACRs: [registry, ...(policies.imageRegistries ?? [])] },
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
