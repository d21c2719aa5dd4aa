/**
 * Built-in roles that identities and people of a machine learning landing zone meet, good ones and bad
 * ones: their ids never change, display names may.
 */
const IDS = {
  // Over everything
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "User Access Administrator": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  "Role Based Access Control Administrator": "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  // Storage
  "Storage Account Contributor": "17d1049b-9a84-46fb-8f53-869881c3d3ab",
  "Storage Account Key Operator Service Role": "81a9662b-bebf-436f-a333-f67b29880f12",
  "Storage Blob Data Owner": "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
  "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  "Storage File Data Privileged Contributor": "69566ab7-960f-475b-8e7c-b3118f30c6bd",
  "Storage File Data Privileged Reader": "b8eda974-7b85-4f76-af95-65846b26df6d",
  "Storage File Data SMB Share Contributor": "0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb",
  "Storage File Data SMB Share Reader": "aba4ae5f-2193-4029-9191-0cb91df5e314",
  "Storage Queue Data Contributor": "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
  "Storage Queue Data Message Sender": "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
  "Storage Queue Data Reader": "19e7f393-937e-4f77-808e-94535e297925",
  "Storage Table Data Contributor": "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
  "Storage Table Data Reader": "76199698-9eea-4c19-bc75-cec21354c6b6",
  // Key Vault
  "Key Vault Administrator": "00482a5a-887f-4fb3-b363-3b7fe8e74483",
  "Key Vault Contributor": "f25e0fa2-a7c8-4377-a976-54943a77a395",
  "Key Vault Data Access Administrator": "8b54135c-b56d-4d72-a534-26097cfdc8d8",
  "Key Vault Secrets Officer": "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  "Key Vault Secrets User": "4633458b-17de-408a-b874-0445c86b69e6",
  "Key Vault Certificates Officer": "a4417e6f-fecd-4de8-b567-7b0420556985",
  "Key Vault Crypto Officer": "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
  "Key Vault Crypto User": "12338af0-0e69-4776-bea7-57ae8d297424",
  "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "Key Vault Reader": "21090545-7ca7-4776-b22c-e363652d74d2",
  // Container Registry
  AcrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
  AcrPush: "8311e382-0749-4cb8-b61a-304f252e45ec",
  AcrDelete: "c2f4ef07-c644-48eb-af81-4b1b4947fb11",
  // Machine Learning
  "AzureML Data Scientist": "f6c7c914-8db3-469d-8ca1-694a8f32e121",
  "AzureML Compute Operator": "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815",
  "AzureML Metrics Writer (preview)": "635dd51f-9968-44d3-b7fb-6d9a6bd613ae",
  "AzureML Registry User": "1823dd4f-9b8c-4ab6-ab4e-7397a3684615",
  "Azure AI Administrator": "b78c5d69-af96-48a3-bf8d-a8b4d589de94",
  "Azure AI Developer": "64702f94-c441-49e6-a78b-ef80e0188fee",
  "Azure AI Enterprise Network Connection Approver": "b556d68e-0be0-4f35-a333-ad7ee1ce17ea",
  // Kubernetes
  "Kubernetes Extension Contributor": "85cb6faf-e071-4c9b-8136-154b5a04f717",
  // Monitoring
  "Monitoring Metrics Publisher": "3913510d-42f4-4e42-8a64-420c390055eb",
  "Monitoring Reader": "43d0d8ad-25c7-4714-9337-8ba259a9fe05",
  "Monitoring Contributor": "749f88d5-cbae-40b8-bcfc-e573ddc772fa",
  "Log Analytics Reader": "73c42c96-874c-492b-b04d-ab87d138a893",
  "Log Analytics Contributor": "92aaf0da-9dab-42b6-94a3-d43ce8d16293",
  // Network and identities
  "Network Contributor": "4d97b98b-1d4f-4787-a291-c67834d212e7",
  "Private DNS Zone Contributor": "b12aa53e-6015-4669-85d0-8515ebb3ae7f",
  "Managed Identity Operator": "f1a07417-d97a-45cb-824c-7a7467783830",
  "Managed Identity Contributor": "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59",
} as const;

/** Microsoft's display name of a built-in role. */
export type RoleName = keyof typeof IDS;

const GUID = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/*$/i;

const BY_ID = new Map<string, string>(Object.entries(IDS).map(([name, id]) => [id, name]));
const BY_NAME = new Map<string, string>(Object.keys(IDS).map((name) => [name.toLowerCase(), name]));

/**
 * What a role is called here, given by its ARM id, its GUID, or its name in any case: Microsoft's name if
 * it is in the table, else what was given (a GUID in lower case).
 */
export function roleNamed(text: string): string {
  const guid = GUID.exec(text)?.[1]?.toLowerCase();
  return guid === undefined ? (BY_NAME.get(text.trim().toLowerCase()) ?? text) : (BY_ID.get(guid) ?? guid);
}

/** Whether a text ends with the GUID of a role. */
export function endsWithGuid(text: string): boolean {
  return GUID.test(text);
}

/** Whether it is Microsoft's name of a role in the table. */
export function isTabled(name: string): boolean {
  return BY_NAME.get(name.toLowerCase()) === name;
}

/** The names as a set that can be asked with any text. */
export function roles(...names: readonly RoleName[]): ReadonlySet<string> {
  return new Set<string>(names);
}
