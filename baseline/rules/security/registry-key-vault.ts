import { CONTAINER_REGISTRY } from "../../azure";
import { registryKeyUses } from "../../azure/joins/customer-managed-key";
import { isWritten } from "../../azure/joins/references";
import { mustHold } from "../must";
import { rule } from "../rule";

export const registryKeyVault = rule({
  id: "security/registry-key-vault",
  title: "No key vault is open because a registry must reach its key",
  recommendations: ["security/dependent-services-private"],
  severity: "low",
  why: "A registry with a user-assigned identity, the only one that it can be created with a key by, is no trusted service of a key vault: the vault's firewall has to let everybody try.",
  fix: {
    construct:
      "SecureContainerRegistry: without encryption, or encryption.reachableVault with a Deviation; in environments/: encryption.registryReachableVault",
    terraform:
      "azurerm_container_registry without encryption, or with a key in a vault of its own that holds nothing else",
  },
  looksAt: (estate) =>
    estate
      .all(CONTAINER_REGISTRY)
      .filter((registry) => registryKeyUses(registry).some(({ given }) => given !== "no")),
  finds: (registry) =>
    registryKeyUses(registry).flatMap(({ identity, at }) => {
      const byUser = isWritten(identity);
      return mustHold(
        byUser === "yes" ? "no" : byUser === "no" ? "yes" : "unknown",
        `the vault of ${at} must be open to public addresses`,
        { attribute: at },
      );
    }),
});
