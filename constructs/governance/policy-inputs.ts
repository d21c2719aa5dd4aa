import type { Deviation } from "./deviation";
import type { JobComputeType } from "./policy-definitions";

/** Which jobs a policy is about: all that each field lets through. */
export interface JobSelection {
  /** Names of computes. @default - all */
  readonly computeNames?: readonly string[];
  /** The kind of compute; each policy knows some of them. @default Any */
  readonly computeType?: JobComputeType;
  /** Whether clusters must be in an isolated network, or must not be. @default Any */
  readonly isIsolatedNetwork?: "Yes" | "No" | "Any";
  /** Tags of the compute in the job, each as `key:value`; all must be there. @default - any */
  readonly tags?: readonly string[];
}

/** Jobs, with what becomes of components whose content is protected. */
export interface ProtectedJobSelection extends JobSelection {
  /**
   * Whether the service's own validation of components with protected content counts instead; `None` checks
   * them as all others.
   * @default None
   */
  readonly trustIPProtectedComponent?: "Yes" | "No" | "None";
}

/** Where images of jobs come from. */
export interface JobRegistriesInput extends ProtectedJobSelection {
  /**
   * Login servers of registries, with a path where it is not all of one, e.g. `crchurndevweu.azurecr.io`: the
   * landing zone's own, and those that curated environments come from if they are used. At least one.
   */
  readonly allowedACRs: readonly string[];
}

/** Where Python packages of jobs come from. */
export interface JobPythonPackagesInput extends JobSelection {
  /** https addresses of package indexes, without credentials; an empty list names none. */
  readonly allowedPythonPackageChannels: readonly string[];
}

/** Who must have signed training code. */
export interface JobSignedCodeInput extends ProtectedJobSelection {
  /** A public key as PGP writes it, from `-----BEGIN PGP PUBLIC KEY BLOCK-----` on; line breaks as they are. */
  readonly signingKey: string;
  /** A second key, for code that is imported from elsewhere. @default - none */
  readonly optionalSecondSigningKey?: string;
}

/** Who is asked before a job runs. */
export interface JobApprovalInput extends JobSelection {
  /** https address that the service calls with the job. */
  readonly approvalEndpoint: string;
}

/** What becomes of what jobs print. */
export interface JobLogsInput extends JobSelection {
  /** Regular expressions over the lines of logs. @default - one that every line matches */
  readonly logFilters?: readonly string[];
  /** Name of the workspace's datastore for the whole logs. @default workspaceblobstore */
  readonly datastore?: string;
}

/** Which models of registries may be deployed; those of the workspace itself always may. */
export interface ApprovedModelsInput {
  /** Names of Machine Learning registries. @default - none: no model of a registry may be deployed */
  readonly registries?: readonly string[];
  /** Asset ids of models of the one registry that may not be deployed. @default - none */
  readonly restrictedModels?: readonly string[];
  /** Of the one registry, only models of these publishers, and those of `allowedAssetIds`. @default - all */
  readonly allowedPublishers?: readonly string[];
  /** Of the registries, only these models: asset ids, or their beginnings. @default - all */
  readonly allowedAssetIds?: readonly string[];
}

/** What the policies are given. */
export interface PolicyInputs {
  readonly jobRegistries: JobRegistriesInput;
  /** @default - no index of packages is allowed */
  readonly jobPythonPackages?: JobPythonPackagesInput;
  /** Takes a key, or `unsignedCode` instead. */
  readonly jobSignedCode?: JobSignedCodeInput;
  /** Takes an address, or `unapprovedJobs` instead. */
  readonly jobApproval?: JobApprovalInput;
  /** @default - every line may be shown, and whole logs lie in the workspace's own store */
  readonly jobLogs?: JobLogsInput;
  /** @default - no model of a registry may be deployed */
  readonly approvedModels?: ApprovedModelsInput;
  /**
   * The isolation of managed networks. With `Disabled` the policy reports only: a request for a workspace whose
   * computes run in a network of the team's own doesn't say so, and would be refused.
   * @default AllowOnlyApprovedOutbound
   */
  readonly isolationMode?: "AllowOnlyApprovedOutbound" | "AllowInternetOutbound" | "Disabled";
  /**
   * Whether a workspace must be encrypted by a key of the customer's own. `false` reports it only: the data's
   * classification decides, where keys that Azure manages are enough.
   * @default true
   */
  readonly customerManagedKeys?: boolean;
  /** Days, where logs go to a storage account; those in Log Analytics are not meant. @default 365 */
  readonly requiredRetentionDays?: number;
}

/** What guardrails can do without, each accepted by somebody. */
export interface GuardrailDeviations {
  /** Training code runs that nobody signed: there is no key. @default - jobSignedCode says whose code runs */
  readonly unsignedCode?: Deviation;
  /** Jobs run that nothing has approved: there is no endpoint. @default - jobApproval says what is asked */
  readonly unapprovedJobs?: Deviation;
  /** Nothing is refused: what the policies find is only reported. @default - what can be refused is refused */
  readonly notEnforced?: Deviation;
}
