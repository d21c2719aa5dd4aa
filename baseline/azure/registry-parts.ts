import { kind } from "./subject";

/** A password of a token, which Terraform makes and keeps in its state. */
export const REGISTRY_TOKEN_PASSWORD = kind(
  { azurerm: ["azurerm_container_registry_token_password"], arm: [] },
  (facts) => ({ token: facts.targets({ azurerm: "container_registry_token_id" }) }),
);

/** A rule that fetches images from another registry when somebody asks for them first. */
export const REGISTRY_CACHE_RULE = kind(
  {
    azurerm: ["azurerm_container_registry_cache_rule"],
    arm: ["Microsoft.ContainerRegistry/registries/cacheRules"],
  },
  (facts) => ({
    /** Registry and repository, e.g. `docker.io/library/ubuntu`; `*` stands for all below. */
    source: facts.text({ azurerm: "source_repo", body: "properties.sourceRepository" }),
  }),
);

/** A copy of a registry on premises or on a device. */
export const CONNECTED_REGISTRY = kind(
  {
    azurerm: ["azurerm_container_connected_registry"],
    arm: ["Microsoft.ContainerRegistry/registries/connectedRegistries"],
  },
  (facts) => ({
    /** What may be done with the copy, e.g. `ReadOnly`. */
    mode: facts.text({ azurerm: "mode", body: "properties.mode" }),
  }),
);

/** What a registry calls when images come or go. */
export const REGISTRY_WEBHOOK = kind(
  {
    azurerm: ["azurerm_container_registry_webhook"],
    arm: ["Microsoft.ContainerRegistry/registries/webhooks"],
  },
  (facts) => ({ url: facts.text({ azurerm: "service_uri", body: "properties.serviceUri" }) }),
);
