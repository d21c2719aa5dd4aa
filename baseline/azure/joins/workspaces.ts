import { COMPUTE, type Compute } from "../compute";
import type { AzureEstate } from "../estate";
import { anyOf, type Fact, holds, knownValue, type Truth } from "../fact";
import { isPatch } from "../facts";
import { WORKSPACE, type Workspace } from "../workspace";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { type References, resourcesAt } from "./references";

/** The workspaces that the input makes, without those that only live on what their hub has. */
export function standaloneWorkspaces(estate: AzureEstate): readonly Workspace[] {
  return withoutPatches(workspaceSettings(estate));
}

/** As `standaloneWorkspaces`, with patches of workspaces. */
export function workspaceSettings(estate: AzureEstate): readonly Workspace[] {
  return estate
    .all(WORKSPACE)
    .filter(({ flavour, resource }) => isPatch(resource) || knownValue(flavour)?.toLowerCase() !== "project");
}

/** The workspace of the input that a reference leads to; undefined if it isn't there, or isn't told. */
export function workspaceAt(targets: References, estate: AzureEstate): Workspace | undefined {
  const [resource] = resourcesAt(targets);
  return resource && madeByResource(estate).get(resource);
}

/** The computes that the input adds to a workspace. */
export function computesOf(workspace: Workspace, estate: AzureEstate): readonly Compute[] {
  return computesByWorkspace(estate).get(workspace.resource) ?? [];
}

/** The workspace as it is written, and what patches it elsewhere in the input. */
export function writingsOf(workspace: Workspace, estate: AzureEstate): readonly Workspace[] {
  return [workspace, ...(patchesByWorkspace(estate).get(workspace.resource) ?? [])];
}

/** Whether a workspace has a managed network, whatever that lets out. */
export function hasManagedNetwork(workspace: Workspace, estate: AzureEstate): Truth {
  return anyOf(
    writingsOf(workspace, estate).map(({ isolationMode }) =>
      holds(isolationMode, (mode) => mode.toLowerCase() !== "disabled"),
    ),
  );
}

const madeByResource = oncePerEstate(
  (estate) =>
    new Map(withoutPatches(estate.all(WORKSPACE)).map((workspace) => [workspace.resource, workspace])),
);

const patchesByWorkspace = oncePerEstate((estate) =>
  groupedBy(
    estate.all(WORKSPACE).filter(({ resource }) => isPatch(resource)),
    (patch) => patchedWorkspaces(patch, estate).map(({ resource }) => resource),
  ),
);

const madeByName = oncePerEstate((estate) =>
  groupedBy(withoutPatches(estate.all(WORKSPACE)), ({ name }) => namesIn(name)),
);

/** The workspaces of the input that a patch changes, as its reference or its literal name tells. */
export function patchedWorkspaces({ name, patched }: Workspace, estate: AzureEstate): readonly Workspace[] {
  const byReference = resourcesAt(patched).flatMap((resource) => madeByResource(estate).get(resource) ?? []);
  return byReference.length > 0
    ? byReference
    : namesIn(name).flatMap((one) => madeByName(estate).get(one) ?? []);
}

function namesIn(name: Fact<string>): string[] {
  return name.state === "known" ? [name.value.toLowerCase()] : [];
}

const computesByWorkspace = oncePerEstate((estate) =>
  groupedBy(estate.all(COMPUTE), ({ workspace }) => resourcesAt(workspace)),
);
