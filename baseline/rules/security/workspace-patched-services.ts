import { type AzureEstate, type Truth, WORKSPACE, type Workspace } from "../../azure";
import { isPatch } from "../../azure/facts";
import { isTold, type References, targetKeys } from "../../azure/joins/references";
import { patchedWorkspaces } from "../../azure/joins/workspaces";
import type { GraphResource } from "../../graph";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

const SERVICES: readonly (readonly [string, (workspace: Workspace) => References])[] = [
  ["storage account", ({ storage }) => storage],
  ["key vault", ({ vault }) => vault],
  ["container registry", ({ registry }) => registry],
  ["Application Insights", ({ insights }) => insights],
  ["primary identity", ({ primaryIdentity }) => primaryIdentity],
  ["key", ({ encryptionKeySource }) => encryptionKeySource],
];

/** What follows the name in the URL of one version of a key. */
const VERSION = /(\/keys\/[^/]+)\/[^/]*$/;

export const workspacePatchedServices = rule({
  id: "security/workspace-patched-services",
  title: "No patch gives a workspace other services, another identity or another key than its resource names",
  recommendations: [
    "security/use-case-workspace-segregation",
    "security/dependent-services-private",
    "security/approved-container-registries",
    "security/encrypt-with-cmk",
    "security/least-privilege-workspace-identity",
  ],
  severity: "high",
  why: "Whoever reviews the workspace reads one storage account, registry or key, and it works with another one: data, secrets and images go where no rule looked.",
  fix: {
    construct: "MachineLearningWorkspace names its services once; nothing of this project patches them",
    terraform:
      "azurerm_machine_learning_workspace: storage_account_id, key_vault_id, container_registry_id …; no azapi_update_resource with others",
  },
  looksAt: (estate) => estate.all(WORKSPACE).filter(({ resource }) => isPatch(resource)),
  finds: (patch, estate) => SERVICES.flatMap(([what, of]) => replaced(patch, what, of, estate)),
});

function replaced(
  patch: Workspace,
  what: string,
  of: (workspace: Workspace) => References,
  estate: AzureEstate,
): Problem[] {
  const patched = of(patch);
  return patchedWorkspaces(patch, estate).flatMap((workspace) =>
    patched.state === "absent" || of(workspace).state === "absent"
      ? []
      : mustHold(leadToTheSame(patched, of(workspace)), `the workspace gets another ${what}`, {
          attribute: patched.at,
          related: [workspace.resource.address],
        }),
  );
}

function leadToTheSame(one: References, other: References): Truth {
  if (one.state !== "known" || other.state !== "known" || !isTold(one) || !isTold(other)) {
    return "unknown";
  }
  const keys = targetKeys(other).map(withoutVersion);
  return targetKeys(one).every((key) => keys.includes(withoutVersion(key))) ? "yes" : "no";
}

function withoutVersion(key: GraphResource | string): GraphResource | string {
  return typeof key === "string" ? key.replace(VERSION, "$1") : key;
}
