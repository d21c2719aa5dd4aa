import { type RoleName, roles } from "../built-in-role";
import type { IdentityPurpose } from "./identity-uses";

/** Who holds roles: an identity of a purpose, people, or an identity whose purpose nothing tells. */
export type RoleHolder = Exclude<IdentityPurpose, "sign-in from outside"> | "people" | "a service";

const READ_DATA: readonly RoleName[] = [
  "Reader",
  "Storage Blob Data Reader",
  "Storage File Data Privileged Reader",
  "Storage File Data SMB Share Reader",
  "Storage Queue Data Reader",
  "Storage Table Data Reader",
];

const USE_DATA: readonly RoleName[] = [
  ...READ_DATA,
  "Storage Blob Data Contributor",
  "Storage File Data Privileged Contributor",
  "Storage File Data SMB Share Contributor",
  "Storage Queue Data Contributor",
  "Storage Table Data Contributor",
];

const WORKSPACE: readonly RoleName[] = [
  ...USE_DATA,
  "Key Vault Reader",
  "Key Vault Secrets Officer",
  "Key Vault Secrets User",
  "Key Vault Crypto Service Encryption User",
  "AcrPull",
  "AcrPush",
  "AzureML Registry User",
  "Monitoring Metrics Publisher",
  "Azure AI Enterprise Network Connection Approver",
];

const IMAGE_BUILDS: readonly RoleName[] = [
  ...READ_DATA,
  "AcrPull",
  "AcrPush",
  "Monitoring Metrics Publisher",
];

const JOBS: readonly RoleName[] = [
  ...USE_DATA,
  "AcrPull",
  "Key Vault Secrets User",
  "AzureML Data Scientist",
  "AzureML Registry User",
  "Monitoring Metrics Publisher",
];

/** Reads model and image, writes logs and what it collects of requests. */
const ONLINE_INFERENCE: readonly RoleName[] = [
  ...USE_DATA,
  "AcrPull",
  "Key Vault Secrets User",
  "AzureML Metrics Writer (preview)",
  "AzureML Registry User",
  "Monitoring Metrics Publisher",
];

const PEOPLE: readonly RoleName[] = [
  ...USE_DATA,
  "AcrPull",
  "Key Vault Reader",
  "AzureML Data Scientist",
  "AzureML Compute Operator",
  "AzureML Registry User",
  "Monitoring Reader",
  "Log Analytics Reader",
];

/** The built-in roles that each may have: what the purpose can need, at most. */
export const ALLOWED_ROLES: Readonly<Record<RoleHolder, ReadonlySet<string>>> = {
  "the workspace": roles(...WORKSPACE),
  "interactive work": roles(...JOBS),
  "image builds": roles(...IMAGE_BUILDS),
  "batch inference": roles(...JOBS),
  "online inference": roles(...ONLINE_INFERENCE),
  training: roles(...JOBS),
  jobs: roles(...JOBS),
  "a Kubernetes cluster": roles("Reader", "AcrPull", "Monitoring Metrics Publisher"),
  encryption: roles("Key Vault Crypto Service Encryption User"),
  people: roles(...PEOPLE),
  "a service": roles(
    ...WORKSPACE,
    ...JOBS,
    ...PEOPLE,
    "AzureML Metrics Writer (preview)",
    // a topic of Event Grid puts events into a queue
    "Storage Queue Data Message Sender",
  ),
};
