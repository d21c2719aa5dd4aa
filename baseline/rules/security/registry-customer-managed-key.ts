import { CONTAINER_REGISTRY } from "../../azure";
import { hasOwnKey, registryKeyUses } from "../../azure/joins/customer-managed-key";
import { withoutPatches } from "../../azure/joins/patches";
import { needsOwnKeys } from "../../azure/joins/strict-data";
import { mustHold } from "../must";
import { rule } from "../rule";

export const registryCustomerManagedKey = rule({
  id: "security/registry-customer-managed-key",
  title: "In production, and for confidential data, the registry is encrypted with a key of your own",
  recommendations: ["security/encrypt-with-cmk", "ai-security/encrypt-all-data-stores"],
  severity: "low",
  why: "Images may hold code and models. The key is given when the registry is made, and needs a key vault that the registry can reach; weigh one against the other.",
  fix: {
    construct:
      "SecureContainerRegistry: encryption, or platformManagedKeys with a Deviation; in environments/: encryption.registry, encryption.registryPlatformKeys",
    terraform: "azurerm_container_registry: encryption { key_vault_key_id, identity_client_id }",
  },
  looksAt: (estate) => (needsOwnKeys(estate) ? withoutPatches(estate.all(CONTAINER_REGISTRY)) : []),
  finds: (registry) =>
    mustHold(hasOwnKey(registryKeyUses(registry)), "the registry is encrypted with Microsoft's key", {
      attribute: "encryption",
    }),
});
