import { Token } from "cdktf";
import { GUARDRAIL_POLICIES, type GuardrailPolicy, type PolicyFacts } from "./policy-definitions";
import type { ApprovedModelsInput, PolicyInputs } from "./policy-inputs";
import type { GuardrailValues } from "./policy-values";

/** How a parameter that has no default is left out by somebody's decision. */
const INSTEAD: Readonly<Record<string, string>> = {
  signingKey: ": give it, or say with unsignedCode who accepted that nobody signs training code",
  approvalEndpoint: ": give it, or say with unapprovedJobs who accepted that nothing approves jobs",
};

/**
 * What is wrong with the values of one policy, in words: a parameter that is missing, of the wrong type, or none of
 * the allowed ones; empty if nothing is.
 */
export function valueProblems(policy: GuardrailPolicy, { field, parameters }: GuardrailValues): string[] {
  const facts: PolicyFacts = GUARDRAIL_POLICIES[policy];
  return Object.entries(facts.parameters).flatMap(([name, { allowed, type }]): string[] => {
    const value = parameters[name];
    const path = name === field ? name : `${field}.${name}`;
    if (value === undefined) {
      return [`${path} is missing, which the policy ${facts.id} can't do without${INSTEAD[name] ?? ""}`];
    }
    if (type === "Array" ? !isListOfTexts(value) : typeof value !== "string") {
      return [
        `${path} must be ${type === "Array" ? "a list of texts" : "a text"} (got ${/SigningKey$/i.test(name) ? "what is not shown" : shown(value)})`,
      ];
    }
    return allowed === undefined || allowed.includes(String(value))
      ? []
      : [`${path} must be one of ${allowed.join(", ")} (got ${shown(value)})`];
  });
}

/** What is wrong with values whose type is right, in words; empty if nothing is. */
export function inputProblems(inputs: PolicyInputs): string[] {
  const {
    approvedModels = {},
    jobApproval,
    jobLogs,
    jobPythonPackages,
    jobRegistries,
    jobSignedCode,
  } = inputs;
  const { customerManagedKeys, requiredRetentionDays = 365 } = inputs;
  return [
    ...(jobRegistries?.allowedACRs?.length === 0
      ? ["jobRegistries.allowedACRs must name at least one registry: that of the workspace"]
      : []),
    ...badOnes(
      "jobRegistries.allowedACRs",
      jobRegistries?.allowedACRs,
      /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w./-]+)?$/i,
      "login servers such as crchurn.azurecr.io, without https://",
    ),
    ...badOnes(
      "jobPythonPackages.allowedPythonPackageChannels",
      jobPythonPackages?.allowedPythonPackageChannels,
      /^https:\/\/[^\s@?#]+$/,
      "https addresses without user, password or query: whoever reads the assignment reads them",
    ),
    ...badOnes(
      "jobApproval.approvalEndpoint",
      jobApproval?.approvalEndpoint,
      /^https:\/\/[^\s@?#]+$/,
      "an https address without user, password or query: whoever reads the assignment reads it",
    ),
    ...keyProblem("jobSignedCode.signingKey", jobSignedCode?.signingKey),
    ...keyProblem("jobSignedCode.optionalSecondSigningKey", jobSignedCode?.optionalSecondSigningKey),
    ...badOnes("jobLogs.datastore", jobLogs?.datastore, /^\w{1,255}$/, "the name of a datastore"),
    ...(jobLogs?.logFilters?.length === 0 ? ["jobLogs.logFilters must name at least one expression"] : []),
    ...listOf(jobLogs?.logFilters).flatMap((filter) => filterProblem(filter)),
    ...[jobRegistries, jobPythonPackages, jobSignedCode, jobApproval, jobLogs].flatMap((selection, index) =>
      badOnes(`${FIELDS[index]}.tags`, selection?.tags, /^[^:]+:.*$/, "texts such as purpose:training"),
    ),
    ...(Number.isInteger(requiredRetentionDays) && requiredRetentionDays >= 1 && requiredRetentionDays <= 999
      ? []
      : [
          `requiredRetentionDays must be a whole number from 1 to 999: the policy compares three digits (got ${shown(requiredRetentionDays)})`,
        ]),
    ...(customerManagedKeys === undefined || typeof customerManagedKeys === "boolean"
      ? []
      : [`customerManagedKeys must be true or false (got ${shown(customerManagedKeys)})`]),
    ...modelProblems(approvedModels),
  ];
}

const FIELDS = ["jobRegistries", "jobPythonPackages", "jobSignedCode", "jobApproval", "jobLogs"];
// one block, in which no other begins
const PGP_KEY =
  /^\s*-----BEGIN PGP PUBLIC KEY BLOCK-----((?!-----BEGIN)[\s\S])*-----END PGP PUBLIC KEY BLOCK-----\s*$/;

/** The key is never shown: it may be the private one. */
function keyProblem(field: string, key: unknown): string[] {
  if (typeof key !== "string" || Token.isUnresolved(key)) {
    return [];
  }
  return PGP_KEY.test(key) && !/PRIVATE KEY/i.test(key)
    ? []
    : [
        `${field} must be one public key as PGP writes it, from its BEGIN line to its END line, ` +
          "and nothing else (got what is not shown)",
      ];
}

function modelProblems(input: ApprovedModelsInput): string[] {
  const { allowedAssetIds, allowedPublishers, registries, restrictedModels } = input;
  const names = listOf(registries);
  const isOfNone = (id: string): boolean =>
    !names.some((name) => id.toLowerCase().startsWith(`azureml://registries/${name}/`.toLowerCase()));
  const foreign = (field: string, ids: unknown): string[] =>
    listOf(ids)
      .filter((id) => !Token.isUnresolved(id) && isOfNone(id))
      .map((id) => `${field} must be of one of approvedModels.registries (got ${shown(id)})`);
  const only = (field: string, ids: unknown): string[] =>
    listOf(ids).length > 0 && names.length !== 1
      ? [
          `${field} takes exactly one of approvedModels.registries: its policy knows one (got ${names.length})`,
        ]
      : [];
  return [
    ...(registries === undefined || isListOfTexts(registries)
      ? badOnes("approvedModels.registries", registries, /^[a-zA-Z0-9][\w-]{2,32}$/, "names of registries")
      : [`approvedModels.registries must be a list of texts (got ${shown(registries)})`]),
    ...only("approvedModels.restrictedModels", restrictedModels),
    ...only("approvedModels.allowedPublishers", allowedPublishers),
    ...foreign("approvedModels.restrictedModels", restrictedModels),
    ...foreign("approvedModels.allowedAssetIds", allowedAssetIds),
  ];
}

function filterProblem(filter: string): string[] {
  try {
    new RegExp(filter);
    return [];
  } catch {
    return [`jobLogs.logFilters must be regular expressions (got ${shown(filter)})`];
  }
}

/** Texts that don't look as they must; what is no text at all is reported as of the wrong type. */
function badOnes(field: string, value: unknown, pattern: RegExp, what: string): string[] {
  return (typeof value === "string" ? [value] : listOf(value))
    .filter((text) => !Token.isUnresolved(text) && !pattern.test(text))
    .map((text) => `${field} must be ${what} (got ${shown(text)})`);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** As it was written, in a line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
