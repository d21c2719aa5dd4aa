import { roles } from "./built-in-role";

/** Roles that give more than use of data: settings, keys, or rights for others. */
const PRIVILEGED = roles(
  "Owner",
  "Contributor",
  "User Access Administrator",
  "Role Based Access Control Administrator",
  "Storage Account Contributor",
  "Storage Account Key Operator Service Role",
  "Storage Blob Data Owner",
  "Key Vault Administrator",
  "Key Vault Contributor",
  "Key Vault Data Access Administrator",
  "AcrDelete",
  "Network Contributor",
  "Private DNS Zone Contributor",
  "Managed Identity Contributor",
  "Managed Identity Operator",
  "Monitoring Contributor",
  "Log Analytics Contributor",
);

/** Also those that the table doesn't have, by what Microsoft calls such roles. */
export function isPrivileged(name: string): boolean {
  return (
    PRIVILEGED.has(name) ||
    /\b(owner|admin|administrator)\b/i.test(name) ||
    (/\bcontributor$/i.test(name) && !/\bdata( privileged| smb share)? contributor$/i.test(name))
  );
}
