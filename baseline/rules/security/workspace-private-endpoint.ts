import { WORKSPACE } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { isReachedPrivately } from "../../azure/joins/private-access";
import { mustHold } from "../must";
import { rule } from "../rule";

export const workspacePrivateEndpoint = rule({
  id: "security/workspace-private-endpoint",
  title: "The workspace has a private endpoint",
  recommendations: [
    "security/workspace-private-endpoint",
    "security/workspace-access-from-vnet-only",
    "security/advisor-workspace-private-link",
    "security/policy-workspace-private-link",
    "deploy/batch-ingress-private-workspace",
  ],
  severity: "high",
  why: "Without one nobody reaches the workspace from the private network, so sooner or later somebody opens the public one.",
  fix: {
    construct: "PrivateConnection: targetId of the workspace, subresource amlworkspace",
    terraform:
      'azurerm_private_endpoint: private_service_connection with the workspace\'s id and subresource_names = ["amlworkspace"]',
  },
  looksAt: (estate) => withoutPatches(estate.all(WORKSPACE)),
  finds: ({ resource }, estate) =>
    mustHold(
      isReachedPrivately(resource, "amlworkspace", estate),
      "the workspace has no private endpoint for amlworkspace",
    ),
});
