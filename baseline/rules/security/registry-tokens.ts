import { type AzureEstate, holds, REGISTRY_TOKEN } from "../../azure";
import { oncePerEstate } from "../../azure/joins/once";
import { resourcesAt } from "../../azure/joins/references";
import { REGISTRY_TOKEN_PASSWORD } from "../../azure/registry-parts";
import type { SubjectOf } from "../../azure/subject";
import { is, must, mustHold } from "../must";
import { type Problem, rule } from "../rule";

const PROBLEM = "a password that Entra doesn't know opens the registry";

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
    terraform:
      "azurerm_role_assignment with AcrPull or AcrPush instead of azurerm_container_registry_token and azurerm_container_registry_token_password",
  },
  looksAt: (estate) => [...estate.all(REGISTRY_TOKEN), ...estate.all(REGISTRY_TOKEN_PASSWORD)],
  finds: (one, estate) =>
    "enabled" in one ? must(one.enabled, is(false), PROBLEM) : ofPassword(one, estate),
});

/** A password opens nothing where the input switches its token off. */
function ofPassword({ token }: SubjectOf<typeof REGISTRY_TOKEN_PASSWORD>, estate: AzureEstate): Problem[] {
  const tokens = resourcesAt(token).flatMap((resource) => tokensByResource(estate).get(resource) ?? []);
  const isOff = tokens.length > 0 && tokens.every(({ enabled }) => holds(enabled, is(false)) === "yes");
  return isOff
    ? []
    : mustHold(token.state === "unknown" ? "unknown" : "no", PROBLEM, { attribute: token.at });
}

const tokensByResource = oncePerEstate(
  (estate) => new Map(estate.all(REGISTRY_TOKEN).map((token) => [token.resource, token])),
);
