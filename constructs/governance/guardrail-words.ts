import type { GuardrailPolicy } from "./policy-definitions";

/** How an assignment reads in Azure. */
export interface GuardrailWords {
  /** The assignment's name: up to 24 characters, as many as a management group takes. It never changes. */
  readonly name: string;
  readonly displayName: string;
  /** What to do, for whoever is refused or reported. */
  readonly message: string;
}

const words = (name: string, displayName: string, message: string): GuardrailWords => ({
  name: `ml-${name}`,
  displayName: `Machine learning: ${displayName}`,
  message,
});

/** The words of each guardrail. */
export const GUARDRAIL_WORDS: Readonly<Record<GuardrailPolicy, GuardrailWords>> = {
  workspacePublicNetwork: words(
    "public-network",
    "workspaces without public network access",
    "Set publicNetworkAccess to Disabled and reach the workspace over its private endpoint.",
  ),
  workspaceIsolation: words(
    "isolation-mode",
    "managed networks in the approved isolation mode",
    "Create the workspace with the isolation mode that this assignment names, and add what computes have to reach as outbound rules.",
  ),
  workspaceCustomerManagedKey: words(
    "customer-managed-key",
    "workspaces encrypted by a key of one's own",
    "Create the workspace with a customer-managed key: its encryption can't be changed later.",
  ),
  workspaceUserAssignedIdentity: words(
    "user-identity",
    "workspaces with a user-assigned identity",
    "Give the workspace a user-assigned identity and name it as primaryUserAssignedIdentity.",
  ),
  workspacePrivateLink: words(
    "private-link",
    "workspaces with a private endpoint",
    "Add a private endpoint for amlworkspace to the workspace and have it approved.",
  ),
  workspaceLogs: words(
    "resource-logs",
    "workspaces that send their logs",
    "Add a diagnostic setting to the workspace that sends all logs to Log Analytics.",
  ),
  computeLocalAuth: words(
    "computes-local-auth",
    "computes without local accounts",
    "Create the compute with disableLocalAuth set to true and sign in with Entra ID.",
  ),
  computeNetwork: words(
    "computes-in-network",
    "computes in a network",
    "Create the compute in a subnet; one in the workspace's managed network needs none and takes an exemption instead.",
  ),
  computeInstanceImage: words(
    "instances-recreated",
    "compute instances with the latest image",
    "Recreate the compute instance to get the latest software updates; what lies on the file share stays.",
  ),
  computeInstanceIdleShutdown: words(
    "idle-shutdown",
    "compute instances that shut down when idle",
    "Set idleTimeBeforeShutdown on the compute instance, for example to PT30M.",
  ),
  jobRegistries: words(
    "allowed-registries",
    "jobs with images of approved registries",
    "Push the image to a registry that this assignment names and let the job's environment use it from there.",
  ),
  jobPythonPackages: words(
    "python-channels",
    "jobs with packages of approved indexes",
    "Install packages from an index that this assignment names, or build them into the environment's image.",
  ),
  jobSignedCode: words(
    "signed-code",
    "jobs with signed code",
    "Sign the training code with the key whose public half this assignment names, and submit the job again.",
  ),
  jobApproval: words(
    "approval-endpoint",
    "jobs that were approved",
    "Have the job approved by the endpoint that this assignment names, and submit it again.",
  ),
  jobLogs: words(
    "log-filters",
    "jobs whose whole logs are kept apart",
    "Look for the job's whole log in the datastore that this assignment names.",
  ),
  modelRegistry: words(
    "model-registry",
    "models of the approved registry",
    "Deploy a model of the workspace, or one of the registry that this assignment names.",
  ),
  modelOrigin: words(
    "model-origin",
    "models of approved origin",
    "Have the model approved and copied to an approved registry, or deploy one that this assignment lets through.",
  ),
};
