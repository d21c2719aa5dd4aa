import { BUILT_IN_POLICIES, type BuiltInPolicy } from "./built-in-policies";

/** A parameter of a policy definition, as an assignment must give it. */
export interface PolicyParameterFacts {
  readonly type: "String" | "Array";
  /** The only values that it takes. @default - any of its type */
  readonly allowed?: readonly string[];
  /** Whether the definition has no default for it. @default false */
  readonly required?: true;
}

/** Kinds of resources that a policy of Resource Manager is about. */
export type PolicySubject = "Microsoft.MachineLearningServices/workspaces" | typeof COMPUTES;

/** What an assignment has to know of a built-in policy. */
export interface PolicyFacts extends BuiltInPolicy {
  readonly effect: {
    /** Name of the parameter that says the effect. */
    readonly parameter: "effect" | "effects";
    /** The strongest first, the weakest last. */
    readonly allowed: readonly [string, ...string[]];
    /** Whether an assignment has to say it. @default false */
    readonly required?: true;
  };
  /** All but the effect. */
  readonly parameters: Readonly<Record<string, PolicyParameterFacts>>;
  /** What it is about. @default - nothing in Resource Manager: it is enforced in the data plane of the service */
  readonly about?: PolicySubject;
}

const COMPUTES = "Microsoft.MachineLearningServices/workspaces/computes";
const WORKSPACES = "Microsoft.MachineLearningServices/workspaces";
const LIST: PolicyParameterFacts = { type: "Array" };
const TEXT: PolicyParameterFacts = { type: "String" };
const REQUIRED_TEXT: PolicyParameterFacts = { type: "String", required: true };

/** Kinds of computes that policies on jobs tell apart; each policy knows some of them. */
const COMPUTE_TYPES = [
  "MachineLearningCompute",
  "AzureDataFactory",
  "HDInsight",
  "SynapseSpark",
  "ComputeInstance",
  "ManagedEndpoint",
  "Singularity",
  "Automatic",
  "Any",
] as const;
export type JobComputeType = (typeof COMPUTE_TYPES)[number];

const NO_ATTACHED: readonly JobComputeType[] = ["AzureDataFactory", "HDInsight", "SynapseSpark"];
const NO_FACTORY: readonly JobComputeType[] = ["AzureDataFactory", "HDInsight"];

/** Which jobs a policy of the data plane is about. */
function jobs(without: readonly JobComputeType[]): Record<string, PolicyParameterFacts> {
  return {
    computeNames: LIST,
    computeType: { type: "String", allowed: COMPUTE_TYPES.filter((type) => !without.includes(type)) },
    isIsolatedNetwork: { type: "String", allowed: ["Yes", "No", "Any"] },
    tags: LIST,
  };
}

const TRUST: PolicyParameterFacts = { type: "String", allowed: ["Yes", "No", "None"] };

const named = (id: string, displayName: string): BuiltInPolicy => ({ id, displayName });
const AUDIT = { parameter: "effect", allowed: ["Audit", "Disabled"] } as const;
const DENY = { parameter: "effect", allowed: ["Deny", "Audit", "Disabled"] } as const;
const ENFORCE = { parameter: "effect", allowed: ["enforceSetting", "disabled"] } as const;

/**
 * The built-in policies that guardrails assign: ids, effects and parameters of the definitions that Microsoft
 * publishes (release 3.2026.0417.1), which a test compares with them.
 */
