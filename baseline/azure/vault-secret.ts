import { kind } from "./subject";

/** A secret, or a certificate with its private key, that Terraform puts into a vault. */
export const VAULT_SECRET = kind(
  {
    azurerm: ["azurerm_key_vault_secret", "azurerm_key_vault_certificate"],
    arm: ["Microsoft.KeyVault/vaults/secrets"],
  },
  ({ resource }) => ({
    /** The attributes that hold what is secret, whether somebody wrote them or not. */
    secretPaths: SECRETS[resource.type] ?? ["body.properties.value"],
  }),
);

const SECRETS: Readonly<Record<string, readonly string[]>> = {
  azurerm_key_vault_secret: ["value", "value_wo"],
  azurerm_key_vault_certificate: ["certificate.contents", "certificate.password"],
};
