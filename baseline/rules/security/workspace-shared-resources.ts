import type { Workspace } from "../../azure";
import { groupedBy, oncePerEstate } from "../../azure/joins/once";
import { isTold, type References, targetKeys } from "../../azure/joins/references";
import { standaloneWorkspaces } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

const SHARED = [
  shared("storage account", ({ storage }) => storage),
  shared("key vault", ({ vault }) => vault),
];

export const workspaceSharedResources = rule({
  id: "security/workspace-shared-resources",
  title: "No two workspaces share a storage account or a key vault",
  recommendations: [
    "security/use-case-workspace-segregation",
    "ai-reliability/bulkhead-isolation",
    "reliability/segregate-exploratory-from-production",
  ],
  severity: "high",
  why: "Whoever works in one workspace reads and changes data, models and secrets of the other; and a failure in one stops both.",
  fix: {
    construct: "LandingZoneStack makes all of them for one workspace; there is no property that shares them",
    terraform: "azurerm_machine_learning_workspace: storage_account_id and key_vault_id of its own",
  },
  looksAt: standaloneWorkspaces,
  finds: (workspace, estate) =>
    SHARED.flatMap(({ what, users, references }) => {
      if (!isTold(references(workspace))) {
        return mustHold("unknown", `another workspace has the same ${what}`, {
          attribute: references(workspace).at,
        });
      }
      const others = targetKeys(references(workspace)).flatMap((key) => users(estate).get(key) ?? []);
      const other = others.find(({ resource }) => resource !== workspace.resource);
      return other === undefined
        ? []
        : mustHold("no", `${other.resource.address} has the same ${what}`, {
            attribute: references(workspace).at,
            related: [other.resource.address],
          });
    }),
});

function shared(what: string, references: (workspace: Workspace) => References) {
  const users = oncePerEstate((estate) =>
    groupedBy(standaloneWorkspaces(estate), (workspace) => targetKeys(references(workspace))),
  );
  return { what, references, users };
}
