import { KEY_VAULT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { isReachedPrivately } from "../../azure/joins/private-access";
import { besideWorkspaces } from "../beside-workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const vaultPrivateEndpoint = rule({
  id: "security/vault-private-endpoint",
  title: "Each key vault has a private endpoint",
  recommendations: ["security/dependent-services-private"],
  severity: "medium",
  why: "Without one, whoever needs a secret or a key reaches the vault over the public network, or its firewall is opened for him.",
  fix: {
    construct: "PrivateConnection: targetId of the vault, subresource vault",
    terraform:
      'azurerm_private_endpoint: private_service_connection with the vault\'s id and subresource_names = ["vault"]',
  },
  looksAt: (estate) => besideWorkspaces(withoutPatches(estate.all(KEY_VAULT)), estate),
  finds: ({ resource }, estate) =>
    mustHold(
      isReachedPrivately(resource, "vault", estate),
      "the key vault has no private endpoint for vault",
    ),
});
