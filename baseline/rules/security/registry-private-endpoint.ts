import { CONTAINER_REGISTRY } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { isReachedPrivately } from "../../azure/joins/private-access";
import { besideWorkspaces } from "../beside-workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const registryPrivateEndpoint = rule({
  id: "security/registry-private-endpoint",
  title: "Each container registry has a private endpoint",
  recommendations: [
    "security/dependent-services-private",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "medium",
  why: "Images come over the public network otherwise, or not at all, and with them whatever code the models need.",
  fix: {
    construct: "PrivateConnection: targetId of the registry, subresource registry",
    terraform:
      'azurerm_private_endpoint: private_service_connection with the registry\'s id and subresource_names = ["registry"]',
  },
  looksAt: (estate) => besideWorkspaces(withoutPatches(estate.all(CONTAINER_REGISTRY)), estate),
  finds: ({ resource }, estate) =>
    mustHold(
      isReachedPrivately(resource, "registry", estate),
      "the registry has no private endpoint for registry",
    ),
});
