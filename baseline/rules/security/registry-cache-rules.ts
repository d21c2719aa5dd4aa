import { publishedByAnybody } from "../../azure/public-places";
import { REGISTRY_CACHE_RULE } from "../../azure/registry-parts";
import { must } from "../must";
import { rule } from "../rule";

export const registryCacheRules = rule({
  id: "security/registry-cache-rules",
  title: "A registry fetches from public places only repositories that somebody has named",
  recommendations: ["security/approved-container-registries"],
  severity: "medium",
  why: "With a wildcard, whoever asks for an image gets what anybody published under that name: the approved registry hands on images that nobody approved.",
  fix: {
    construct: "No construct makes cache rules; images are imported or built into SecureContainerRegistry",
    terraform: "azurerm_container_registry_cache_rule: source_repo without *",
  },
  looksAt: REGISTRY_CACHE_RULE,
  finds: ({ source }) =>
    must(
      source,
      (repository) => !isWildcard(repository) || publishedByAnybody(hostOf(repository)) === undefined,
      "the registry hands on whatever anybody publishes there",
    ),
});

function isWildcard(repository: string): boolean {
  return repository.includes("*");
}

/** `docker.io/library/*` → `docker.io`. */
function hostOf(repository: string): string {
  return repository.split("/")[0] ?? "";
}
