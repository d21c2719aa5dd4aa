import { knownValue } from "../../azure";
import { isWritten } from "../../azure/joins/references";
import { standaloneWorkspaces } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const workspaceRegistry = rule({
  id: "security/workspace-registry",
  title: "The workspace has a container registry that somebody has made for it",
  recommendations: ["security/approved-container-registries", "security/dependent-services-private"],
  severity: "medium",
  why: "Without one, Azure makes a registry with the first image: open to the Internet and with an admin account.",
  fix: {
    construct: "MachineLearningWorkspace: containerRegistry",
    terraform: "azurerm_machine_learning_workspace: container_registry_id",
  },
  looksAt: standaloneWorkspaces,
  finds: ({ flavour, registry }) =>
    knownValue(flavour)?.toLowerCase() === "featurestore"
      ? [] // it builds no images
      : mustHold(isWritten(registry), "no registry is attached, so Azure makes an open one", {
          attribute: registry.at,
        }),
});
