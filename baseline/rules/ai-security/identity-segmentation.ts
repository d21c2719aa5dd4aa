import type { AzureEstate, Subject } from "../../azure";
import {
  type IdentityPurpose,
  type IdentityUse,
  identityUses,
  usesOf,
} from "../../azure/joins/identity-uses";
import { groupedBy, oncePerEstate } from "../../azure/joins/once";
import { type Problem, rule } from "../rule";

/** Whoever is later in the list has an identity that was another's. */
const IN_ORDER: readonly IdentityPurpose[] = [
  "the workspace",
  "online inference",
  "a Kubernetes cluster",
  "encryption",
  "sign-in from outside",
];

const NOT_COMPUTES: ReadonlySet<IdentityPurpose> = new Set(IN_ORDER);

export const identitySegmentation = rule({
  id: "ai-security/identity-segmentation",
  title: "Workspaces, online endpoints, encryption and pipelines have identities of their own",
  recommendations: [
    "ai-security/identity-segmentation",
    "security/least-privilege-workspace-identity",
    "security/use-case-workspace-segregation",
  ],
  severity: "medium",
  why: "A shared identity has the rights of all its uses: a job could read the workspace's secrets or unwrap keys, a model that answers requests could read all data.",
  fix: {
    construct: "WorkloadIdentity: one for each purpose",
    terraform: "azurerm_user_assigned_identity: one for each purpose",
  },
  looksAt: (estate) => [...usesByUser(estate).values()].flatMap(([first]) => (first ? [first.user] : [])),
  finds: ({ resource }: Subject, estate: AzureEstate) =>
    (usesByUser(estate).get(resource) ?? []).flatMap((use) => sharing(use, estate)),
});

/**
 * Of two such users the later one says so, by purpose and address: the order in a file says nothing. A compute
 * that shares with one of them says nothing here.
 */
function sharing(use: IdentityUse, estate: AzureEstate): readonly Problem[] {
  const other = usesOf(use.identity, estate).find(
    (one) => isOther(one, use) && (placeOf(one) < placeOf(use) || !NOT_COMPUTES.has(one.purpose)),
  );
  if (other === undefined) {
    return [];
  }
  const { address } = other.user.resource;
  const isItself = other.user.resource === use.user.resource;
  return [
    {
      certainty: "violation",
      message: isItself
        ? `one identity serves it for ${use.purpose} and for ${other.purpose}: what one may do, the other may, too`
        : `its identity is also that of ${address}, for ${other.purpose}: what one may do, the other may, too`,
      related: isItself ? [] : [address],
    },
  ];
}

function placeOf({ purpose, user }: IdentityUse): string {
  return `${IN_ORDER.indexOf(purpose)} ${user.resource.address}`;
}

/** Different purposes, or the same one of two workspaces. */
function isOther(one: IdentityUse, other: IdentityUse): boolean {
  const sameWorkspace =
    one.workspace === undefined || other.workspace === undefined || one.workspace === other.workspace;
  return !sameWorkspace || one.purpose !== other.purpose;
}

const usesByUser = oncePerEstate((estate) =>
  groupedBy(
    // computes that share with computes are another rule's
    identityUses(estate).filter(({ purpose }) => NOT_COMPUTES.has(purpose)),
    ({ user }) => [user.resource],
  ),
);