export const GUARDRAIL_POLICIES = {
  // what Resource Manager is asked for
  workspacePublicNetwork: {
    ...named(
      "438c38d2-3772-465a-a9cc-7a6666a275ce",
      "Azure Machine Learning Workspaces should disable public network access",
    ),
    effect: DENY,
    parameters: {},
    about: WORKSPACES,
  },
  workspaceIsolation: {
    ...BUILT_IN_POLICIES.workspaceApprovedOutboundOnly,
    effect: DENY,
    parameters: {
      isolationMode: {
        type: "String",
        allowed: ["AllowInternetOutbound", "AllowOnlyApprovedOutbound", "Disabled"],
      },
    },
    about: WORKSPACES,
  },
  workspaceCustomerManagedKey: {
    ...BUILT_IN_POLICIES.workspaceCustomerManagedKey,
    effect: DENY,
    parameters: {},
    about: WORKSPACES,
  },
  workspaceUserAssignedIdentity: {
    ...named(
      "5f0c7d88-c7de-45b8-ac49-db49e72eaa78",
      "Azure Machine Learning workspaces should use user-assigned managed identity",
    ),
    effect: DENY,
    parameters: {},
    about: WORKSPACES,
  },
  workspacePrivateLink: {
    ...named(
      "45e05259-1eb5-4f70-9574-baf73e9d219b",
      "Azure Machine Learning workspaces should use private link",
    ),
    effect: AUDIT,
    parameters: {},
    about: WORKSPACES,
  },
  workspaceLogs: {
    ...named(
      "afe0c3be-ba3b-4544-ba52-0c99672a8ad6",
      "Resource logs in Azure Machine Learning Workspaces should be enabled",
    ),
    effect: { parameter: "effect", allowed: ["AuditIfNotExists", "Disabled"] },
    parameters: { requiredRetentionDays: TEXT },
    about: WORKSPACES,
  },
  computeLocalAuth: {
    ...named(
      "e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f",
      "Azure Machine Learning Computes should have local authentication methods disabled",
    ),
    effect: DENY,
    parameters: {},
    about: COMPUTES,
  },
  computeNetwork: {
    ...BUILT_IN_POLICIES.computesInVirtualNetwork,
    effect: AUDIT,
    parameters: {},
    about: COMPUTES,
  },
  computeInstanceImage: {
    ...named(
      "f110a506-2dcb-422e-bcea-d533fc8c35e2",
      "Azure Machine Learning compute instances should be recreated to get the latest software updates",
    ),
    effect: { parameter: "effects", allowed: ["Audit", "Disabled"] },
    parameters: {},
    about: COMPUTES,
  },
  computeInstanceIdleShutdown: {
    ...named(
      "679ddf89-ab8f-48a5-9029-e76054077449",
      "Azure Machine Learning Compute Instance should have idle shutdown.",
    ),
    effect: DENY,
    parameters: {},
    about: COMPUTES,
  },
  // what the service's own data plane enforces
  jobRegistries: {
    ...named(
      "5853517a-63de-11ea-bc55-0242ac130003",
      "[Preview]: Configure allowed registries for specified Azure Machine Learning computes",
    ),
    effect: ENFORCE,
    parameters: { ...jobs(NO_ATTACHED), trustIPProtectedComponent: TRUST, allowedACRs: LIST },
  },
  jobPythonPackages: {
    ...named(
      "77eeea86-7e81-4a7d-9067-de844d096752",
      "[Preview]: Configure allowed Python packages for specified Azure Machine Learning computes",
    ),
    effect: ENFORCE,
    parameters: { ...jobs(NO_FACTORY), allowedPythonPackageChannels: LIST },
  },
  jobSignedCode: {
    ...named(
      "6a6f7384-63de-11ea-bc55-0242ac130003",
      "[Preview]: Configure code signing for training code for specified Azure Machine Learning computes",
    ),
    effect: ENFORCE,
    parameters: {
      ...jobs([]),
      trustIPProtectedComponent: TRUST,
      signingKey: REQUIRED_TEXT,
      optionalSecondSigningKey: TEXT,
    },
  },
  jobApproval: {
    ...named(
      "3948394e-63de-11ea-bc55-0242ac130003",
      "[Preview]: Configure an approval endpoint called prior to jobs running for specified Azure Machine Learning computes",
    ),
    effect: ENFORCE,
    parameters: { ...jobs([]), approvalEndpoint: REQUIRED_TEXT },
  },
  jobLogs: {
    ...named(
      "1d413020-63de-11ea-bc55-0242ac130003",
      "[Preview]: Configure log filter expressions and datastore to be used for full logs for specified Azure Machine Learning computes",
    ),
    effect: ENFORCE,
    parameters: { ...jobs(NO_FACTORY), logFilters: LIST, datastore: REQUIRED_TEXT },
  },
  modelRegistry: {
    ...named(
      "19539b54-c61e-4196-9a38-67598701be90",
      "[Preview]: Azure Machine Learning Model Registry Deployments are restricted except for the allowed Registry",
    ),
    effect: { parameter: "effect", allowed: ["Deny", "Disabled"], required: true },
    parameters: { allowedRegistryName: TEXT, restrictedModels: LIST },
  },
  modelOrigin: {
    ...named(
      "12e5dd16-d201-47ff-849b-8454061c293d",
      "[Preview]: Azure Machine Learning Deployments should only use approved Registry Models",
    ),
    effect: DENY,
    parameters: { allowedPublishers: LIST, allowedAssetIds: LIST },
  },
} as const satisfies Record<string, PolicyFacts>;

/** A policy that guardrails assign. */
export type GuardrailPolicy = keyof typeof GUARDRAIL_POLICIES;
