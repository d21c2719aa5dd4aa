import type { GraphResource } from "../../graph";
import { COMPUTE, type Compute } from "../compute";
import type { AzureEstate } from "../estate";
import { FEDERATED_CREDENTIAL } from "../federated-credential";
import { KUBERNETES_CLUSTER } from "../kubernetes-cluster";
import { ONLINE_ENDPOINT } from "../online-endpoint";
import type { Subject } from "../subject";
import { WORKSPACE, type Workspace } from "../workspace";
import type { Place } from "./address";
import { purposeOf } from "./compute-purpose";
import { keyUses } from "./customer-managed-key";
import { endpointIdentities } from "./endpoint-identities";
import { groupedBy, oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { resourcesAt, targetKeys } from "./references";

/** What a managed identity is used for. */
export type IdentityPurpose =
  | "the workspace"
  | "interactive work"
  | "image builds"
  | "batch inference"
  | "online inference"
  | "training"
  | "jobs"
  | "a Kubernetes cluster"
  | "encryption"
  | "sign-in from outside";

/** One use of a managed identity. */
export interface IdentityUse {
  readonly identity: Place;
  readonly purpose: IdentityPurpose;
  /** What uses it. */
  readonly user: Subject;
  /** The workspace that this is part of; undefined where it is part of none, or the input doesn't tell. */
  readonly workspace: Place | undefined;
}

/** All uses of identities that the input tells, in an order of its own. */
export const identityUses = oncePerEstate((estate): readonly IdentityUse[] => [
  ...withoutPatches(estate.all(WORKSPACE)).flatMap((user) =>
    [...new Set([user.identities, user.primaryIdentity, user.encryptionIdentity].flatMap(targetKeys))].map(
      (identity) => ({ identity, purpose: "the workspace" as const, user, workspace: user.resource }),
    ),
  ),
  ...withoutPatches(estate.all(COMPUTE)).flatMap((user) =>
    targetKeys(user.identities).map((identity) => ({
      identity,
      purpose: purposeOf(user, estate) ?? ("jobs" as const),
      user,
      workspace: targetKeys(user.workspace)[0],
    })),
  ),
  ...withoutPatches(estate.all(ONLINE_ENDPOINT)).flatMap((user) =>
    endpointIdentities(user, estate).map((identity) => ({
      identity,
      purpose: "online inference" as const,
      user,
      workspace: targetKeys(user.workspace)[0],
    })),
  ),
  ...withoutPatches(estate.all(KUBERNETES_CLUSTER)).flatMap((user) =>
    [...targetKeys(user.identities), ...targetKeys(user.kubeletIdentity)].map((identity) => ({
      identity,
      purpose: "a Kubernetes cluster" as const,
      user,
      workspace: undefined,
    })),
  ),
  ...keyUses(estate).flatMap(({ identity, service }) =>
    isWorkspace(service.resource)
      ? []
      : targetKeys(identity).map((one) => ({
          identity: one,
          purpose: "encryption" as const,
          user: service,
          workspace: undefined,
        })),
  ),
  ...estate.all(FEDERATED_CREDENTIAL).flatMap((user) =>
    targetKeys(user.identity).map((identity) => ({
      identity,
      purpose: "sign-in from outside" as const,
      user,
      workspace: undefined,
    })),
  ),
]);

const byIdentity = oncePerEstate((estate) => groupedBy(identityUses(estate), ({ identity }) => [identity]));

/** The uses of one identity. */
export function usesOf(identity: Place, estate: AzureEstate): readonly IdentityUse[] {
  return byIdentity(estate).get(identity) ?? [];
}

/** Identities that the input makes; unknown where it doesn't tell which they are. */
export type MadeIdentities = readonly GraphResource[] | "unknown";

/** The identities by which a workspace works; none where Azure makes one itself, and gives it its roles. */
export function identitiesOfWorkspace({ identities, primaryIdentity }: Workspace): MadeIdentities {
  return madeIdentities(primaryIdentity.state === "absent" ? identities : primaryIdentity);
}

/** The identities of a compute: given to it, or Azure's for it alone. */
export function identitiesOfCompute({ identities, identityType, resource }: Compute): MadeIdentities {
  const isSystem = identityType.state === "known" && /^SystemAssigned$/i.test(identityType.value);
  return isSystem ? [resource] : madeIdentities(identities);
}

/** Who makes an identity elsewhere gives it its roles there: such ones are left out. */
function madeIdentities(targets: Workspace["identities"]): MadeIdentities {
  return targets.state === "unknown"
    ? "unknown"
    : resourcesAt(targets).filter(({ mode }) => mode === "managed");
}

function isWorkspace(resource: GraphResource): boolean {
  return (
    WORKSPACE.azurerm.includes(resource.type) ||
    resource.armType === "microsoft.machinelearningservices/workspaces"
  );
}
