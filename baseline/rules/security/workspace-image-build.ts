import { type AzureEstate, allOf, anyOf, type Fact, holds, type Truth, type Workspace } from "../../azure";
import { besideBody } from "../../azure/beside-body";
import { CONTAINER_REGISTRY, type ContainerRegistry } from "../../azure/container-registry";
import { oncePerEstate } from "../../azure/joins/once";
import { type References, resourcesAt } from "../../azure/joins/references";
import { computesOf, standaloneWorkspaces } from "../../azure/joins/workspaces";
import { is, mustHave, mustHold } from "../must";
import { rule } from "../rule";

export const workspaceImageBuild = rule({
  id: "security/workspace-image-build",
  title: "Where the registry is closed, a cluster of the workspace builds the images",
  recommendations: ["security/dependent-services-private", "security/approved-container-registries"],
  severity: "medium",
  why: "A closed registry can't build images by itself; then somebody opens it, or environments never get built.",
  fix: {
    construct: "MachineLearningWorkspace: imageBuildComputeName; ImageBuildCluster makes the cluster",
    terraform: "azurerm_machine_learning_workspace: image_build_compute_name",
  },
  looksAt: standaloneWorkspaces,
  finds: (workspace, estate) => {
    const closed = registriesAt(workspace.registry, estate).map(({ publicNetworkAccess }) =>
      holds(publicNetworkAccess, is(false)),
    );
    const name = workspace.imageBuildCompute;
    return closed.length === 0 || anyOf(closed) === "no"
      ? []
      : [
          ...mustHave(name, (text) => text !== "", "the registry is closed, so nothing can build images"),
          ...mustHold(isThere(name, workspace, estate), "no cluster of the workspace is called that", {
            attribute: name.at,
          }),
        ];
  },
});

/** Whether there is such a cluster; where the input adds none to the workspace, it comes from elsewhere. */
function isThere(name: Fact<string>, workspace: Workspace, estate: AzureEstate): Truth {
  const clusters = computesOf(workspace, estate);
  if (name.state !== "known" || clusters.length === 0) {
    return "yes";
  }
  return anyOf(
    clusters.map(({ resource }) =>
      allOf([
        holds(besideBody(resource).text({ azurerm: "name", body: "name" }), is(name.value)),
        resource.existence === "certain" ? "yes" : "unknown",
      ]),
    ),
  );
}

const registriesByResource = oncePerEstate(
  (estate) => new Map(estate.all(CONTAINER_REGISTRY).map((registry) => [registry.resource, registry])),
);

/** Of the input; what is closed elsewhere isn't known here. */
function registriesAt(references: References, estate: AzureEstate): ContainerRegistry[] {
  return resourcesAt(references).flatMap((resource) => registriesByResource(estate).get(resource) ?? []);
}
