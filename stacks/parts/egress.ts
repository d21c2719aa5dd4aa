import { createHash } from "node:crypto";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { BUILT_IN_ROLES } from "../../constructs/identity/built-in-roles";
import { RoleAssignment } from "../../constructs/identity/role-assignment";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import type { MonitorPrivateLinkScope } from "../../constructs/observability/monitor-private-link-scope";
import { Egress } from "../../constructs/workspace/egress-intention";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import { ManagedNetworkEgress } from "../../constructs/workspace/managed-network-egress";
import type { ResolvedEgress } from "../config/resolved-config";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/** The parts of the landing zone itself that computes reach, beside what the service connects. */
export interface OwnTargets {
  readonly data: Data;
  /** Telemetry comes through it, where there is one. */
  readonly monitorScope?: MonitorPrivateLinkScope;
}

/**
 * What computes in the managed network may reach; computes wait for the last rule.
 *
 * @returns what must wait for the rules: everything else that writes the workspace
 */
export function composeEgress(
  foundation: Foundation,
  workspace: MachineLearningWorkspace,
  workspaceIdentity: IWorkloadIdentity,
  own: OwnTargets,
): readonly ITerraformDependable[] {
  const { stack, config } = foundation;
  const egress = new ManagedNetworkEgress(stack, "egress", {
    workspaceId: workspace.workspaceId,
    rules: [...ownRules(own), ...intentions(config.egress)],
    firewallSku: config.egress.firewallSku,
    after: [...ownApprovers(own, workspaceIdentity), ...approvers(foundation, workspaceIdentity)],
  });
  workspace.holdComputesFor(...egress.last);
  return egress.last;
}

/** The service connects the workspace's own storage, vault and registry; not what stands beside them. */
function ownRules({ data, monitorScope }: OwnTargets): Egress[] {
  const { dataLake: lake, payload } = data;
  return [
    ...(lake
      ? ["blob", "dfs"].map((part) =>
          Egress.privateEndpoint(lake.storageAccountId, part, { name: `data-lake-${part}` }),
        )
      : []),
    ...(payload ? [Egress.privateEndpoint(payload.storageAccountId, "blob", { name: "payload-blob" })] : []),
    ...(monitorScope
      ? [Egress.privateEndpoint(monitorScope.privateLinkScopeId, "azuremonitor", { name: "monitor" })]
      : []),
  ];
}

function ownApprovers({ data, monitorScope }: OwnTargets, identity: IWorkloadIdentity): RoleAssignment[] {
  return [
    ...[data.dataLake, data.payload].flatMap((account) =>
      account ? [approver(account, account.storageAccountId, identity)] : [],
    ),
    ...(monitorScope ? [approver(monitorScope, monitorScope.privateLinkScopeId, identity)] : []),
  ];
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
function approvers({ stack, config }: Foundation, identity: IWorkloadIdentity): RoleAssignment[] {
  const targets = [...new Set(config.egress.privateEndpoints.map(({ targetId }) => targetId))];
  return targets.map((targetId) => {
    const id = `approver-${targetId.split("/").at(-1)}-${digest(targetId)}`;
    return approver(stack, targetId, identity, id);
  });
}

function approver(
  scope: Construct,
  targetId: string,
  principal: IWorkloadIdentity,
  id = "network-approver",
): RoleAssignment {
  return new RoleAssignment(scope, id, {
    scope: targetId,
    role: BUILT_IN_ROLES.networkConnectionApprover,
    principal,
    description: "approve the managed network's private endpoint",
  });
}

/** Tells targets of one name apart in a Terraform address. */
function digest(targetId: string): string {
  return createHash("sha256").update(targetId.toLowerCase()).digest("hex").slice(0, 6);
}
