import { type AzureEstate, OUTBOUND_RULE, WORKSPACE, type Workspace } from "../../azure";
import { identitiesOfWorkspace } from "../../azure/joins/identity-uses";
import { groupedBy, oncePerEstate } from "../../azure/joins/once";
import { withoutPatches } from "../../azure/joins/patches";
import { resourcesAt } from "../../azure/joins/references";
import { hasManagedNetwork } from "../../azure/joins/workspaces";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const workspaceEndpointApprover = rule({
  id: "security/workspace-endpoint-approver",
  title: "The workspace's identity may approve its managed network's private endpoints",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/managed-vnet-isolation",
    "security/dependent-services-private",
  ],
  severity: "medium",
  why: "An endpoint that nobody approves stays pending, and computes in the managed network don't reach what it leads to.",
  fix: {
    construct:
      "MachineLearningWorkspace gives the role on storage, vault and registry; Egress.privateEndpoint on others",
    terraform:
      "azurerm_role_assignment: Azure AI Enterprise Network Connection Approver on storage, vault, registry and every target of a private endpoint rule",
  },
  looksAt: (estate) =>
    withoutPatches(estate.all(WORKSPACE)).filter(
      (workspace) => hasManagedNetwork(workspace, estate) !== "no",
    ),
  finds: (workspace, estate) => {
    const identities = identitiesOfWorkspace(workspace);
    const { storage, vault, registry } = workspace;
    const targets = [
      { on: storage, what: "its storage" },
      { on: vault, what: "its vault" },
      { on: registry, what: "its registry" },
      ...outboundTargets(workspace, estate),
    ];
    return targets.flatMap(({ on, what }) =>
      needs(
        identities,
        {
          on,
          roles: ["Azure AI Enterprise Network Connection Approver", "Contributor", "Owner"],
          problem: `the workspace's identity can't approve private endpoints to ${what}: Azure AI Enterprise Network Connection Approver is missing`,
        },
        estate,
      ),
    );
  },
});

function outboundTargets({ resource }: Workspace, estate: AzureEstate) {
  const rules = rulesByWorkspace(estate).get(resource) ?? [];
  return rules.map(({ target, resource: { address } }) => ({ on: target, what: `the target of ${address}` }));
}

const rulesByWorkspace = oncePerEstate((estate) =>
  groupedBy(estate.all(OUTBOUND_RULE), ({ workspace }) => resourcesAt(workspace)),
);
