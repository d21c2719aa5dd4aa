import { kind, type SubjectOf } from "./subject";

/** A key in a vault, by the data plane (azurerm) or the control plane (azapi). */
export const KEY = kind(
  { azurerm: ["azurerm_key_vault_key"], arm: ["Microsoft.KeyVault/vaults/keys"] },
  (facts) => ({
    /** `RSA`, `RSA-HSM`, `EC`, `EC-HSM`. */
    type: facts.text({ azurerm: "key_type", body: "properties.kty", whenAbsent: { arm: "RSA" } }),
    /** Bits of an RSA key. */
    size: facts.number({ azurerm: "key_size", body: "properties.keySize", whenAbsent: 2048 }),
    operations: facts.texts({ azurerm: "key_opts", body: "properties.keyOps" }),
    /** azurerm can't make an exportable or a disabled key. */
    exportable: facts.flag({
      body: "properties.attributes.exportable",
      whenAbsent: false,
    }),
    enabled: facts.flag({
      body: "properties.attributes.enabled",
      whenAbsent: true,
    }),
    /** The life of a version by the rotation policy, e.g. `P18M`. */
    expiresAfter: facts.text({
      azurerm: "rotation_policy.expire_after",
      body: "properties.rotationPolicy.attributes.expiryTime",
    }),
    /** When azurerm's policy makes a new version. */
    rotatesAfter: facts.text({ azurerm: "rotation_policy.automatic.time_after_creation" }),
    rotatesBeforeExpiry: facts.text({ azurerm: "rotation_policy.automatic.time_before_expiry" }),
    /** What azapi's policy does: objects with `action.type` and `trigger`. */
    lifetimeActions: facts.blocks({ body: "properties.rotationPolicy.lifetimeActions" }),
    vault: facts.targets({ azurerm: "key_vault_id" }),
  }),
);

export type Key = SubjectOf<typeof KEY>;
