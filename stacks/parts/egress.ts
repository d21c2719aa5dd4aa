import { createHash } from "node:crypto";
import type { ITerraformDependable } from "cdktf";
import { BUILT_IN_ROLES } from "../../constructs/identity/built-in-roles";
import { RoleAssignment } from "../../constructs/identity/role-assignment";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import { Egress } from "../../constructs/workspace/egress-intention";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import { ManagedNetworkEgress } from "../../constructs/workspace/managed-network-egress";
import type { ResolvedEgress } from "../config/resolved-config";
import type { Foundation } from "./foundation";

/** What computes in the managed network may reach; computes wait for the last rule. */
export function composeEgress(
  foundation: Foundation,
  workspace: MachineLearningWorkspace,
  workspaceIdentity: IWorkloadIdentity,
): void {
  const { stack, config } = foundation;
  const egress = new ManagedNetworkEgress(stack, "egress", {
    workspaceId: workspace.workspaceId,
    rules: intentions(config.egress),
    firewallSku: config.egress.firewallSku,
    after: approvers(foundation, workspaceIdentity),
  });
  workspace.holdComputesFor(...egress.last);
}

function intentions(egress: ResolvedEgress): Egress[] {
  const { packageFeed, azureArtifacts, fqdns, serviceTags, privateEndpoints } = egress;
  return [
    ...(packageFeed === undefined ? [] : [Egress.packageFeed(packageFeed)]),
    ...(azureArtifacts === undefined ? [] : [Egress.azureArtifacts(azureArtifacts)]),
    ...fqdns.map(({ host, wildcard }) => Egress.fqdn(host, { wildcard })),
    ...serviceTags.map(({ tag, ...options }) => Egress.serviceTag(tag, options)),
    ...privateEndpoints.map(({ targetId, subresource, spark }) =>
      Egress.privateEndpoint(targetId, subresource, { spark }),
    ),
  ];
}

/** The workspace approves its own endpoints, so it needs the right to on every target. */
function approvers({ stack, config }: Foundation, principal: IWorkloadIdentity): ITerraformDependable[] {
  const targets = [...new Set(config.egress.privateEndpoints.map(({ targetId }) => targetId))];
  return targets.map(
    (targetId) =>
      new RoleAssignment(stack, `approver-${targetId.split("/").at(-1)}-${digest(targetId)}`, {
        scope: targetId,
        role: BUILT_IN_ROLES.networkConnectionApprover,
        principal,
        description: "approve the managed network's private endpoint",
      }),
  );
}

/** Tells targets of one name apart in a Terraform address. */
function digest(targetId: string): string {
  return createHash("sha256").update(targetId.toLowerCase()).digest("hex").slice(0, 6);
}
