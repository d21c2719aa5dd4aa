import { type AzureEstate, PRIVATE_ENDPOINT, WORKSPACE, type Workspace } from "../../azure";
import { identitiesOfWorkspace } from "../../azure/joins/identity-uses";
import { groupedBy, oncePerEstate } from "../../azure/joins/once";
import { withoutPatches } from "../../azure/joins/patches";
import { resourcesAt } from "../../azure/joins/references";
import type { GraphResource } from "../../graph";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const workspaceReadsStorageEndpoints = rule({
  id: "security/workspace-reads-storage-endpoints",
  title: "The workspace's identity may see the private endpoints of its storage",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/managed-identity-between-services",
    "security/dependent-services-private",
  ],
  severity: "low",
  why: "The studio shows data and notebooks as the workspace, which looks up the storage's endpoints for that. Without the role people turn to the account's keys, or open its firewall.",
  fix: {
    construct: "LandingZoneStack gives the role on the endpoints of blob and file",
    terraform: "azurerm_role_assignment: Reader on the private endpoints of the account for blob and file",
  },
  looksAt: (estate) => withoutPatches(estate.all(WORKSPACE)),
  finds: (workspace, estate) =>
    endpointsOf(workspace, estate).flatMap((endpoint) =>
      needs(
        identitiesOfWorkspace(workspace),
        {
          on: {
            state: "known",
            at: "id",
            value: [{ kind: "resource", resource: endpoint, attribute: "id", suffix: "" }],
          },
          roles: ["Reader", "Contributor", "Owner", "Network Contributor"],
          problem: `the workspace's identity can't see ${endpoint.address}: Reader is missing`,
        },
        estate,
      ),
    ),
});

function endpointsOf({ storage }: Workspace, estate: AzureEstate): readonly GraphResource[] {
  return resourcesAt(storage).flatMap((account) =>
    (endpointsByTarget(estate).get(account) ?? [])
      .filter(
        ({ subresources }) =>
          subresources.state === "known" && subresources.value.some((part) => /^(blob|file)$/i.test(part)),
      )
      .map(({ resource }) => resource),
  );
}

const endpointsByTarget = oncePerEstate((estate) =>
  groupedBy(estate.all(PRIVATE_ENDPOINT), ({ target }) => resourcesAt(target)),
);
