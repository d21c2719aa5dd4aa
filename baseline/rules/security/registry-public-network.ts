import { CONTAINER_REGISTRY } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const registryPublicNetwork = rule({
  id: "security/registry-public-network",
  title: "Container registries are closed to the public network",
  recommendations: [
    "security/dependent-services-private",
    "security/approved-container-registries",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "high",
  why: "Images hold code, and often models: from a public endpoint, one stolen token is enough to fetch them, or to replace what jobs run.",
  fix: {
    construct: "SecureContainerRegistry closes it; there is no property that opens it",
    terraform: "azurerm_container_registry: public_network_access_enabled = false",
  },
  looksAt: CONTAINER_REGISTRY,
  finds: ({ publicNetworkAccess }) =>
    must(publicNetworkAccess, is(false), "the registry answers on the public network"),
});
