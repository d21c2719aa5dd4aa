import { REGISTRY_TOKEN } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const registryTokens = rule({
  id: "security/registry-tokens",
  title: "Registries give out no tokens of their own",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "security/managed-identity-between-services",
  ],
  severity: "medium",
  why: "A registry's token is a password that Entra knows nothing of: no role, no condition and no sign-in log applies to it.",
  fix: {
    construct: "SecureContainerRegistry: grantPull, grantPush",
    terraform: "azurerm_role_assignment with AcrPull or AcrPush instead of azurerm_container_registry_token",
  },
  looksAt: REGISTRY_TOKEN,
  finds: ({ enabled }) => must(enabled, is(false), "a password that Entra doesn't know opens the registry"),
});
