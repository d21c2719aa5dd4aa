import { knownValue, type Workspace } from "../../azure";
import { tagOf } from "../../azure/environment";
import { groupedBy, oncePerEstate } from "../../azure/joins/once";
import { standaloneWorkspaces } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

const USE_CASE = /^use[-_ ]?case$/i;
const ENVIRONMENT = /^(environment|env|stage)$/i;

export const workspaceCount = rule({
  id: "operations/workspace-count",
  title: "A use case has one workspace an environment and region",
  recommendations: ["operations/minimize-workspace-count"],
  severity: "low",
  why: "Every further workspace has to be secured, watched and paid for again.",
  fix: {
    construct: "LandingZoneStack makes one; tags.useCase and environment name it",
    terraform: "one azurerm_machine_learning_workspace for the same tags useCase and environment in a region",
  },
  looksAt: standaloneWorkspaces,
  finds: (workspace, estate) => {
    const others = purposes(workspace).flatMap((purpose) => workspacesByPurpose(estate).get(purpose) ?? []);
    const other = others.find(({ resource }) => resource !== workspace.resource);
    return other === undefined
      ? []
      : mustHold("no", `${other.resource.address} is for the same use case, environment and region`, {
          attribute: "tags",
          related: [other.resource.address],
        });
  },
});

const workspacesByPurpose = oncePerEstate((estate) => groupedBy(standaloneWorkspaces(estate), purposes));

/** One text where tags tell, none where they don't. */
function purposes({ location, resource }: Workspace): string[] {
  const useCase = tagOf(resource, USE_CASE);
  const environment = tagOf(resource, ENVIRONMENT);
  return useCase === undefined || environment === undefined
    ? []
    : [[useCase, environment, knownValue(location) ?? ""].join("\n").toLowerCase()];
}
