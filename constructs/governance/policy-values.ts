import type { PolicyValue } from "./policy-assignment";
import type { GuardrailPolicy } from "./policy-definitions";
import type { ApprovedModelsInput, JobSelection, PolicyInputs, ProtectedJobSelection } from "./policy-inputs";

/** What one policy is assigned with; `undefined` of a value is a parameter that somebody has left out. */
export interface GuardrailValues {
  /** The field of the inputs that the values come from, for messages. */
  readonly field: string;
  /** Whether it takes a weaker effect than the strongest: `Audit`, for a reason that the inputs state. */
  readonly reportsOnly?: boolean;
  /** All parameters but the effect: none is left to the definition's default. */
  readonly parameters: Readonly<Record<string, PolicyValue | undefined>>;
}

const REGISTRIES = "azureml://registries/";

/** The values of all policies that are assigned, by policy. */
export function guardrailValues(
  inputs: PolicyInputs,
  left: { readonly unsigned: boolean; readonly unapproved: boolean },
): Partial<Record<GuardrailPolicy, GuardrailValues>> {
  const { approvedModels = {}, jobLogs = {}, jobRegistries, jobSignedCode, jobApproval } = inputs;
  const { jobPythonPackages = { allowedPythonPackageChannels: [] } } = inputs;
  const { isolationMode = "AllowOnlyApprovedOutbound" } = inputs;
  const none = (field: string): GuardrailValues => ({ field, parameters: {} });
  return {
    workspacePublicNetwork: none("workspacePublicNetwork"),
    workspaceIsolation: {
      field: "isolationMode",
      reportsOnly: isolationMode === "Disabled",
      parameters: { isolationMode },
    },
    workspaceCustomerManagedKey: {
      field: "customerManagedKeys",
      reportsOnly: inputs.customerManagedKeys === false,
      parameters: {},
    },
    workspaceUserAssignedIdentity: none("workspaceUserAssignedIdentity"),
    workspacePrivateLink: none("workspacePrivateLink"),
    workspaceLogs: {
      field: "requiredRetentionDays",
      parameters: { requiredRetentionDays: String(inputs.requiredRetentionDays ?? 365) },
    },
    computeLocalAuth: none("computeLocalAuth"),
    computeNetwork: none("computeNetwork"),
    computeInstanceImage: none("computeInstanceImage"),
    computeInstanceIdleShutdown: none("computeInstanceIdleShutdown"),
    jobRegistries: {
      field: "jobRegistries",
      parameters: { ...protectedJobs(jobRegistries), allowedACRs: jobRegistries?.allowedACRs },
    },
    jobPythonPackages: {
      field: "jobPythonPackages",
      parameters: {
        ...jobs(jobPythonPackages),
        allowedPythonPackageChannels: jobPythonPackages.allowedPythonPackageChannels,
      },
    },
    ...(left.unsigned
      ? {}
      : {
          jobSignedCode: {
            field: "jobSignedCode",
            parameters: {
              ...protectedJobs(jobSignedCode),
              signingKey: jobSignedCode && lines(jobSignedCode.signingKey),
              optionalSecondSigningKey: lines(jobSignedCode?.optionalSecondSigningKey ?? ""),
            },
          },
        }),
    ...(left.unapproved
      ? {}
      : {
          jobApproval: {
            field: "jobApproval",
            parameters: { ...jobs(jobApproval), approvalEndpoint: jobApproval?.approvalEndpoint },
          },
        }),
    jobLogs: {
      field: "jobLogs",
      parameters: {
        ...jobs(jobLogs),
        logFilters: jobLogs.logFilters ?? ["^.*$"],
        datastore: jobLogs.datastore ?? "workspaceblobstore",
      },
    },
    ...models(approvedModels),
  };
}

function jobs(selection: JobSelection = {}): Readonly<Record<string, PolicyValue>> {
  return {
    computeNames: selection.computeNames ?? [],
    computeType: selection.computeType ?? "Any",
    isIsolatedNetwork: selection.isIsolatedNetwork ?? "Any",
    tags: selection.tags ?? [],
  };
}

function protectedJobs(selection: ProtectedJobSelection = {}): Readonly<Record<string, PolicyValue>> {
  return { ...jobs(selection), trustIPProtectedComponent: selection.trustIPProtectedComponent ?? "None" };
}

/** A key as the policy takes it: line breaks are written `\r\n`. */
function lines(key: string): string {
  return typeof key === "string" ? key.trim().replace(/\r?\n/g, "\\r\\n") : key;
}

/**
 * Two policies on models: one knows a single registry and what it mustn't give, the other publishers and asset
 * ids. With several registries the first would refuse all but one, so only the second is assigned.
 */
function models(input: ApprovedModelsInput): Partial<Record<GuardrailPolicy, GuardrailValues>> {
  const { allowedAssetIds, allowedPublishers = [], restrictedModels = [] } = input;
  const registries = Array.isArray(input.registries) ? input.registries : [];
  const isLimited = allowedPublishers.length > 0 || allowedAssetIds !== undefined;
  const wholeRegistries = registries.map((name) => `${REGISTRIES}${name}/`);
  const field = "approvedModels";
  return {
    ...(registries.length > 1
      ? {}
      : {
          modelRegistry: {
            field,
            parameters: { allowedRegistryName: registries[0] ?? "", restrictedModels },
          },
        }),
    modelOrigin: {
      field,
      parameters: {
        allowedPublishers,
        allowedAssetIds: isLimited ? (allowedAssetIds ?? []) : wholeRegistries,
      },
    },
  };
}
