import { KEY_VAULT } from "../../../baseline/azure";
import type { RecommendationId } from "../../../baseline/catalogue";
import { is, must } from "../../../baseline/rules/must";
import { type Rule, type RuleId, rule } from "../../../baseline/rules/rule";
import type { Mutant } from "../../../mutants";
import type { Attributes } from "../../../terraform-json";

export const RECOVERY: RecommendationId = "reliability/recovery-strategy-for-dependencies";
export const PRIVATE: RecommendationId = "security/dependent-services-private";

const FACTS = { title: "", severity: "low", why: "", fix: { construct: "", terraform: "" } } as const;

/** A rule that asks vaults for purge protection, and calls it what the test likes. */
export function purgeRule(id: RuleId, recommendation: RecommendationId): Rule {
  return rule({
    ...FACTS,
    id,
    recommendations: [recommendation],
    looksAt: KEY_VAULT,
    finds: ({ purgeProtection }) => must(purgeProtection, is(true), "it can be purged"),
  });
}

/** A rule that asks vaults to be closed. */
export function closedRule(id: RuleId, recommendation: RecommendationId): Rule {
  return rule({
    ...FACTS,
    id,
    recommendations: [recommendation],
    looksAt: KEY_VAULT,
    finds: ({ publicNetworkAccess }) => must(publicNetworkAccess, is(false), "it is open"),
  });
}

/** A configuration with vaults. */
export function vaults(byName: Readonly<Record<string, Attributes>>): Attributes {
  return { resource: { azurerm_key_vault: byName } };
}

/** A mutant of vaults, called `m`. */
export function mutantWith(
  configuration: Attributes,
  breaks: Mutant["breaks"] = [RECOVERY],
  id = "m",
): Mutant {
  return {
    id,
    operator: "flip-boolean",
    address: "azurerm_key_vault.v",
    description: "what was weakened",
    breaks,
    configuration,
  };
}
